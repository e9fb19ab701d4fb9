// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.schema;

import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Fault.Expected;
import dev.pilothouse.core.yaml.Fix;
import dev.pilothouse.core.yaml.Nearest;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.Removal;
import dev.pilothouse.core.yaml.ScalarType;
import dev.pilothouse.core.yaml.Span;
import dev.pilothouse.core.yaml.YamlAlias;
import dev.pilothouse.core.yaml.YamlEntry;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlNode;
import dev.pilothouse.core.yaml.YamlScalar;
import dev.pilothouse.core.yaml.YamlSequence;
import dev.pilothouse.core.yaml.YamlText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static dev.pilothouse.core.yaml.schema.SchemaCheck.error;

/// Walks a tree beside its schema and notes down what does not fit.
final class SchemaWalk {
  private final List<Problem> problems;
  private final ValueCheck values;
  private final YamlText text;
  private final boolean builtIn;

  /// @param builtIn whether the kind is one of Kubernetes' own
  SchemaWalk(List<Problem> problems, YamlText text, boolean builtIn) {
    this.text = text;
    this.builtIn = builtIn;
    this.problems = problems;
    this.values = new ValueCheck(problems, builtIn);
  }

  /// @param owner the kind, and the path of fields to this one
  /// @param place where a missing field is shown
  void object(YamlMapping object, Schema schema, String owner, Span place) {
    Set<String> present = new HashSet<>();
    for (YamlEntry entry : object.effective()) {
      String name = entry.name();
      boolean empty = entry.value().meant() instanceof YamlScalar scalar && scalar.type() == ScalarType.NULL;
      if (!empty) {
        present.add(name);
      }
      Optional<Schema> field = schema.field(name).or(schema::values);
      if (field.isPresent()) {
        node(entry.value(), field.get(), name, owner + (owner.indexOf(' ') < 0 ? " " : ".") + name, entry.key().span());
      } else if (schema.isOpen()) {
        values.anything(entry.value());
      } else {
        // The field that was meant is not missing beside it.
        present.add(unknown(entry, object, schema, owner));
      }
    }
    for (String name : schema.required()) {
      if (!present.contains(name) && RequiredFields.needs(builtIn, owner, name)) {
        problems.add(error(place, new Fault.MissingField(name, owner)));
      }
    }
  }

  private void node(YamlNode written, Schema schema, String field, String path, Span place) {
    YamlNode node = written.meant();
    Optional<Expected> expected = schema.expected();
    if (node instanceof YamlScalar scalar) {
      if (scalar.type() != ScalarType.NULL) {
        values.scalar(scalar, schema, field);
      }
    } else if (expected.isEmpty()) {
      values.anything(node);
    } else if (node instanceof YamlMapping mapping && expected.get() == Expected.OBJECT) {
      object(mapping, schema, path, place);
    } else if (node instanceof YamlSequence list && expected.get() == Expected.LIST) {
      list(list, schema, field, path);
    } else {
      problems.add(error(start(node), new Fault.WrongType(field, expected.get(), ValueCheck.found(node))));
    }
  }

  private void list(YamlSequence list, Schema schema, String field, String path) {
    values.count(list, schema, field);
    // Of its own kinds the server checks what must differ by rules of their own.
    if (!builtIn && !schema.listKeys().isEmpty()) {
      keys(list, schema.listKeys());
    }
    Optional<Schema> items = schema.items();
    for (YamlNode item : list.items()) {
      if (items.isPresent()) {
        node(item, items.get(), field, path + "[]", start(item.meant()));
      } else {
        values.anything(item);
      }
    }
  }

  private void keys(YamlSequence list, List<String> keys) {
    Map<List<String>, Span> first = new HashMap<>();
    for (YamlNode item : list.items()) {
      if (item.meant() instanceof YamlMapping each && each.value(keys.getFirst()).isPresent()) {
        List<String> key = keys.stream().map(each::text).toList();
        Span place = each.value(keys.getFirst()).map(YamlNode::span).orElse(each.span());
        Span other = first.putIfAbsent(key, place);
        if (other != null) {
          int line = text.lines().lineOf(other.start()) + 1;
          problems.add(error(place, new Fault.Repeated(Fault.Part.ITEM, String.join(", ", key), line)));
        }
      }
    }
  }

  /// @return the name that was probably meant
  private String unknown(YamlEntry entry, YamlMapping object, Schema schema, String owner) {
    List<String> free = schema.fields().stream().filter(name -> object.entry(name).isEmpty()).toList();
    String near = Nearest.to(entry.name(), free);
    List<Fix> fixes = new ArrayList<>();
    if (schema.field(near).filter(field -> fits(entry.value().meant(), field)).isPresent()) {
      fixes.add(Fix.of(Fix.Kind.RENAME, near, entry.key().span(), near));
    }
    Removal.of(text, object, entry).ifPresent(fixes::add);
    problems.add(error(entry.key().span(), new Fault.UnknownField(entry.name(), owner, near), fixes));
    return near;
  }

  /// Whether a value has the form that a field takes, so that another name alone would put it right.
  private static boolean fits(YamlNode value, Schema field) {
    Expected expected = field.expected().orElse(null);
    return expected == null
        || switch (value) {
          case YamlMapping mapping -> expected == Expected.OBJECT;
          case YamlSequence list -> expected == Expected.LIST;
          case YamlScalar scalar -> expected != Expected.OBJECT && expected != Expected.LIST;
          case YamlAlias alias -> true;
        };
  }

  /// Where a person looks for a block: at its first key.
  private static Span start(YamlNode node) {
    return switch (node) {
      case YamlMapping mapping when !mapping.flow() && !mapping.entries().isEmpty() -> mapping.entries().getFirst().key().span();
      case YamlSequence list when !list.flow() -> list.span().firstChar();
      default -> node.span();
    };
  }
}
