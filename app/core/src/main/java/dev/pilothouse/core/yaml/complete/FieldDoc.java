// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.complete;

import dev.pilothouse.core.yaml.Fault.Expected;
import dev.pilothouse.core.yaml.schema.Schema;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a field is for, from its schema.
///
/// @param name the field
/// @param path what it stands in, from the top: `spec.strategy.rollingUpdate`; empty at the top
/// @param type what its values are; null when any value will do
/// @param items for a list or a map what its values are; null otherwise
/// @param owner the type that it belongs to, as the schema names it; empty without a name
/// @param description in the words of whoever made the kind; empty without
/// @param defaultValue what is taken without it; empty without
/// @param rules what the server checks beside that, in words or in CEL
public record FieldDoc(
    String name,
    String path,
    @Nullable Expected type,
    @Nullable Expected items,
    boolean required,
    String defaultValue,
    List<String> allowed,
    String description,
    List<String> rules,
    String owner) {

  public FieldDoc {
    allowed = List.copyOf(allowed);
    rules = List.copyOf(rules);
  }

  /// A sentence of fewer letters says little.
  private static final int SHORT = 40;

  private static final String VALUES = "Possible enum values:";
  private static final Pattern DEFAULT =
      Pattern.compile("\\b[Dd]efault(?:s to| is) [\"'`]?([A-Za-z0-9%]+)[\"'`]?(?: seconds?)?(?:\\.(?:\\s|$)|$)");

  /// @param parent what the field stands in
  static FieldDoc of(String name, String path, Schema parent, Schema field) {
    Expected items = field.items().or(field::values).flatMap(Schema::expected).orElse(null);
    return new FieldDoc(
        name,
        path,
        field.expected().orElse(null),
        items,
        parent.required().contains(name),
        defaultOf(field),
        field.allowed(),
        withoutValues(field.description()),
        field.rules(),
        parent.name());
  }

  /// The server's own defaults stand in no schema; many descriptions name them.
  static String defaultOf(Schema field) {
    Matcher said = DEFAULT.matcher(field.description());
    if (!field.defaultValue().isEmpty() || !said.find()) {
      return field.defaultValue();
    }
    String value = said.group(1);
    boolean fits =
        switch (field.expected().orElse(Expected.OBJECT)) {
          case INTEGER, NUMBER -> value.matches("\\d+");
          case INTEGER_OR_STRING -> value.matches("\\d+%?");
          case BOOLEAN -> value.equals("true") || value.equals("false");
          case STRING -> field.allowed().contains(value);
          case OBJECT, LIST, QUANTITY -> false;
        };
    return fits ? value : "";
  }

  /// The server adds the values that are allowed to the description; they are shown by themselves.
  private static String withoutValues(String description) {
    int at = description.indexOf(VALUES);
    return (at < 0 ? description : description.substring(0, at)).strip();
  }

  /// What the server says of an allowed value; empty when it says nothing.
  static String meaning(Schema field, String value) {
    String description = field.description();
    int list = description.indexOf(VALUES);
    int at = list < 0 ? -1 : description.indexOf(" - `\"" + value + "\"`", list);
    if (at < 0) {
      return "";
    }
    int from = description.indexOf('`', at + 4) + 1;
    int end = description.indexOf("\n - `", from);
    return description.substring(from, end < 0 ? description.length() : end).strip();
  }

  /// The first sentence of the description, and the next one when that one is short.
  public String summary() {
    String text = description.strip();
    int end = text.indexOf('\n');
    String line = end < 0 ? text : text.substring(0, end);
    for (int dot = line.indexOf(". "); dot >= 0; dot = line.indexOf(". ", dot + 1)) {
      boolean shortened = line.startsWith("e.g", Math.max(0, dot - 3)) || line.startsWith("i.e", Math.max(0, dot - 3));
      if (!shortened && dot >= SHORT) {
        return line.substring(0, dot + 1);
      }
    }
    return line;
  }
}
