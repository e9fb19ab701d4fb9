// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.StoreException.Cause;
import dev.pilothouse.sample.store.StoreException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Refuses what an API server would refuse: names, required fields, selectors that miss their template, negative counts,
/// changes of what may not change.
final class Validation {

  private static final Pattern SUBDOMAIN =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
  private static final Set<String> WITH_TEMPLATE =
      Set.of("deployments.apps", "replicasets.apps", "statefulsets.apps", "daemonsets.apps");
  private static final String NAME_RULE =
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start"
          + " and end with an alphanumeric character";

  private Validation() {}

  static void checkNew(ResourceType type, ObjectNode object) {
    List<Cause> causes = new ArrayList<>();
    String name = Json.name(object);
    if (name.isEmpty()) {
      causes.add(required("metadata.name", "name or generateName is required"));
    } else if (!isName(type, name)) {
      causes.add(new Cause("FieldValueInvalid", "metadata.name", "Invalid value: \"" + name + "\": " + NAME_RULE));
    }
    if (type.namespaced() && Json.namespace(object).isEmpty()) {
      causes.add(required("metadata.namespace", ""));
    }
    fields(type, object, causes);
    refuse(type, object, causes);
  }

  static void checkChange(ResourceType type, ObjectNode old, ObjectNode fresh) {
    List<Cause> causes = new ArrayList<>();
    if (!sameButStatus(old, fresh)) {
      fields(type, fresh, causes);
    }
    JsonNode selector = Json.at(old, "spec", "selector");
    if (WITH_TEMPLATE.contains(type.qualifiedName()) && !selector.equals(Json.at(fresh, "spec", "selector"))) {
      causes.add(new Cause("FieldValueInvalid", "spec.selector", "Invalid value: field is immutable"));
    }
    refuse(type, fresh, causes);
  }

  /// Most writes are of a status, and need no second look at the rest.
  private static boolean sameButStatus(ObjectNode old, ObjectNode fresh) {
    return old.path("spec").equals(fresh.path("spec"))
        && old.path("data").equals(fresh.path("data"))
        && Json.at(old, "metadata", "labels").equals(Json.at(fresh, "metadata", "labels"));
  }

  private static boolean isName(ResourceType type, String name) {
    if (type.group().startsWith("rbac.")) {
      return !name.contains("/") && !name.contains("%");
    }
    boolean label = type.equals(BuiltInTypes.NAMESPACES) || type.equals(BuiltInTypes.SERVICES);
    return label
        ? name.length() <= 63 && LABEL.matcher(name).matches()
        : name.length() <= 253 && SUBDOMAIN.matcher(name).matches();
  }

  private static void fields(ResourceType type, ObjectNode object, List<Cause> causes) {
    int replicas = Json.integer(0, object, "spec", "replicas");
    if (type.subresources().contains("scale") && replicas < 0) {
      causes.add(
          new Cause(
              "FieldValueInvalid",
              "spec.replicas",
              "Invalid value: " + replicas + ": must be greater than or equal to 0"));
    }
    FieldRules.labels(object, "", causes);
    FieldRules.data(type, object, causes);
    if (type.equals(BuiltInTypes.PODS)) {
      containers(object, "spec", causes, "spec");
    } else if (WITH_TEMPLATE.contains(type.qualifiedName())) {
      containers(object, "spec.template.spec", causes, "spec", "template", "spec");
      FieldRules.labels(Json.at(object, "spec", "template"), "spec.template.", causes);
      selector(object, causes);
    } else if (type.equals(BuiltInTypes.JOBS)) {
      containers(object, "spec.template.spec", causes, "spec", "template", "spec");
    }
  }

  private static void containers(ObjectNode object, String field, List<Cause> causes, String... path) {
    JsonNode spec = Json.at(object, path);
    List<JsonNode> containers = Json.items(spec, "containers");
    if (containers.isEmpty()) {
      causes.add(required(field + ".containers", ""));
    }
    for (int i = 0; i < containers.size(); i++) {
      for (String needed : List.of("name", "image")) {
        if (Json.text(containers.get(i), needed).isEmpty()) {
          causes.add(required(field + ".containers[" + i + "]." + needed, ""));
        }
      }
    }
    FieldRules.containers(spec, field, causes);
  }

  private static void selector(ObjectNode object, List<Cause> causes) {
    Map<String, String> wanted = Json.texts(object, "spec", "selector", "matchLabels");
    if (Json.at(object, "spec", "selector").isEmpty()) {
      causes.add(required("spec.selector", ""));
      return;
    }
    Map<String, String> labels = Json.texts(object, "spec", "template", "metadata", "labels");
    if (!labels.entrySet().containsAll(wanted.entrySet())) {
      causes.add(
          new Cause(
              "FieldValueInvalid",
              "spec.template.metadata.labels",
              "Invalid value: " + labels + ": `selector` does not match template `labels`"));
    }
  }

  private static Cause required(String field, String message) {
    return new Cause("FieldValueRequired", field, message.isEmpty() ? "Required value" : "Required value: " + message);
  }

  private static void refuse(ResourceType type, ObjectNode object, List<Cause> causes) {
    if (causes.isEmpty()) {
      return;
    }
    String all = causes.stream().map(it -> it.field() + ": " + it.message()).collect(Collectors.joining(", "));
    String what = type.kind() + (type.group().isEmpty() ? "" : "." + type.group());
    throw new StoreException(
        Reason.INVALID,
        what + " \"" + Json.name(object) + "\" is invalid: " + (causes.size() > 1 ? "[" + all + "]" : all),
        causes);
  }
}
