// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.complete;

import dev.pilothouse.core.yaml.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Pieces of YAML that are written again and again, kept in `snippets.txt`. Each fits where the schema has its fields and none of
/// them is set.
final class Snippets {

  /// @param id by which its words are found
  /// @param label in the field's own words
  /// @param list the key of the list whose items it makes; empty when it goes into any mapping that has its fields
  /// @param body its lines as they stand at the left edge, the caret's place marked by `|`
  record Snippet(String id, String label, String list, String body) {

    /// The keys that it writes at its own level.
    List<String> keys() {
      return body.lines()
          .filter(line -> !line.startsWith(" ") && !line.startsWith("-") && line.contains(":"))
          .map(line -> line.substring(0, line.indexOf(':')))
          .toList();
    }
  }

  /// `== ID; LABEL; LIST`, and its lines below.
  private static final Pattern HEAD = Pattern.compile("(?m)^== (.+?); (.+?); (.*)\n");

  static final List<Snippet> ALL = read();

  private Snippets() {}

  private static List<Snippet> read() {
    try (InputStream file = Objects.requireNonNull(Snippets.class.getResourceAsStream("snippets.txt"))) {
      String all = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return HEAD.matcher(all).results().map(head -> snippet(head, all)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Snippet snippet(MatchResult head, String all) {
    int end = all.indexOf("\n== ", head.end());
    String body = all.substring(head.end(), end < 0 ? all.length() : end);
    return new Snippet(head.group(1), head.group(2), head.group(3).equals("-") ? "" : head.group(3), body.stripTrailing());
  }

  /// Those that can be written in a mapping.
  ///
  /// @param set the fields that it has
  static List<Snippet> fitting(Place place, Schema mapping, Set<String> set) {
    return ALL.stream()
        .filter(snippet -> snippet.list.isEmpty() || snippet.list.equals(place.key()) || inContainers(snippet, place))
        .filter(snippet -> snippet.keys().stream().allMatch(key -> mapping.field(key).isPresent() && !set.contains(key)))
        .toList();
  }

  private static boolean inContainers(Snippet snippet, Place place) {
    return snippet.list.equals("containers") && place.key().equals("initContainers") && !snippet.id.equals("container");
  }
}
