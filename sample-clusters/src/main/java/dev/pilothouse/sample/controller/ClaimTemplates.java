// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;

/// The volumes of a StatefulSet's pods: a claim of its own for each pod and each template, which outlives the pod.
final class ClaimTemplates {
  private final ClusterState cluster;
  private final String component;

  /// @param component who is named in events
  ClaimTemplates(ClusterState cluster, String component) {
    this.cluster = cluster;
    this.component = component;
  }

  /// Makes the claims of a pod that are not there yet.
  void create(ObjectNode set, String pod) {
    for (JsonNode template : Json.items(set, "spec", "volumeClaimTemplates")) {
      ObjectNode claim = template.deepCopy();
      String name = Json.name(template) + "-" + pod;
      ObjectNode metadata = Json.metadata(claim).put("name", name).put("namespace", Json.namespace(set));
      ObjectNode labels = Json.child(metadata, "labels");
      Json.texts(set, "spec", "selector", "matchLabels").forEach(labels::put);
      claim.putObject("status").put("phase", "Pending");
      if (cluster.create(BuiltInTypes.PERSISTENT_VOLUME_CLAIMS, claim, "kube-controller-manager") != null) {
        cluster.events().normal(set, component, "SuccessfulCreate",
            "create Claim %s Pod %s in StatefulSet %s success".formatted(name, pod, Json.name(set)));
      }
    }
  }

  /// Adds them to the volumes of the pod.
  static void mount(ObjectNode set, ObjectNode spec, String pod) {
    for (JsonNode claim : Json.items(set, "spec", "volumeClaimTemplates")) {
      ObjectNode volume = Json.list(spec, "volumes").addObject().put("name", Json.name(claim));
      volume.putObject("persistentVolumeClaim").put("claimName", Json.name(claim) + "-" + pod);
    }
  }
}
