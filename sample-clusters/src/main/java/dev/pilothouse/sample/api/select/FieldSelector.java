// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.select;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A field selector as it stands in a query: `spec.nodeName=worker-1,status.phase!=Running`.
public final class FieldSelector {

  private record Requirement(String field, boolean equal, String value) {

    String[] path() {
      return field.split("\\.");
    }
  }

  /// The fields that each kind can be selected by besides its name and namespace.
  private static final Map<String, Set<String>> FIELDS =
      Map.of(
          "pods",
          Set.of(
              "spec.nodeName",
              "spec.restartPolicy",
              "spec.schedulerName",
              "spec.serviceAccountName",
              "spec.hostNetwork",
              "status.phase",
              "status.podIP",
              "status.nominatedNodeName"),
          "events",
          Set.of(
              "involvedObject.kind",
              "involvedObject.namespace",
              "involvedObject.name",
              "involvedObject.uid",
              "involvedObject.apiVersion",
              "involvedObject.resourceVersion",
              "involvedObject.fieldPath",
              "reason",
              "reportingComponent",
              "source",
              "type"),
          "nodes",
          Set.of("spec.unschedulable"),
          "namespaces",
          Set.of("status.phase"),
          "secrets",
          Set.of("type"),
          "services",
          Set.of("spec.clusterIP", "spec.type"),
          "jobs.batch",
          Set.of("status.successful"),
          "replicasets.apps",
          Set.of("status.replicas"),
          "replicationcontrollers",
          Set.of("status.replicas"));

  private final List<Requirement> requirements;

  private FieldSelector(List<Requirement> requirements) {
    this.requirements = requirements;
  }

  /// @throws IllegalArgumentException if the text is no selector, or names a field that the kind cannot be selected by
  public static FieldSelector parse(ResourceType type, String text) {
    List<Requirement> all = new ArrayList<>();
    for (String part : text.split(",")) {
      if (part.isBlank()) {
        continue;
      }
      int at = part.indexOf('=');
      if (at <= 0) {
        throw new IllegalArgumentException("invalid selector: '" + part + "'; can't understand '" + part + "'");
      }
      boolean equal = part.charAt(at - 1) != '!';
      String field = part.substring(0, equal ? at : at - 1).strip();
      String value = part.substring(part.startsWith("==", at) ? at + 2 : at + 1).strip();
      if (!isSupported(type, field)) {
        throw new IllegalArgumentException("field label not supported: " + field);
      }
      all.add(new Requirement(field, equal, value));
    }
    return new FieldSelector(List.copyOf(all));
  }

  private static boolean isSupported(ResourceType type, String field) {
    return field.equals("metadata.name")
        || field.equals("metadata.namespace")
        || FIELDS.getOrDefault(type.qualifiedName(), Set.of()).contains(field);
  }

  public boolean matches(ObjectNode object) {
    for (Requirement requirement : requirements) {
      if (value(object, requirement).equals(requirement.value()) != requirement.equal()) {
        return false;
      }
    }
    return true;
  }

  private static String value(ObjectNode object, Requirement requirement) {
    return switch (requirement.field()) {
      case "spec.unschedulable", "spec.hostNetwork" ->
          Boolean.toString(Json.flag(object, requirement.path()));
      case "source" -> Json.text(object, "source", "component");
      case "status.successful" -> Json.textOr("0", object, "status", "succeeded");
      case "status.replicas" -> Json.textOr("0", object, "status", "replicas");
      default -> Json.text(object, requirement.path());
    };
  }

  public boolean isEverything() {
    return requirements.isEmpty();
  }
}
