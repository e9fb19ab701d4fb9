// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scenario;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.controller.NameSuffix;
import dev.pilothouse.sample.controller.Pods;
import dev.pilothouse.sample.controller.Quantities;
import dev.pilothouse.sample.scenario.FleetNodes.Pool;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectStore;
import dev.pilothouse.sample.store.Write;
import java.time.Instant;

/// A Deployment of a fleet, its one ReplicaSet and what their pods are made like, with the defaults that a server fills in.
final class FleetWorkload {

  /// What is the matter with its pods.
  enum Trouble {
    NONE,
    /// They were killed for their memory now and then.
    OUT_OF_MEMORY,
    CRASH_LOOP,
    MISSING_IMAGE,
    /// They want more memory than any node has.
    TOO_LARGE,
    /// They want what its pool has no more of.
    POOL_FULL
  }

  /// What a container requests, in millicores and MiB.
  record Size(int millis, int mebibytes) {}

  /// What is wanted.
  record Plan(String namespace, String name, int replicas, Pool pool, Size size, Trouble trouble, int revision, Instant rolledOut) {

    boolean isUnschedulable() {
      return trouble == Trouble.TOO_LARGE || trouble == Trouble.POOL_FULL;
    }

    String image() {
      String tag = switch (trouble) {
        case CRASH_LOOP -> revision + ".2.0-rc1";
        case MISSING_IMAGE -> revision + ".3.0-missing";
        default -> revision + ".1." + name.length();
      };
      return "registry.harbour.example/" + namespace + "/" + name + ":" + tag;
    }
  }

  final Plan plan;
  final ObjectNode deployment;
  final ObjectNode set;
  final ObjectNode pod;
  final long millis;
  final long bytes;

  /// @param scratch a store that nobody watches, to have defaults filled in
  FleetWorkload(Plan plan, ObjectStore scratch) {
    this.plan = plan;
    this.deployment = scratch.create(BuiltInTypes.DEPLOYMENTS, deployment(), Write.by("kubectl-client-side-apply"));
    this.set = scratch.create(BuiltInTypes.REPLICA_SETS, replicaSet(), Write.by("kube-controller-manager"));
    ObjectNode first = Pods.fromTemplate(set, Json.at(set, "spec", "template"), Json.name(set) + "-first");
    this.pod = scratch.create(BuiltInTypes.PODS, first, Write.by("kube-controller-manager"));
    this.millis = Quantities.requested(pod.path("spec"), "cpu", true);
    this.bytes = Quantities.requested(pod.path("spec"), "memory", false);
  }

  private ObjectNode deployment() {
    ObjectNode object = Json.object();
    ObjectNode metadata = metadata(object, plan.name());
    metadata.putObject("annotations").put("deployment.kubernetes.io/revision", Integer.toString(plan.revision()));
    labels(metadata.putObject("labels"));
    ObjectNode spec = object.putObject("spec");
    spec.put("replicas", plan.replicas());
    spec.putObject("selector").putObject("matchLabels").put("app.kubernetes.io/name", plan.name());
    spec.set("template", template());
    return object;
  }

  private ObjectNode metadata(ObjectNode object, String name) {
    ObjectNode metadata = Json.metadata(object).put("name", name).put("namespace", plan.namespace());
    return metadata.put("creationTimestamp", Json.time(plan.rolledOut().minusSeconds(86_400L * (plan.revision() - 1) * 9)));
  }

  private void labels(ObjectNode labels) {
    labels.put("app.kubernetes.io/name", plan.name()).put("app.kubernetes.io/part-of", plan.namespace());
  }

