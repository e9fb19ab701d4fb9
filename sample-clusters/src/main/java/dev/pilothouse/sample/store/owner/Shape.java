// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store.owner;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.sample.store.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a field is merged: by its own fields, by the keys of its elements, as a set, or only whole. The marks
/// `x-kubernetes-list-type`, `-list-map-keys` and `-map-type` of `k8s.io/api`, by name, because the schemas that the build
/// generates do not carry them; those of custom kinds come from their definitions.
public final class Shape {

  private static final Map<String, List<String>> KEYS = Map.ofEntries(
      Map.entry("containers", List.of("name")),
      Map.entry("initContainers", List.of("name")),
      Map.entry("ephemeralContainers", List.of("name")),
      Map.entry("env", List.of("name")),
      Map.entry("volumes", List.of("name")),
      Map.entry("volumeMounts", List.of("mountPath")),
      Map.entry("volumeDevices", List.of("devicePath")),
      Map.entry("imagePullSecrets", List.of("name")),
      Map.entry("hostAliases", List.of("ip")),
      Map.entry("topologySpreadConstraints", List.of("topologyKey", "whenUnsatisfiable")),
      Map.entry("schedulingGates", List.of("name")),
      Map.entry("resourceClaims", List.of("name")),
      Map.entry("conditions", List.of("type")),
      Map.entry("addresses", List.of("type")),
      Map.entry("ownerReferences", List.of("uid")),
      Map.entry("podIPs", List.of("ip")),
      Map.entry("hostIPs", List.of("ip")),
      Map.entry("secrets", List.of("name")));

  private static final Set<String> SETS = Set.of("finalizers", "podCIDRs");

  private static final Set<String> WHOLE = Set.of(
      "selector", "nodeSelector", "labelSelector", "namespaceSelector", "podSelector", "matchLabelKeys", "fieldRef",
      "resourceFieldRef", "configMapKeyRef", "secretKeyRef", "scaleTargetRef", "claimRef", "roleRef", "involvedObject", "regarding",
      "secretRef", "configMapRef");

  private final @Nullable JsonNode schema;
  private final boolean custom;

  private Shape(@Nullable JsonNode schema, boolean custom) {
    this.schema = schema;
    this.custom = custom;
  }

  public static Shape builtIn() {
    return new Shape(null, false);
  }

  /// @param schema `openAPIV3Schema` of the definition
  public static Shape custom(JsonNode schema) {
    return new Shape(schema, true);
  }

  Shape field(String name) {
    if (!custom) {
      return this;
    }
    if (name.equals("metadata") && schema != null && schema.has("properties")) {
      return builtIn();
    }
    JsonNode known = Json.at(schema).path("properties").path(name);
    JsonNode all = Json.at(schema).path("additionalProperties");
    return new Shape(known.isMissingNode() ? (all.isObject() ? all : null) : known, true);
  }

  Shape element() {
    return custom ? new Shape(Json.at(schema).path("items"), true) : this;
  }

  boolean isWholeMap(String name) {
    return custom ? Json.text(Json.at(schema), "x-kubernetes-map-type").equals("atomic") : WHOLE.contains(name);
  }

  boolean isSet(String name) {
    return custom ? Json.text(Json.at(schema), "x-kubernetes-list-type").equals("set") : SETS.contains(name);
  }

  /// The keys of a list's elements; empty if the list is merged in no such way.
  List<String> keys(String name, JsonNode list) {
    if (custom) {
      return Json.items(Json.at(schema), "x-kubernetes-list-map-keys").stream().map(JsonNode::asText).toList();
    }
    if (name.equals("ports") && list.path(0).has("containerPort")) {
      return List.of("containerPort", "protocol");
    }
    if (name.equals("ports") && list.path(0).has("port")) {
      return List.of("port", "protocol");
    }
    return KEYS.getOrDefault(name, List.of());
  }
}
