// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.template;

import dev.pilothouse.core.yaml.Fault.Expected;
import dev.pilothouse.core.yaml.ScalarType;
import dev.pilothouse.core.yaml.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes an object of a schema: what is required, with values that its rules allow as far as they can be worked out. Rules in CEL
/// are the server's affair. Used once.
public final class ExampleOf {
  private static final String STEP = "  ";
  /// A schema can hold itself; deeper required fields than this are left empty.
  private static final int DEEPEST = 12;
  /// How many fields are shown of an object that requires none.
  private static final int SHOWN = 3;

  private final StringBuilder yaml = new StringBuilder();

  private ExampleOf() {}

  /// @param schema of the whole kind
  /// @return YAML with a line for each field
  public static String kind(String apiVersion, String kind, Schema schema) {
    ExampleOf example = new ExampleOf();
    example.yaml.append("apiVersion: ").append(apiVersion).append("\nkind: ").append(kind).append("\nmetadata:\n  name: example\n");
    List<String> rest = new ArrayList<>(schema.required());
    if (schema.field("spec").isPresent() && !rest.contains("spec")) {
      rest.add("spec");
    }
    rest.removeAll(List.of("apiVersion", "kind", "metadata", "status"));
    for (String name : rest) {
      schema.field(name).ifPresent(field -> example.field(name, field, "", 0, name.equals("spec")));
    }
    return example.yaml.toString();
  }

  /// @param full whether some fields are shown although none is required
  private void field(String name, Schema field, String indent, int depth, boolean full) {
    yaml.append(indent).append(name).append(':');
    value(field, indent, depth, full);
  }

  private void value(Schema schema, String indent, int depth, boolean full) {
    Expected type = schema.expected().orElse(Expected.OBJECT);
    switch (type) {
      case OBJECT -> {
        List<String> fields = depth > DEEPEST ? List.of() : fields(schema, full);
        yaml.append(fields.isEmpty() ? " {}\n" : "\n");
        fields(schema, fields, indent + STEP, depth);
      }
      case LIST -> list(schema, indent, depth);
      default -> yaml.append(' ').append(written(Values.of(schema, type), type)).append('\n');
    }
  }

  private void fields(Schema schema, List<String> names, String indent, int depth) {
    for (String name : names) {
      schema.field(name).ifPresent(field -> field(name, field, indent, depth + 1, false));
    }
  }

  private static List<String> fields(Schema schema, boolean full) {
    List<String> required = schema.required().stream().filter(name -> schema.field(name).isPresent()).toList();
    if (!required.isEmpty() || !full) {
      return required;
    }
    return schema.fields().stream().filter(name -> isPlain(schema.field(name))).limit(SHOWN).toList();
  }

  private static boolean isPlain(Optional<Schema> field) {
    Expected type = field.flatMap(Schema::expected).orElse(Expected.OBJECT);
    return type != Expected.OBJECT && type != Expected.LIST;
  }

  private void list(Schema schema, String indent, int depth) {
    int count = (int) Math.clamp(schema.bound("minItems").orElse(1), 0, 20);
    Optional<Schema> items = schema.items();
    if (count == 0 || items.isEmpty() || depth > DEEPEST) {
      yaml.append(" []\n");
      return;
    }
    yaml.append('\n');
    for (int i = 0; i < Math.max(1, count); i++) {
      item(items.get(), indent + STEP, depth);
    }
  }

  /// The first field of an object stands behind the dash.
  private void item(Schema item, String indent, int depth) {
    List<String> fields = item.expected().filter(Expected.OBJECT::equals).isPresent() ? fields(item, true) : List.of();
    if (fields.isEmpty()) {
      yaml.append(indent).append('-');
      value(item, indent, depth + 1, true);
      return;
    }
    int from = yaml.length();
    fields(item, fields, indent + STEP, depth + 1);
    yaml.replace(from + indent.length(), from + indent.length() + 1, "-");
  }

  private static String written(String value, Expected type) {
    boolean string = ScalarType.ofPlain(value) == ScalarType.STRING;
    boolean text = type == Expected.STRING || (type == Expected.INTEGER_OR_STRING && string);
    boolean plain = value.matches("[A-Za-z0-9/][A-Za-z0-9./_-]*(:[A-Za-z0-9./_-]+)*");
    boolean same = type != Expected.STRING || string;
    return text && !(plain && same) ? '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"' : value;
  }
}
