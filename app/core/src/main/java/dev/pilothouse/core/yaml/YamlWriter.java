// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Writes a JSON tree as YAML that kubectl reads as the same tree: blocks, two spaces, text plain only where no reader takes it for
/// something else. What is at the top of every object comes first. Pure; any thread.
public final class YamlWriter {
  /// What YAML would read as something else than the text that it is, or not at all.
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/.][A-Za-z0-9_./@+-]*(:[A-Za-z0-9_./@+-]+)*");
  /// Amounts with their unit, and shares: `250m`, `1.5Gi`, `25%`.
  private static final Pattern AMOUNT = Pattern.compile("\\d+(\\.\\d+)?([A-Za-z]{1,2}|%)");
  private static final Pattern WORD = Pattern.compile("(?i)true|false|yes|no|on|off|null|y|n|~|\\.|\\.\\.|\\.inf|\\.nan|[.]\\d.*");
  private static final List<String> ORDER =
      List.of("apiVersion", "kind", "metadata", "spec", "data", "stringData", "type", "status");

  private final StringBuilder out = new StringBuilder();

  private YamlWriter() {}

  /// A whole object, from its first column.
  public static String of(JsonNode object) {
    YamlWriter writer = new YamlWriter();
    if (object.isObject() && !object.isEmpty()) {
      writer.fields(object, 0, true);
    } else if (object.isArray() && !object.isEmpty()) {
      object.forEach(item -> writer.element(item, 0));
    } else {
      writer.out.append(text(object)).append('\n');
    }
    return writer.out.toString();
  }

  /// One field with its value, as it stands in a block of that indent; ends with a line end.
  public static String fieldOf(String name, JsonNode value, int indent) {
    YamlWriter writer = new YamlWriter();
    writer.field(name, value, indent);
    return writer.out.toString();
  }

  /// One item of a list, its dash at that indent; ends with a line end.
  public static String itemOf(JsonNode value, int indent) {
    YamlWriter writer = new YamlWriter();
    writer.element(value, indent);
    return writer.out.toString();
  }

  /// A single value as it stands behind its colon; an empty list or object too.
  public static String inlineOf(JsonNode value) {
    return text(value);
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
    boolean amount = AMOUNT.matcher(text).matches() && ScalarType.ofPlain(text) == ScalarType.STRING;
    if (amount || (PLAIN.matcher(text).matches() && !WORD.matcher(text).matches())) {
      return text;
    }
    return com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
  }
}
