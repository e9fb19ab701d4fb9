// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.StoreException.Cause;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// How labels, keys and the parts of containers have to be written, in the words of an API server (apimachinery,
/// validation.go).
final class FieldRules {

  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
  private static final Pattern LABEL_KEY =
      Pattern.compile("([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
  private static final Pattern LABEL_VALUE = Pattern.compile("([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?");
  private static final Pattern DATA_KEY = Pattern.compile("[-._a-zA-Z0-9]+");
  private static final String NAME_RULE =
      "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an"
          + " alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
  private static final String KEY_RULE =
      "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric"
          + " character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is"
          + " '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
  private static final String VALUE_RULE =
      "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end"
          + " with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is"
          + " '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
  private static final String DATA_RULE =
      "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or"
          + " 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";

  private FieldRules() {}

  static void labels(JsonNode holder, String path, List<Cause> causes) {
    for (Map.Entry<String, String> label : Json.texts(holder, "metadata", "labels").entrySet()) {
      String field = path + "metadata.labels";
      if (!LABEL_KEY.matcher(label.getKey()).matches()) {
        causes.add(invalid(field, label.getKey(), KEY_RULE));
      }
      if (!LABEL_VALUE.matcher(label.getValue()).matches()) {
        causes.add(invalid(field, label.getValue(), VALUE_RULE));
      }
    }
  }

  /// The keys of a config map or secret.
  static void data(ResourceType type, ObjectNode object, List<Cause> causes) {
    if (!type.equals(BuiltInTypes.CONFIG_MAPS) && !type.equals(BuiltInTypes.SECRETS)) {
      return;
    }
    for (String map : List.of("data", "binaryData")) {
      object.path(map).fieldNames().forEachRemaining(key -> {
        if (!DATA_KEY.matcher(key).matches()) {
          causes.add(invalid(map + "[" + key + "]", key, DATA_RULE));
        }
      });
    }
  }

  static void containers(JsonNode spec, String path, List<Cause> causes) {
    List<JsonNode> containers = Json.items(spec, "containers");
    Set<String> names = new HashSet<>();
    for (int i = 0; i < containers.size(); i++) {
      String field = path + ".containers[" + i + "]";
      String name = Json.text(containers.get(i), "name");
      if (!name.isEmpty() && !LABEL.matcher(name).matches()) {
        causes.add(invalid(field + ".name", name, NAME_RULE));
      }
      if (!name.isEmpty() && !names.add(name)) {
        causes.add(new Cause("FieldValueDuplicate", field + ".name", "Duplicate value: \"" + name + "\""));
      }
      List<JsonNode> ports = Json.items(containers.get(i), "ports");
      for (int port = 0; port < ports.size(); port++) {
        int number = Json.integer(0, ports.get(port), "containerPort");
        if (number < 1 || number > 65_535) {
          causes.add(new Cause(
              "FieldValueInvalid",
              field + ".ports[" + port + "].containerPort",
              "Invalid value: " + number + ": must be between 1 and 65535, inclusive"));
        }
      }
    }
  }

  private static Cause invalid(String field, String value, String rule) {
    return new Cause("FieldValueInvalid", field, "Invalid value: \"" + value + "\": " + rule);
  }
}
