// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.model.KubeObject;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Writes an object as YAML for reading: without `managedFields`, and with the values of Secrets masked wherever they could stand.
public final class YamlText {
  public static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
  private static final String MASK = "••••••••";
  /// What YAML would read as something else than the text that it is, or not at all.
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/.][A-Za-z0-9_./@+-]*(:[A-Za-z0-9_./@+-]+)*");
  private static final Pattern WORD = Pattern.compile("(?i)true|false|yes|no|on|off|null|y|n|~|\\.|\\.\\.|\\.inf|\\.nan|[.]\\d.*");
  private static final List<String> ORDER =
      List.of("apiVersion", "kind", "metadata", "spec", "data", "stringData", "type", "status");

  private final StringBuilder out = new StringBuilder();

  public static String of(KubeObject object) {
    JsonNode root = object.root().deepCopy();
    if (root instanceof ObjectNode fields) {
      if (fields.path("metadata") instanceof ObjectNode metadata) {
        metadata.remove("managedFields");
      }
      if (object.text("kind").equals("Secret")) {
        mask(fields);
      }
    }
    YamlText text = new YamlText();
    text.fields(root, 0, true);
    return text.out.toString();
  }

  private static void mask(ObjectNode secret) {
    for (String part : new String[] {"data", "stringData"}) {
      if (secret.path(part) instanceof ObjectNode values) {
        List.copyOf(values.properties()).forEach(one -> values.put(one.getKey(), MASK));
      }
    }
    if (secret.path("metadata").path("annotations") instanceof ObjectNode annotations && annotations.has(LAST_APPLIED)) {
      annotations.put(LAST_APPLIED, MASK);
    }
  }

  private void fields(JsonNode node, int indent, boolean root) {
    if (root) {
      ORDER.stream().filter(node::has).forEach(name -> field(name, node.path(name), indent));
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!root || !ORDER.contains(field.getKey())) {
        field(field.getKey(), field.getValue(), indent);
      }
    }
  }

  private void field(String name, JsonNode value, int indent) {
    out.repeat(' ', indent).append(scalar(name)).append(':');
    value(value, indent);
  }

  private void value(JsonNode value, int indent) {
    if (value.isObject() && !value.isEmpty()) {
      out.append('\n');
      fields(value, indent + 2, false);
    } else if (value.isArray() && !value.isEmpty()) {
      out.append('\n');
      value.forEach(one -> element(one, indent));
    } else if (value.isTextual() && value.asText().contains("\n") && block(value.asText())) {
      out.append(value.asText().endsWith("\n") ? " |\n" : " |-\n");
      value.asText().lines().forEach(line -> out.repeat(' ', line.isEmpty() ? 0 : indent + 2).append(line).append('\n'));
    } else {
      out.append(' ').append(text(value)).append('\n');
    }
  }

  /// The first field of an object stands on the line of the dash.
  private void element(JsonNode value, int indent) {
    int at = out.length();
    if (value.isObject() && !value.isEmpty()) {
      fields(value, indent + 2, false);
      out.replace(at, at + indent + 2, " ".repeat(indent) + "- ");
    } else {
      out.repeat(' ', indent).append('-');
      value(value, indent + 2);
    }
  }

  private static boolean block(String text) {
    return text.chars().allMatch(c -> c == '\n' || c == '\t' || c >= ' ') && !text.startsWith(" ") && !text.endsWith("\n\n");
  }

  private static String text(JsonNode value) {
    return value.isTextual() ? scalar(value.asText()) : value.toString();
  }

  private static String scalar(String text) {
    if (PLAIN.matcher(text).matches() && !WORD.matcher(text).matches()) {
      return text;
    }
    return com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
  }
}
