// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

import java.util.List;
import java.util.Optional;

/// Taking a field out of a text, with its value and no more: in a block its lines, in braces it and its comma.
public final class Removal {
  private Removal() {}

  /// @param holder the mapping that has the entry
  /// @return empty where nothing valid would be left: the only field of its block
  public static Optional<Fix> of(YamlText text, YamlMapping holder, YamlEntry entry) {
    List<YamlEntry> entries = holder.entries();
    int place = entries.indexOf(entry);
    if (place < 0 || (!holder.flow() && entries.size() == 1)) {
      return Optional.empty();
    }
    boolean last = place == entries.size() - 1;
    int start = entry.key().span().start();
    Span span;
    if (holder.flow()) {
      span = flow(entries, place);
    } else if (last) {
      span = new Span(text.lines().start(text.lines().lineOf(start)), afterLine(text, entry.span().end()));
    } else {
      // From this key to the next one: they stand in the same column.
      span = new Span(start, nextKey(text, entry, entries.get(place + 1)));
    }
    return Optional.of(Fix.of(Fix.Kind.REMOVE, entry.name(), span, ""));
  }

  private static Span flow(List<YamlEntry> entries, int place) {
    int start = entries.get(place).span().start();
    if (place + 1 < entries.size()) {
      return new Span(start, entries.get(place + 1).key().span().start());
    }
    return new Span(place == 0 ? start : entries.get(place - 1).span().end(), entries.get(place).span().end());
  }

  /// Comments before the next key are that key's and stay.
  private static int nextKey(YamlText text, YamlEntry entry, YamlEntry next) {
    int start = entry.key().span().start();
    Lines lines = text.lines();
    int column = start - lines.start(lines.lineOf(start));
    int line = lines.lineOf(Math.max(start, entry.span().end() - 1)) + 1;
    int nextLine = lines.lineOf(next.key().span().start());
    while (line < nextLine && lines.line(line).isBlank()) {
      line++;
    }
    int to = lines.start(Math.min(line, nextLine)) + column;
    boolean comment = line < nextLine && lines.line(line).strip().startsWith("#");
    return comment && lines.line(line).indexOf('#') == column ? to : next.key().span().start();
  }

  private static int afterLine(YamlText text, int end) {
    int line = text.lines().lineOf(Math.max(0, end - 1));
    return line + 1 < text.lines().count() ? text.lines().start(line + 1) : text.text().length();
  }
}
