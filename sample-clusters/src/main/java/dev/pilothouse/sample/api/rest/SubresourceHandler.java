// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.api.http.Reply;
import dev.pilothouse.sample.api.http.Request;
import dev.pilothouse.sample.api.patch.PatchException;
import dev.pilothouse.sample.api.schema.Schemas;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.DeleteOptions;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectStore;
import dev.pilothouse.sample.store.Write;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Answers `scale` and `eviction`.
final class SubresourceHandler {

  private final ObjectStore store;
  private final Schemas schemas;

  SubresourceHandler(ObjectStore store, Schemas schemas) {
    this.store = store;
    this.schemas = schemas;
  }

  Reply scale(Request request, ApiPath path, ServedKind kind) {
    return switch (request.method()) {
      case "GET" -> reply(kind, store.get(kind.stored(), path.namespace(), path.name()));
      case "PUT" -> {
        ObjectNode body = Bodies.object(request);
        yield rescale(request, path, kind, scale -> body);
      }
      case "PATCH" -> {
        JsonNode patch = Bodies.any(request);
        yield rescale(
            request, path, kind, scale -> WriteHandler.format(request, kind).apply(scale, patch, false));
      }
      default -> throw StatusException.methodNotAllowed();
    };
  }

  private Reply rescale(Request request, ApiPath path, ServedKind kind, UnaryOperator<ObjectNode> change) {
    Write write = WriteHandler.write(request).spec().through("scale");
    String[] replicas = kind.scalePath("specReplicasPath", "spec.replicas");
    ObjectNode changed =
        store.update(
            kind.stored(), path.namespace(), path.name(), old -> scaled(kind, old, change, replicas), write);
    return reply(kind, changed);
  }

  private ObjectNode scaled(
      ServedKind kind, ObjectNode old, UnaryOperator<ObjectNode> change, String[] replicas) {
    ObjectNode wanted;
    try {
      wanted = change.apply(scaleOf(kind, old));
    } catch (PatchException e) {
      throw new StatusException(e.code(), "BadRequest", String.valueOf(e.getMessage()));
    }
    int count = Json.integer(0, wanted, "spec", "replicas");
    if (count < 0) {
      throw new StatusException(
          422,
          "Invalid",
          "Scale.autoscaling \"" + Json.name(old)
              + "\" is invalid: spec.replicas: Invalid value: " + count + ": must be greater than or equal to 0");
    }
    String version = Json.text(wanted, "metadata", "resourceVersion");
    if (!version.isEmpty()) {
      Json.metadata(old).put("resourceVersion", version);
    }
    ObjectNode parent = old;
    for (int i = 0; i < replicas.length - 1; i++) {
      parent = Json.child(parent, replicas[i]);
    }
    parent.put(replicas[replicas.length - 1], count);
    if (kind.isCustom()) {
      schemas.check(kind.type(), kind.definition(), old, false);
    }
    return old;
  }

  private static Reply reply(ServedKind kind, ObjectNode object) {
    return Reply.json(200, Bodies.write(scaleOf(kind, object)));
  }

  private static ObjectNode scaleOf(ServedKind kind, ObjectNode object) {
    ObjectNode scale = Json.object().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
    ObjectNode metadata = Json.metadata(scale);
    for (String field : new String[] {"name", "namespace", "uid", "resourceVersion", "creationTimestamp"}) {
      metadata.set(field, Json.at(object, "metadata", field));
    }
    // The real server leaves a zero out: the field is marked omitempty in autoscaling/v1.
    ObjectNode spec = Json.child(scale, "spec");
    int wanted = number(object, kind.scalePath("specReplicasPath", "spec.replicas"));
    if (wanted != 0) {
      spec.put("replicas", wanted);
    }
    Json.child(scale, "status")
        .put("replicas", number(object, kind.scalePath("statusReplicasPath", "status.replicas")))
        .put("selector", selector(kind, object));
    return scale;
  }

  private static int number(ObjectNode object, String[] path) {
    return Json.integer(0, object, path);
  }

