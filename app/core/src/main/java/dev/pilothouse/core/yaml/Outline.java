// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A text as a tree to find one's way by: the objects, their fields, the items of lists, each with a short value. Immutable; any
/// thread.
///
/// @param name of a field its key, of an item its name or its number from 1, of an object its kind
/// @param value a short word for what is in it; empty without one
/// @param line where it begins, from 0
/// @param span its text
public record Outline(String name, String value, int line, Span span, List<Outline> children) {
  private static final int LONGEST = 60;

  public Outline {
    children = List.copyOf(children);
  }

  /// The objects of a text, as far as it can be read.
  public static List<Outline> of(YamlText text) {
    List<Outline> objects = new ArrayList<>();
    for (YamlDocument document : text.documents()) {
      Optional<YamlMapping> object = document.object();
      if (object.isPresent()) {
        String kind = object.get().text("kind");
        String name = object.get().mapping("metadata").map(metadata -> metadata.text("name")).orElse("");
        List<Outline> children = children(object.get(), text.lines());
        objects.add(new Outline(kind, name, text.lines().lineOf(object.get().span().start()), document.span(), children));
      }
    }
    return objects;
  }

  /// From the object to the innermost part that a place stands in; empty between the objects.
  public static List<Outline> at(List<Outline> objects, int offset) {
    List<Outline> path = new ArrayList<>();
    List<Outline> level = objects;
    while (true) {
      Optional<Outline> in = level.stream().filter(each -> each.span.touches(offset)).reduce((first, last) -> last);
      if (in.isEmpty()) {
        return path;
      }
      path.add(in.get());
      level = in.get().children;
    }
  }

  private static List<Outline> children(YamlNode node, Lines lines) {
    List<Outline> children = new ArrayList<>();
    if (node instanceof YamlMapping mapping) {
      for (YamlEntry entry : mapping.entries()) {
        Span span = entry.span();
        YamlNode value = entry.value();
        // What an alias stands for is outlined where it is written.
        List<Outline> below = value instanceof YamlAlias ? List.of() : children(value, lines);
        children.add(new Outline(entry.name(), brief(value.meant()), lines.lineOf(span.start()), span, below));
      }
    } else if (node instanceof YamlSequence list) {
      int number = 1;
      for (YamlNode item : list.items()) {
        String named = item.meant() instanceof YamlMapping mapping ? mapping.text("name") : "";
        String name = named.isEmpty() ? String.valueOf(number) : named;
        String value = named.isEmpty() ? brief(item.meant()) : "";
        List<Outline> below = item instanceof YamlAlias ? List.of() : children(item, lines);
        children.add(new Outline(name, value, lines.lineOf(item.span().start()), item.span(), below));
        number++;
      }
    }
    return children;
  }

  private static String brief(YamlNode node) {
    return switch (node) {
      case YamlScalar scalar -> brief(scalar.text());
      case YamlSequence list -> String.valueOf(list.items().size());
      case YamlMapping mapping -> brief(mapping);
      case YamlAlias alias -> "";
    };
  }

  /// Its type or its name; of labels all of them.
  private static String brief(YamlMapping mapping) {
    String type = mapping.text("type").isEmpty() ? mapping.text("name") : mapping.text("type");
    if (!type.isEmpty()) {
      return brief(type);
    }
    return mapping.mapping("matchLabels").map(labels -> brief(
        labels.entries().stream()
            .filter(entry -> entry.value().meant() instanceof YamlScalar)
            .map(entry -> entry.name() + "=" + labels.text(entry.name()))
            .collect(Collectors.joining(", ")))).orElse("");
  }

  /// The first line; of an image what stands behind the last stroke.
  private static String brief(String text) {
    String line = text.lines().findFirst().orElse("").strip();
    boolean image = line.indexOf(' ') < 0 && line.indexOf('/') > 0 && line.indexOf(':') > line.lastIndexOf('/');
    String shown = image ? line.substring(line.lastIndexOf('/') + 1) : line;
    return shown.length() > LONGEST ? shown.substring(0, LONGEST - 1) + "…" : shown;
  }
}
