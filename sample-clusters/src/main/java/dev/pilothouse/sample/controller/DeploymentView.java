// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A Deployment with its ReplicaSets as one reconciliation sees them.
///
/// @param current the ReplicaSet of the present template, if it exists yet
/// @param old all others, oldest first
record DeploymentView(ObjectNode deployment, @Nullable ObjectNode current, List<ObjectNode> old) {

  static final String REVISION = "deployment.kubernetes.io/revision";
  static final String DESIRED = "deployment.kubernetes.io/desired-replicas";
  static final String HASH_LABEL = "pod-template-hash";

  ObjectKey key() {
    return Json.key(deployment);
  }

  List<ObjectNode> all() {
    List<ObjectNode> all = new ArrayList<>(old);
    if (current != null) {
      all.add(current);
    }
    return all;
  }

  int replicas() {
    return Json.integer(1, deployment, "spec", "replicas");
  }

  boolean isRolling() {
    return !Json.text(deployment, "spec", "strategy", "type").equals("Recreate");
  }

  boolean isPaused() {
    return Json.flag(deployment, "spec", "paused");
  }

  int surge() {
    return isRolling() ? fencepost("maxSurge", true) : 0;
  }

  /// How many may be missing; where neither surge nor absence is allowed, one may be missing, or nothing could ever move.
  int unavailable() {
    if (!isRolling() || replicas() == 0) {
      return 0;
    }
    int unavailable = fencepost("maxUnavailable", false);
    return unavailable == 0 && surge() == 0 ? 1 : Math.min(unavailable, replicas());
  }

  private int fencepost(String field, boolean up) {
    return IntOrPercent.of(Json.at(deployment, "spec", "strategy", "rollingUpdate", field), "25%", replicas(), up);
  }

  static int wanted(JsonNode set) {
    return Json.integer(0, set, "spec", "replicas");
  }

  static int sum(List<ObjectNode> sets, String... path) {
    return sets.stream().mapToInt(set -> Json.integer(0, set, path)).sum();
  }

  static int revision(JsonNode object) {
    return Json.integer(0, object, "metadata", "annotations", REVISION);
  }

  /// Whether a ReplicaSet was made from a template; the hash label is its own.
  static boolean isOf(JsonNode set, JsonNode template) {
    JsonNode own = Json.at(set, "spec", "template");
    if (!own.path("spec").equals(template.path("spec"))) {
      return false;
    }
    Map<String, String> labels = Json.texts(own, "metadata", "labels");
    Map<String, String> wanted = Json.texts(template, "metadata", "labels");
    labels.remove(HASH_LABEL);
    wanted.remove(HASH_LABEL);
    return labels.equals(wanted)
        && Json.texts(own, "metadata", "annotations").equals(Json.texts(template, "metadata", "annotations"));
  }
}
