// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The columns of what owns pods, after `pkg/printers/internalversion/printers.go`.
final class WorkloadColumns {

  private WorkloadColumns() {}

  static List<Column> deployments() {
    return List.of(
        Column.primary(),
        Column.text("Ready", it -> Cells.count(it, "status", "readyReplicas") + "/" + desired(it)),
        Column.number("Up-to-date", it -> Cells.count(it, "status", "updatedReplicas")),
        Column.number("Available", it -> Cells.count(it, "status", "availableReplicas")),
        Column.age(),
        Cells.containerNames(),
        Cells.images(),
        Cells.selector());
  }

  static List<Column> replicaSets() {
    return List.of(
        Column.primary(),
        Column.number("Desired", WorkloadColumns::desired),
        Column.number("Current", it -> Cells.count(it, "status", "replicas")),
        Column.number("Ready", it -> Cells.count(it, "status", "readyReplicas")),
        Column.age(),
        Cells.containerNames(),
        Cells.images(),
        Cells.selector());
  }

  static List<Column> replicationControllers() {
    List<Column> columns = new ArrayList<>(replicaSets());
    columns.set(7, Column.wide("Selector", it -> Cells.orNone(Cells.pairs(Json.texts(it, "spec", "selector")))));
    return List.copyOf(columns);
  }

  static List<Column> statefulSets() {
    return List.of(
        Column.primary(),
        Column.text("Ready", it -> Cells.count(it, "status", "readyReplicas") + "/" + desired(it)),
        Column.age(),
        Cells.containerNames(),
        Cells.images());
  }

  static List<Column> daemonSets() {
    return List.of(
        Column.primary(),
        Column.number("Desired", it -> Cells.count(it, "status", "desiredNumberScheduled")),
        Column.number("Current", it -> Cells.count(it, "status", "currentNumberScheduled")),
        Column.number("Ready", it -> Cells.count(it, "status", "numberReady")),
        Column.number("Up-to-date", it -> Cells.count(it, "status", "updatedNumberScheduled")),
        Column.number("Available", it -> Cells.count(it, "status", "numberAvailable")),
        Column.text(
            "Node Selector",
            it -> Cells.orNone(Cells.pairs(Json.texts(it, "spec", "template", "spec", "nodeSelector")))),
        Column.age(),
        Cells.containerNames(),
        Cells.images(),
        Cells.selector());
  }

  static List<Column> jobs() {
    return List.of(
        Column.primary(),
        Column.text("Status", WorkloadColumns::jobStatus),
        Column.text("Completions", WorkloadColumns::completions),
        Column.timed("Duration", WorkloadColumns::duration),
        Column.age(),
        Cells.containerNames(),
        Cells.images(),
        Cells.selector());
  }

  private static boolean condition(ObjectNode object, String type) {
    return Json.items(object, "status", "conditions").stream()
        .anyMatch(it -> Json.text(it, "type").equals(type) && Json.text(it, "status").equals("True"));
  }

  private static String jobStatus(ObjectNode job) {
    if (condition(job, "Complete")) {
      return "Complete";
    }
    if (condition(job, "Failed")) {
      return "Failed";
    }
    if (Json.isDeleting(job)) {
      return "Terminating";
    }
    if (condition(job, "Suspended")) {
      return "Suspended";
    }
    if (condition(job, "FailureTarget")) {
      return "FailureTarget";
    }
    return condition(job, "SuccessCriteriaMet") ? "SuccessCriteriaMet" : "Running";
  }

  private static String completions(ObjectNode job) {
    int succeeded = Cells.count(job, "status", "succeeded");
    int completions = Cells.count(job, "spec", "completions");
    int parallelism = Cells.count(job, "spec", "parallelism");
    if (completions > 0) {
      return succeeded + "/" + completions;
    }
    return parallelism > 1 ? succeeded + "/1 of " + parallelism : succeeded + "/1";
  }

  private static String duration(ObjectNode job, Instant now) {
    String start = Json.text(job, "status", "startTime");
    if (start.isEmpty()) {
      return "";
    }
    String end = Json.text(job, "status", "completionTime");
    return Ages.human(Duration.between(Instant.parse(start), end.isEmpty() ? now : Instant.parse(end)));
  }

