// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Keys with their values in the order of the text, a key that stands twice included.
///
/// @param flow whether it is written in braces
public record YamlMapping(Span span, List<YamlEntry> entries, boolean flow) implements YamlNode {

  public YamlMapping {
    entries = List.copyOf(entries);
  }

  /// The last entry of this key, which is the one that counts; those that `<<` brings in come after its own.
  public Optional<YamlEntry> entry(String key) {
    return effective().stream().filter(entry -> entry.name().equals(key)).reduce((first, last) -> last);
  }

  /// What stands under this key; an alias is followed.
  public Optional<YamlNode> value(String key) {
    return entry(key).map(entry -> entry.value().meant());
  }

  /// The text under this key; empty where there is none or it is no scalar.
  public String text(String key) {
    return value(key).filter(YamlScalar.class::isInstance).map(value -> ((YamlScalar) value).text()).orElse("");
  }

  /// What stands under this key, when it is a mapping.
  public Optional<YamlMapping> mapping(String key) {
    return value(key).filter(YamlMapping.class::isInstance).map(YamlMapping.class::cast);
  }

  /// What stands in the list under this key; empty where there is none.
  public List<YamlNode> items(String key) {
    return value(key).filter(YamlSequence.class::isInstance).map(list -> ((YamlSequence) list).items()).orElse(List.of());
  }

  /// The entries with those that merge keys (`<<: *anchor`) bring in and that it does not have itself.
  public List<YamlEntry> effective() {
    if (entries.stream().noneMatch(YamlEntry::merges)) {
      return entries;
    }
    List<YamlEntry> own = entries.stream().filter(entry -> !entry.merges()).toList();
    List<YamlEntry> all = new ArrayList<>();
    for (YamlEntry entry : entries) {
      if (entry.merges()) {
        merged(entry.value().meant()).stream()
            .filter(each -> Stream.concat(own.stream(), all.stream()).noneMatch(known -> known.name().equals(each.name())))
            .forEach(all::add);
      }
    }
    all.addAll(own);
    return all;
  }

  private static List<YamlEntry> merged(YamlNode node) {
    return switch (node) {
      case YamlMapping mapping -> mapping.effective();
      case YamlSequence list -> list.items().stream().flatMap(item -> merged(item.meant()).stream()).toList();
      default -> List.of();
    };
  }
}
