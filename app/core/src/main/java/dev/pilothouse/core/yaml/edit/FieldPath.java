// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.edit;

import dev.pilothouse.core.yaml.Span;
import dev.pilothouse.core.yaml.YamlEntry;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlNode;
import dev.pilothouse.core.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The place in a text of a field that the server names, in any of the ways in which it does: `spec.ports[0].name`
/// (`field.Path`), `metadata.labels[app.kubernetes.io/name]`, `.spec.containers[name="cart"].image` (server-side apply). Pure.
public final class FieldPath {
  private static final Pattern STEP = Pattern.compile("\\[([^\\]]*)\\]|([^.\\[\\]]+)");
  private static final Pattern KEYS = Pattern.compile("([A-Za-z]+)=\"?([^\",]*)\"?");

  private FieldPath() {}

  /// Where the field stands, or the nearest one above it that is there: its key, or its value where the field itself was found and
  /// the value is a single one. The whole first key of the object when nothing of the path is there.
  public static Span find(YamlMapping object, String path) {
    List<String> steps = steps(path);
    Span found = object.entries().isEmpty() ? object.span() : object.entries().getFirst().key().span();
    YamlNode at = object;
    for (int i = 0; i < steps.size(); i++) {
      Optional<YamlEntry> entry = at instanceof YamlMapping mapping ? longest(mapping, steps, i) : Optional.empty();
      Optional<YamlNode> item = at instanceof YamlSequence list ? item(list, steps.get(i)) : Optional.empty();
      if (entry.isPresent()) {
        i += steps(entry.get().name()).size() - 1;
        at = entry.get().value().meant();
        found = i >= steps.size() - 1 && single(at) ? entry.get().value().span() : entry.get().key().span();
      } else if (item.isPresent()) {
        at = item.get().meant();
        found = single(at) ? at.span() : first(at);
      } else {
        return found;
      }
    }
    return found;
  }

  private static boolean single(YamlNode node) {
    return !(node instanceof YamlMapping || node instanceof YamlSequence) && node.span().length() > 0;
  }

  private static Span first(YamlNode node) {
    boolean filled = node instanceof YamlMapping mapping && !mapping.entries().isEmpty();
    return filled ? ((YamlMapping) node).entries().getFirst().key().span() : node.span();
  }

  /// A key may hold the points that part the steps: the entry that takes the most of them is meant.
  private static Optional<YamlEntry> longest(YamlMapping mapping, List<String> steps, int from) {
    for (int to = steps.size(); to > from; to--) {
      Optional<YamlEntry> entry = mapping.entry(String.join(".", steps.subList(from, to)));
      if (entry.isPresent()) {
        return entry;
      }
    }
    return Optional.empty();
  }

  private static Optional<YamlNode> item(YamlSequence list, String step) {
    if (step.matches("\\d{1,6}")) {
      int index = Integer.parseInt(step);
      return index < list.items().size() ? Optional.of(list.items().get(index)) : Optional.empty();
    }
    return list.items().stream().filter(item -> item.meant() instanceof YamlMapping mapping && has(mapping, step)).findFirst();
  }

  private static boolean has(YamlMapping item, String keys) {
    Matcher key = KEYS.matcher(keys);
    boolean any = false;
    while (key.find()) {
      if (!item.text(key.group(1)).equals(key.group(2))) {
        return false;
      }
      any = true;
    }
    return any;
  }

  private static List<String> steps(String path) {
    List<String> steps = new ArrayList<>();
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      steps.add(step.group(1) == null ? step.group(2) : step.group(1));
    }
    return steps;
  }
}