  private ObjectNode template() {
    ObjectNode template = Json.object();
    labels(Json.child(template, "metadata", "labels"));
    ObjectNode spec = template.putObject("spec").put("automountServiceAccountToken", false);
    ObjectNode container = spec.putArray("containers").addObject();
    container.put("name", plan.name()).put("image", plan.image());
    container.putArray("ports").addObject().put("name", "http").put("containerPort", 8080);
    String memory = plan.size().mebibytes() % 1024 == 0 ? plan.size().mebibytes() / 1024 + "Gi" : plan.size().mebibytes() + "Mi";
    ObjectNode resources = container.putObject("resources");
    resources.putObject("requests").put("cpu", plan.size().millis() + "m").put("memory", memory);
    resources.putObject("limits").put("memory", memory);
    ObjectNode probe = container.putObject("readinessProbe").put("periodSeconds", 10);
    probe.putObject("httpGet").put("path", "/ready").put("port", "http");
    if (plan.pool() != Pool.GENERAL) {
      spec.putObject("nodeSelector").put("pool", plan.pool().word());
    }
    if (plan.pool().isTainted()) {
      spec.putArray("tolerations").addObject()
          .put("effect", "NoSchedule").put("key", plan.pool().taint).put("operator", "Exists");
    }
    return template;
  }

  private ObjectNode replicaSet() {
    ObjectNode template = Json.at(deployment, "spec", "template").deepCopy();
    String hash = NameSuffix.hash(template, 0);
    ObjectNode object = Json.object();
    ObjectNode metadata = metadata(object, plan.name() + "-" + hash);
    metadata.put("creationTimestamp", Json.time(plan.rolledOut()));
    metadata.putObject("annotations")
        .put("deployment.kubernetes.io/desired-replicas", Integer.toString(plan.replicas()))
        .put("deployment.kubernetes.io/max-replicas", Integer.toString(plan.replicas() + (plan.replicas() + 3) / 4))
        .put("deployment.kubernetes.io/revision", Integer.toString(plan.revision()));
    labels(metadata.putObject("labels"));
    Json.child(metadata, "labels").put("pod-template-hash", hash);
    metadata.putArray("ownerReferences").add(Json.ownerReference(deployment));
    ObjectNode spec = object.putObject("spec").put("replicas", plan.replicas());
    ObjectNode selector = Json.child(spec, "selector", "matchLabels");
    selector.put("app.kubernetes.io/name", plan.name()).put("pod-template-hash", hash);
    Json.child(template, "metadata", "labels").put("pod-template-hash", hash);
    spec.set("template", template);
    return object;
  }

  /// Writes into both what their controllers would.
  ///
  /// @param ready pods; all of its replicas have been made
  void told(int ready) {
    int replicas = plan.replicas();
    ObjectNode ofSet = set.putObject("status").put("replicas", replicas);
    ObjectNode status = deployment.putObject("status").put("observedGeneration", 1);
    ofSet.put("fullyLabeledReplicas", replicas);
    status.put("replicas", replicas).put("updatedReplicas", replicas);
    if (ready > 0) {
      ofSet.put("readyReplicas", ready).put("availableReplicas", ready);
      status.put("readyReplicas", ready).put("availableReplicas", ready);
    }
    if (ready < replicas) {
      status.put("unavailableReplicas", replicas - ready);
    }
    ofSet.put("terminatingReplicas", 0).put("observedGeneration", 1);
    status.put("terminatingReplicas", 0);
    boolean enough = ready >= replicas - replicas / 4;
    ArrayNode conditions = status.putArray("conditions");
    condition(conditions, "Progressing", "True", "NewReplicaSetAvailable",
        "ReplicaSet \"%s\" has successfully progressed.".formatted(Json.name(set)));
    condition(conditions, "Available", enough ? "True" : "False",
        enough ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
        enough ? "Deployment has minimum availability." : "Deployment does not have minimum availability.");
  }

  private void condition(ArrayNode conditions, String type, String value, String reason, String message) {
    String time = Json.time(plan.rolledOut().plusSeconds(75));
    conditions.addObject().put("type", type).put("status", value).put("lastUpdateTime", time).put("lastTransitionTime", time)
        .put("reason", reason).put("message", message);
  }
}