  static List<Column> cronJobs() {
    return List.of(
        Column.primary(),
        Column.text("Schedule", it -> Json.text(it, "spec", "schedule")),
        Column.text("Timezone", it -> Json.textOr("<none>", it, "spec", "timeZone")),
        Column.text("Suspend", it -> Json.flag(it, "spec", "suspend") ? "True" : "False"),
        Column.number("Active", it -> Json.items(it, "status", "active").size()),
        Column.timed(
            "Last Schedule",
            (it, now) -> {
              String last = Json.text(it, "status", "lastScheduleTime");
              return last.isEmpty() ? Cells.NONE : Ages.since(last, now);
            }),
        Column.age(),
        Column.wide("Containers", it -> Cells.join(cronContainers(it), "name")),
        Column.wide("Images", it -> Cells.join(cronContainers(it), "image")),
        Column.wide(
            "Selector", it -> Cells.labelSelector(Json.at(it, "spec", "jobTemplate", "spec", "selector"))));
  }

  private static List<JsonNode> cronContainers(ObjectNode cron) {
    return Json.items(cron, "spec", "jobTemplate", "spec", "template", "spec", "containers");
  }

  static List<Column> controllerRevisions() {
    return List.of(
        Column.primary(),
        Column.text(
            "Controller",
            it -> {
              JsonNode owner = Json.controller(it);
              return owner == null ? Cells.NONE : ownerName(owner);
            }),
        Column.number("Revision", it -> it.path("revision").asLong()),
        Column.age());
  }

  private static String ownerName(JsonNode owner) {
    String kind = Json.text(owner, "kind").toLowerCase(java.util.Locale.ROOT);
    String apiVersion = Json.text(owner, "apiVersion");
    int slash = apiVersion.indexOf('/');
    return kind + (slash < 0 ? "" : "." + apiVersion.substring(0, slash)) + "/" + Json.text(owner, "name");
  }

  static List<Column> autoscalers() {
    return List.of(
        Column.primary(),
        Column.text(
            "Reference",
            it ->
                Json.text(it, "spec", "scaleTargetRef", "kind")
                    + "/"
                    + Json.text(it, "spec", "scaleTargetRef", "name")),
        Column.text("Targets", WorkloadColumns::targets),
        Column.text("MinPods", it -> Json.textOr("<unset>", it, "spec", "minReplicas")),
        Column.number("MaxPods", it -> Cells.count(it, "spec", "maxReplicas")),
        Column.number("Replicas", it -> Cells.count(it, "status", "currentReplicas")),
        Column.age());
  }

  private static String targets(ObjectNode autoscaler) {
    List<String> targets = new ArrayList<>();
    List<JsonNode> current = Json.items(autoscaler, "status", "currentMetrics");
    int index = 0;
    for (JsonNode metric : Json.items(autoscaler, "spec", "metrics")) {
      JsonNode now = index < current.size() ? current.get(index) : null;
      targets.add(target(metric, now));
      index++;
    }
    return targets.isEmpty() ? Cells.NONE : String.join(", ", targets);
  }

  private static String target(JsonNode metric, @org.jspecify.annotations.Nullable JsonNode current) {
    String source =
        switch (Json.text(metric, "type")) {
          case "Pods" -> "pods";
          case "Object" -> "object";
          case "External" -> "external";
          case "ContainerResource" -> "containerResource";
          default -> "resource";
        };
    String name = Json.text(metric, source, "name");
    String prefix = name.isEmpty() ? "" : name + ": ";
    JsonNode percent = Json.at(metric, source, "target", "averageUtilization");
    if (!percent.isMissingNode()) {
      JsonNode is = Json.at(current, source, "current", "averageUtilization");
      return prefix + (is.isMissingNode() ? "<unknown>" : is.asText() + "%") + "/" + percent.asText() + "%";
    }
    boolean average = !Json.text(metric, source, "target", "averageValue").isEmpty();
    String field = average ? "averageValue" : "value";
    return prefix
        + Json.textOr("<unknown>", current, source, "current", field)
        + "/"
        + Json.text(metric, source, "target", field)
        + (average ? " (avg)" : "");
  }

  static List<Column> disruptionBudgets() {
    return List.of(
        Column.primary(),
        Column.text("Min Available", it -> Json.textOr("N/A", it, "spec", "minAvailable")),
        Column.text("Max Unavailable", it -> Json.textOr("N/A", it, "spec", "maxUnavailable")),
        Column.number("Allowed Disruptions", it -> Cells.count(it, "status", "disruptionsAllowed")),
        Column.age());
  }

  private static int desired(ObjectNode workload) {
    return Cells.count(workload, "spec", "replicas");
  }
}
