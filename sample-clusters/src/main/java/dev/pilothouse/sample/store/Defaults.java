// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// Fills in what an API server fills in, after `pkg/apis/*/v1/defaults.go`. Applying it twice changes nothing.
final class Defaults {

  private Defaults() {}

  static void apply(ResourceType type, ObjectNode object) {
    switch (type.qualifiedName()) {
      case "pods" -> PodDefaults.pod(Json.child(object, "spec"), Json.child(object, "status"));
      case "namespaces" -> namespace(object);
      case "services" -> ServiceDefaults.apply(object);
      case "secrets" -> secret(object);
      case "deployments.apps" -> deployment(Json.child(object, "spec"));
      case "replicasets.apps", "replicationcontrollers" -> {
        number(Json.child(object, "spec"), "replicas", 1);
        template(Json.child(object, "spec"));
      }
      case "statefulsets.apps" -> statefulSet(Json.child(object, "spec"));
      case "daemonsets.apps" -> daemonSet(Json.child(object, "spec"));
      case "jobs.batch" -> job(object);
      case "cronjobs.batch" -> cronJob(Json.child(object, "spec"));
      case "horizontalpodautoscalers.autoscaling" -> AutoscalerDefaults.apply(Json.child(object, "spec"));
      case "ingresses.networking.k8s.io" -> ingress(object);
      case "persistentvolumeclaims" -> {
        text(Json.child(object, "spec"), "volumeMode", "Filesystem");
        text(Json.child(object, "status"), "phase", "Pending");
      }
      case "persistentvolumes" -> {
        text(Json.child(object, "spec"), "volumeMode", "Filesystem");
        text(Json.child(object, "spec"), "persistentVolumeReclaimPolicy", "Retain");
        text(Json.child(object, "status"), "phase", "Pending");
      }
      case "storageclasses.storage.k8s.io" -> {
        text(object, "reclaimPolicy", "Delete");
        text(object, "volumeBindingMode", "Immediate");
      }
      default -> {}
    }
  }

  static void text(ObjectNode node, String field, String value) {
    if (node.path(field).isMissingNode() || node.path(field).isNull() || node.path(field).asText().isEmpty()) {
      node.put(field, value);
    }
  }

  static void number(ObjectNode node, String field, int value) {
    if (node.path(field).isMissingNode() || node.path(field).isNull()) {
      node.put(field, value);
    }
  }

  private static void namespace(ObjectNode namespace) {
    Json.child(namespace, "metadata", "labels").put("kubernetes.io/metadata.name", Json.name(namespace));
    if (!Json.isDeleting(namespace)) {
      ObjectNode spec = Json.child(namespace, "spec");
      if (!spec.has("finalizers")) {
        spec.putArray("finalizers").add("kubernetes");
      }
      text(Json.child(namespace, "status"), "phase", "Active");
    }
  }

  /// `stringData` is written as `data` and never kept.
  private static void secret(ObjectNode secret) {
    text(secret, "type", "Opaque");
    if (secret.remove("stringData") instanceof ObjectNode plain) {
      ObjectNode data = Json.child(secret, "data");
      plain
          .properties()
          .forEach(
              it ->
                  data.put(
                      it.getKey(),
                      Base64.getEncoder().encodeToString(it.getValue().asText().getBytes(StandardCharsets.UTF_8))));
    }
  }

  /// Older clients send the zero time of a template's metadata as null; a server that writes only what is there has none.
  private static void template(ObjectNode spec) {
    if (Json.at(spec, "template", "metadata", "creationTimestamp").isNull()) {
      Json.child(spec, "template", "metadata").remove("creationTimestamp");
    }
    PodDefaults.spec(Json.child(spec, "template", "spec"));
  }

  private static void deployment(ObjectNode spec) {
    number(spec, "replicas", 1);
    number(spec, "revisionHistoryLimit", 10);
    number(spec, "progressDeadlineSeconds", 600);
    ObjectNode strategy = Json.child(spec, "strategy");
    text(strategy, "type", "RollingUpdate");
    if (Json.text(strategy, "type").equals("RollingUpdate")) {
      ObjectNode rolling = Json.child(strategy, "rollingUpdate");
      text(rolling, "maxUnavailable", "25%");
      text(rolling, "maxSurge", "25%");
    }
    template(spec);
  }

  private static void statefulSet(ObjectNode spec) {
    number(spec, "replicas", 1);
    number(spec, "revisionHistoryLimit", 10);
    text(spec, "podManagementPolicy", "OrderedReady");
    ObjectNode strategy = Json.child(spec, "updateStrategy");
    text(strategy, "type", "RollingUpdate");
    if (Json.text(strategy, "type").equals("RollingUpdate")) {
      number(Json.child(strategy, "rollingUpdate"), "partition", 0);
    }
    ObjectNode retention = Json.child(spec, "persistentVolumeClaimRetentionPolicy");
    text(retention, "whenDeleted", "Retain");
    text(retention, "whenScaled", "Retain");
    template(spec);
  }

  private static void daemonSet(ObjectNode spec) {
    number(spec, "revisionHistoryLimit", 10);
    ObjectNode strategy = Json.child(spec, "updateStrategy");
    text(strategy, "type", "RollingUpdate");
    if (Json.text(strategy, "type").equals("RollingUpdate")) {
      number(Json.child(strategy, "rollingUpdate"), "maxUnavailable", 1);
      number(Json.child(strategy, "rollingUpdate"), "maxSurge", 0);
    }
    template(spec);
  }

  private static void job(ObjectNode job) {
    ObjectNode spec = Json.child(job, "spec");
    jobSpec(spec);
    String uid = Json.uid(job);
    if (Json.flag(spec, "manualSelector") || spec.has("selector") || uid.isEmpty()) {
      return;
    }
    Json.child(spec, "selector", "matchLabels").put("batch.kubernetes.io/controller-uid", uid);
    ObjectNode labels = Json.child(spec, "template", "metadata", "labels");
    for (String prefix : List.of("", "batch.kubernetes.io/")) {
      labels.put(prefix + "controller-uid", uid).put(prefix + "job-name", Json.name(job));
    }
  }

  private static void jobSpec(ObjectNode spec) {
    if (!spec.has("completions") && !spec.has("parallelism")) {
      spec.put("completions", 1);
    }
    number(spec, "parallelism", 1);
    number(spec, "backoffLimit", 6);
    text(spec, "completionMode", "NonIndexed");
    text(spec, "podReplacementPolicy", "TerminatingOrFailed");
    if (!spec.has("suspend")) {
      spec.put("suspend", false);
    }
    template(spec);
  }

  private static void cronJob(ObjectNode spec) {
    text(spec, "concurrencyPolicy", "Allow");
    number(spec, "successfulJobsHistoryLimit", 3);
    number(spec, "failedJobsHistoryLimit", 1);
    if (!spec.has("suspend")) {
      spec.put("suspend", false);
    }
    PodDefaults.spec(Json.child(spec, "jobTemplate", "spec", "template", "spec"));
  }

  private static void ingress(ObjectNode ingress) {
    for (JsonNode rule : Json.items(ingress, "spec", "rules")) {
      for (JsonNode path : Json.items(rule, "http", "paths")) {
        text((ObjectNode) path, "pathType", "ImplementationSpecific");
      }
    }
  }
}
