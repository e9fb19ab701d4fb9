// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.DeleteOptions;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectKey;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The ControllerRevisions of a StatefulSet or DaemonSet: one for each template that it had, the newest with the highest number
/// (`pkg/controller/history`).
final class TemplateRevisions {

  private final ClusterState cluster;

  TemplateRevisions(ClusterState cluster) {
    this.cluster = cluster;
  }

  /// The name of the revision of the present template, made or moved to the front if need be.
  String current(ObjectNode owner) {
    JsonNode template = Json.at(owner, "spec", "template");
    List<ObjectNode> known = cluster.controlledBy(BuiltInTypes.CONTROLLER_REVISIONS, owner);
    int newest = known.stream().mapToInt(it -> Json.integer(0, it, "revision")).max().orElse(0);
    ObjectNode same = known.stream()
        .filter(it -> Json.at(it, "data", "spec", "template").equals(patch(template)))
        .max(Comparator.comparingInt(it -> Json.integer(0, it, "revision")))
        .orElse(null);
    if (same == null) {
      return create(owner, template, newest + 1);
    }
    if (Json.integer(0, same, "revision") < newest) {
      cluster.change(BuiltInTypes.CONTROLLER_REVISIONS, Json.key(same), "kube-controller-manager",
          it -> it.put("revision", newest + 1));
    }
    return Json.name(same);
  }

  private String create(ObjectNode owner, JsonNode template, int number) {
    String hash = hash(owner, template);
    ObjectNode revision = Json.object();
    ObjectNode metadata = revision.putObject("metadata");
    metadata.put("name", Json.name(owner) + "-" + hash).put("namespace", Json.namespace(owner));
    ObjectNode labels = metadata.putObject("labels");
    Json.texts(template, "metadata", "labels").forEach(labels::put);
    labels.put(ofDaemonSet(owner) ? "controller-revision-hash" : "controller.kubernetes.io/hash", hash);
    Map<String, String> annotations = Json.texts(owner, "metadata", "annotations");
    if (!annotations.isEmpty()) {
      ObjectNode copied = metadata.putObject("annotations");
      annotations.forEach(copied::put);
    }
    metadata.putArray("ownerReferences").add(Json.ownerReference(owner));
    Json.child(revision, "data", "spec").set("template", patch(template));
    revision.put("revision", number);
    cluster.create(BuiltInTypes.CONTROLLER_REVISIONS, revision, "kube-controller-manager");
    return Json.name(revision);
  }

  /// A DaemonSet's name comes from its template, a StatefulSet's from the patch that is kept: twins of the two kinds have names of
  /// their own (kubernetes, pkg/controller/daemon/update.go, snapshot; pkg/controller/history, HashControllerRevision).
  private static String hash(ObjectNode owner, JsonNode template) {
    return NameSuffix.hash(ofDaemonSet(owner) ? template : patch(template), 0);
  }

  private static boolean ofDaemonSet(ObjectNode owner) {
    return Json.text(owner, "kind").equals("DaemonSet");
  }

  /// Deletes the oldest revisions of a StatefulSet that are not in use, beyond `revisionHistoryLimit` of them (kubernetes,
  /// pkg/controller/statefulset/stateful_set_control.go, truncateHistory).
  ///
  /// @param used the names of those that its status or a pod names
  void forgetUnused(ObjectNode owner, Set<String> used) {
    List<ObjectNode> unused = oldestFirst(owner).filter(it -> !used.contains(Json.name(it))).toList();
    unused.stream().limit(Math.max(0, unused.size() - limit(owner))).forEach(this::delete);
  }

  /// Deletes the oldest revisions of a DaemonSet until `revisionHistoryLimit` are left besides the present one, those in use aside,
  /// which count as well (kubernetes, pkg/controller/daemon/update.go, cleanupHistory).
  ///
  /// @param used the names of those that a pod is of
  void forgetOld(ObjectNode owner, String current, Set<String> used) {
    List<ObjectNode> old = oldestFirst(owner).filter(it -> !Json.name(it).equals(current)).toList();
    old.stream()
        .filter(it -> !used.contains(Json.name(it)))
        .limit(Math.max(0, old.size() - limit(owner)))
        .forEach(this::delete);
  }

  private Stream<ObjectNode> oldestFirst(ObjectNode owner) {
    return cluster.controlledBy(BuiltInTypes.CONTROLLER_REVISIONS, owner).stream()
        .sorted(Comparator.comparingInt(it -> Json.integer(0, it, "revision")));
  }

  private static int limit(ObjectNode owner) {
    return Json.integer(10, owner, "spec", "revisionHistoryLimit");
  }

  private void delete(ObjectNode revision) {
    cluster.delete(BuiltInTypes.CONTROLLER_REVISIONS, Json.key(revision), DeleteOptions.background());
  }

  /// Kept as a patch that replaces the template as a whole.
  private static ObjectNode patch(JsonNode template) {
    return ((ObjectNode) template.deepCopy()).put("$patch", "replace");
  }

  /// The template of an earlier revision; the present one if it is forgotten.
  JsonNode template(ObjectNode owner, String revision) {
    ObjectNode found =
        cluster.find(BuiltInTypes.CONTROLLER_REVISIONS, new ObjectKey(Json.namespace(owner), revision));
    if (found == null) {
      return Json.at(owner, "spec", "template");
    }
    ObjectNode template = Json.at(found, "data", "spec", "template").deepCopy();
    template.remove("$patch");
    return template;
  }
}
