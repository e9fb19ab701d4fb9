// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.search.FuzzyMatcher;
import dev.pilothouse.ui.shell.PaletteEntry.Group;
import dev.pilothouse.ui.shell.PaletteEntry.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds entries by the letters of a query. A first letter narrows: `>` actions, `@` objects, `#` views. Pure; any thread.
final class PaletteSearch {
  /// @param hits of each group, in the order in which groups are shown, the best first, at most as many as are shown
  /// @param all how many there are in a group, shown or not
  record Result(Map<Group, List<Hit>> hits, Map<Group, Integer> all) {
    int count() {
      return all.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  private static final int SHOWN_IN_GROUP = 8;
  private static final int SHOWN_ALONE = 60;
  // A name that matches by itself comes before one that needs its kind.
  private static final int BY_NAME = 40;

  private PaletteSearch() {}

  /// Entries that were made for the words, as they are.
  static Result all(List<PaletteEntry> entries) {
    Map<Group, List<Hit>> hits = new LinkedHashMap<>();
    entries.forEach(one -> hits.computeIfAbsent(one.group(), group -> new ArrayList<>()).add(new Hit(one, List.of())));
    Map<Group, Integer> all = new EnumMap<>(Group.class);
    hits.forEach((group, found) -> all.put(group, found.size()));
    return new Result(hits, all);
  }

  static Result find(String query, List<PaletteEntry> entries) {
    String first = query.isEmpty() ? "" : query.substring(0, 1);
    Group only =
        switch (first) {
          case ">" -> Group.ACTIONS;
          case "@" -> Group.OBJECTS;
          case "#" -> Group.VIEWS;
          default -> null;
        };
    String words = only == null ? query.strip() : query.substring(1).strip();
    FuzzyMatcher matcher = new FuzzyMatcher(words);
    Map<Group, List<Scored>> found = new EnumMap<>(Group.class);
    for (PaletteEntry entry : entries) {
      // Without a letter, objects would only be noise.
      if (only == null ? !words.isEmpty() || entry.group() != Group.OBJECTS : entry.group() == only) {
        Scored scored = match(matcher, entry);
        if (scored != null) {
          found.computeIfAbsent(entry.group(), group -> new ArrayList<>()).add(scored);
        }
      }
    }
    found.values().forEach(scored -> scored.sort(Comparator.comparingInt(Scored::score).reversed()));
    List<Group> order = new ArrayList<>(found.keySet());
    if (!words.isEmpty()) {
      // What fits best stands first, whatever it is.
      order.sort(Comparator.comparingInt((Group group) -> -found.getOrDefault(group, List.of()).getFirst().score()));
    }
    Map<Group, List<Hit>> hits = new LinkedHashMap<>();
    Map<Group, Integer> all = new EnumMap<>(Group.class);
    order.forEach(
        group -> {
          List<Scored> scored = found.getOrDefault(group, List.of());
          hits.put(group, scored.stream().limit(only == null ? SHOWN_IN_GROUP : SHOWN_ALONE).map(Scored::hit).toList());
          all.put(group, scored.size());
        });
    return new Result(hits, all);
  }

  private static @org.jspecify.annotations.Nullable Scored match(FuzzyMatcher matcher, PaletteEntry entry) {
    FuzzyMatcher.Match own = matcher.match(entry.text());
    if (own != null) {
      return new Scored(own.score() + BY_NAME, new Hit(entry, own.positions()));
    }
    if (entry.kind().isEmpty()) {
      return null;
    }
    FuzzyMatcher.Match both = matcher.match(entry.kind() + " " + entry.text());
    if (both == null) {
      return null;
    }
    int shift = entry.kind().length() + 1;
    List<Integer> letters = both.positions().stream().filter(at -> at >= shift).map(at -> at - shift).toList();
    return new Scored(both.score(), new Hit(entry, letters));
  }

  private record Scored(int score, Hit hit) {}
}
