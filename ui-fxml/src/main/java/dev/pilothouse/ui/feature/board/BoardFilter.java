// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.board;

import dev.pilothouse.core.rollout.RolloutState;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which rollouts are shown. Immutable.
///
/// @param words all must be found in name, namespace, image, author or state
/// @param state null for all
/// @param contexts ids of those that are not shown
/// @param kinds those that are not shown
/// @param closed ids of the contexts that are folded
record BoardFilter(String words, @Nullable RolloutState state, Set<String> contexts, Set<String> kinds, Set<String> closed) {
  static final BoardFilter ALL = new BoardFilter("", null, Set.of(), Set.of(), Set.of());

  BoardFilter {
    contexts = Set.copyOf(contexts);
    kinds = Set.copyOf(kinds);
    closed = Set.copyOf(closed);
  }

  BoardFilter words(String value) {
    return new BoardFilter(value, state, contexts, kinds, closed);
  }

  BoardFilter state(@Nullable RolloutState value) {
    return new BoardFilter(words, value, contexts, kinds, closed);
  }

  BoardFilter contexts(Set<String> value) {
    return new BoardFilter(words, state, value, kinds, closed);
  }

  BoardFilter kinds(Set<String> value) {
    return new BoardFilter(words, state, contexts, value, closed);
  }

  BoardFilter closed(Set<String> value) {
    return new BoardFilter(words, state, contexts, kinds, value);
  }

  /// Whether all words stand somewhere in what a row shows.
  boolean finds(List<String> shown) {
    String all = String.join(" ", shown).toLowerCase(Locale.ROOT);
    for (String word : words.strip().toLowerCase(Locale.ROOT).split("\\s+")) {
      if (!all.contains(word)) {
        return false;
      }
    }
    return true;
  }

  boolean narrows() {
    return !words.isBlank() || state != null || !contexts.isEmpty() || !kinds.isEmpty();
  }
}
