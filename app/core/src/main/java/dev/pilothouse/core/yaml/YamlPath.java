// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A path of fields, read once and followed often: `spec.containers|initContainers[].env[]` is every variable of every container.
/// The empty path is the node itself. Aliases are followed. Immutable.
public final class YamlPath {
  private final List<Step> steps;

  private YamlPath(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  /// One step down.
  ///
  /// @param items whether it goes on to the items of the list that stands there
  private record Step(List<String> names, boolean items) {

    private static Step of(String step) {
      boolean items = step.endsWith("[]");
      return new Step(List.of((items ? step.substring(0, step.length() - 2) : step).split("\\|")), items);
    }
  }

  public static YamlPath of(String path) {
    return new YamlPath(path.isEmpty() ? List.of() : Stream.of(path.split("\\.")).map(Step::of).toList());
  }

  /// The paths that a path with alternatives stands for, each without them.
  public static List<String> alternatives(String path) {
    List<String> paths = List.of("");
    for (String step : path.isEmpty() ? new String[0] : path.split("\\.")) {
      String end = step.endsWith("[]") ? "[]" : "";
      List<String> names = List.of(step.substring(0, step.length() - end.length()).split("\\|"));
      paths = paths.stream()
          .flatMap(before -> names.stream().map(name -> (before.isEmpty() ? "" : before + ".") + name + end)).toList();
    }
    return paths;
  }

  public List<YamlNode> nodes(YamlNode from) {
    List<YamlNode> found = List.of(from.meant());
    for (Step step : steps) {
      List<YamlNode> next = new ArrayList<>();
      for (YamlNode node : found) {
        if (node instanceof YamlMapping mapping) {
          step.names().forEach(name -> step(mapping, name, step.items(), next));
        }
      }
      found = next;
    }
    return found;
  }

  private static void step(YamlMapping mapping, String name, boolean items, List<YamlNode> next) {
    mapping.value(name).ifPresent(value -> {
      if (!items) {
        next.add(value);
      } else if (value instanceof YamlSequence list) {
        list.items().forEach(item -> next.add(item.meant()));
      }
    });
  }

  public List<YamlMapping> mappings(YamlNode from) {
    return nodes(from).stream().filter(YamlMapping.class::isInstance).map(YamlMapping.class::cast).toList();
  }

  public List<YamlScalar> scalars(YamlNode from) {
    return nodes(from).stream().filter(YamlScalar.class::isInstance).map(YamlScalar.class::cast).toList();
  }
}
