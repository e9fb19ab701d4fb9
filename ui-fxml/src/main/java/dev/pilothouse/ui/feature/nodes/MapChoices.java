// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.nodemap.ColourKey;
import dev.pilothouse.core.nodemap.Grouping;
import dev.pilothouse.core.nodemap.NodeOrder;
import java.util.Set;
import java.util.TreeSet;

/// What a person chose of the map. Immutable.
///
/// @param hidden numbers of the colours' categories that are dimmed
/// @param width of the map in pixels
record MapChoices(
    ColourKey colour, Grouping grouping, NodeOrder order, String search, Set<Integer> hidden, double width, double height) {
  static final MapChoices FIRST = new MapChoices(ColourKey.STATUS, Grouping.ZONE, NodeOrder.NAME, "", Set.of(), 0, 0);

  MapChoices {
    hidden = Set.copyOf(hidden);
  }

  /// What was left out of other colours is not left out of these.
  MapChoices colour(ColourKey next) {
    return new MapChoices(next, grouping, order, search, next == colour ? hidden : Set.of(), width, height);
  }

  MapChoices grouping(Grouping next) {
    return new MapChoices(colour, next, order, search, hidden, width, height);
  }

  MapChoices order(NodeOrder next) {
    return new MapChoices(colour, grouping, next, search, hidden, width, height);
  }

  MapChoices search(String next) {
    return new MapChoices(colour, grouping, order, next, hidden, width, height);
  }

  MapChoices size(double newWidth, double newHeight) {
    return new MapChoices(colour, grouping, order, search, hidden, newWidth, newHeight);
  }

  /// Dims a category, or lights it again.
  MapChoices turn(int category) {
    Set<Integer> next = new TreeSet<>(hidden);
    if (!next.remove(category)) {
      next.add(category);
    }
    return new MapChoices(colour, grouping, order, search, next, width, height);
  }

  /// Everything lit again.
  MapChoices all() {
    return new MapChoices(colour, grouping, order, "", Set.of(), width, height);
  }

  boolean dims() {
    return !search.isBlank() || !hidden.isEmpty();
  }

  /// Whether nodes stand as they do for these.
  boolean standsAs(MapChoices other) {
    return grouping.equals(other.grouping) && order == other.order && width == other.width && height == other.height;
  }
}
