// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.DeleteOptions;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.StoreException;
import dev.pilothouse.sample.store.Write;
import org.jspecify.annotations.Nullable;

/// Creates and deletes the pods of a controller and says so in events, as `RealPodControl` of kube-controller-manager does.
final class PodCreation {

  private final ClusterState cluster;
  private final String component;
  private String failure = "";

  PodCreation(ClusterState cluster, String component) {
    this.cluster = cluster;
    this.component = component;
  }

  /// A pod whose name is the owner's and five random characters.
  @Nullable ObjectNode create(ObjectNode owner, JsonNode template) {
    String prefix = Json.name(owner) + "-";
    ObjectNode pod = Pods.fromTemplate(owner, template, prefix + NameSuffix.random(cluster.random()));
    Json.metadata(pod).put("generateName", prefix);
    return store(owner, pod);
  }

  private @Nullable ObjectNode store(ObjectNode owner, ObjectNode pod) {
    try {
      ObjectNode made = cluster.store().create(BuiltInTypes.PODS, pod, Write.by("kube-controller-manager"));
      cluster.events().normal(owner, component, "SuccessfulCreate", "Created pod: " + Json.name(made));
      return made;
    } catch (StoreException e) {
      failure = String.valueOf(e.getMessage());
      cluster.events().warning(owner, component, "FailedCreate", "Error creating: " + failure);
      return null;
    }
  }

  /// A pod that its controller has made up itself.
  @Nullable ObjectNode createPod(ObjectNode owner, ObjectNode pod) {
    return store(owner, pod);
  }

  /// Why the last pod was not created.
  String failure() {
    return failure;
  }

  void delete(ObjectNode owner, ObjectNode pod) {
    cluster.delete(BuiltInTypes.PODS, Json.key(pod), DeleteOptions.background());
    cluster.events().normal(owner, component, "SuccessfulDelete", "Deleted pod: " + Json.name(pod));
  }
}