  /// A custom kind has only the selector that its definition points at.
  private static String selector(ServedKind kind, ObjectNode object) {
    if (kind.isCustom()) {
      String[] path = kind.scalePath("labelSelectorPath", "");
      return path[0].isEmpty() ? "" : Json.text(object, path);
    }
    Map<String, String> labels = Json.texts(object, "spec", "selector", "matchLabels");
    Map<String, String> all = labels.isEmpty() ? Json.texts(object, "spec", "selector") : labels;
    return all.entrySet().stream().map(it -> it.getKey() + "=" + it.getValue()).collect(Collectors.joining(","));
  }

  /// Deletes a pod unless a budget forbids it, and takes the disruption from the budget.
  Reply evict(Request request, ApiPath path) {
    ObjectNode body = Bodies.objectOrEmpty(request);
    ObjectNode pod = store.get(BuiltInTypes.PODS, path.namespace(), path.name());
    boolean dryRun = !request.param("dryRun").isEmpty() || !Json.items(body, "deleteOptions", "dryRun").isEmpty();
    String grace = Json.text(body, "deleteOptions", "gracePeriodSeconds");
    String uid = Json.text(body, "deleteOptions", "preconditions", "uid");
    DeleteOptions options =
        new DeleteOptions(
            DeleteOptions.Propagation.BACKGROUND, grace.isEmpty() ? null : Long.valueOf(grace), uid.isEmpty() ? null : uid, null,
            dryRun);
    boolean counts = Json.text(pod, "status", "phase").equals("Running") && !Json.isDeleting(pod);
    if (counts && (uid.isEmpty() || uid.equals(Json.uid(pod)))) {
      askBudgets(path, pod, dryRun);
    }
    store.delete(BuiltInTypes.PODS, path.namespace(), path.name(), options);
    ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
    status.putObject("metadata");
    return Reply.json(201, Bodies.write(status.put("status", "Success").put("code", 201)));
  }

  /// At most one budget may have a say (kubernetes, pkg/registry/core/pod/storage/eviction.go).
  private void askBudgets(ApiPath path, ObjectNode pod, boolean dryRun) {
    List<ObjectNode> budgets =
        store.list(BuiltInTypes.POD_DISRUPTION_BUDGETS, path.namespace()).stream().filter(one -> covers(one, pod)).toList();
    if (budgets.size() > 1) {
      throw new StatusException(
          500, "InternalError", "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.");
    }
    if (!budgets.isEmpty() && !passes(budgets.getFirst(), pod)) {
      disrupt(budgets.getFirst(), dryRun);
    }
  }

  /// Whether a pod that is not ready goes without taking from the budget.
  private static boolean passes(ObjectNode budget, ObjectNode pod) {
    for (JsonNode condition : Json.items(pod, "status", "conditions")) {
      if (condition.path("type").asText().equals("Ready") && condition.path("status").asText().equals("True")) {
        return false;
      }
    }
    int desired = Json.integer(0, budget, "status", "desiredHealthy");
    return Json.text(budget, "spec", "unhealthyPodEvictionPolicy").equals("AlwaysAllow")
        || (desired > 0 && Json.integer(0, budget, "status", "currentHealthy") >= desired);
  }

  private static boolean covers(ObjectNode budget, ObjectNode pod) {
    JsonNode selector = Json.at(budget, "spec", "selector");
    return !selector.isMissingNode() && Selectors.matches(selector, Json.labels(pod));
  }

  private void disrupt(ObjectNode budget, boolean dryRun) {
    String name = Json.name(budget);
    store.update(
        BuiltInTypes.POD_DISRUPTION_BUDGETS,
        Json.namespace(budget),
        name,
        current -> {
          int allowed = Json.integer(0, current, "status", "disruptionsAllowed");
          if (allowed <= 0) {
            throw forbidden(name, current);
          }
          Json.child(current, "status").put("disruptionsAllowed", allowed - 1);
          return current;
        },
        Write.by("eviction").status().trying(dryRun));
  }

  private static StatusException forbidden(String name, ObjectNode budget) {
    ObjectNode details = Json.object();
    Json.list(details, "causes")
        .addObject()
        .put("reason", "DisruptionBudget")
        .put(
            "message",
            "The disruption budget " + name + " needs " + Json.integer(0, budget, "status", "desiredHealthy")
                + " healthy pods and has " + Json.integer(0, budget, "status", "currentHealthy") + " currently");
    return new StatusException(
        429,
        "TooManyRequests",
        "Cannot evict pod as it would violate the pod's disruption budget.",
        details);
  }
}
