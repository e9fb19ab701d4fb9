// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

import dev.pilothouse.core.model.Message;
import java.util.List;

/// Which colour each pod has, and what the colours mean. Immutable; any thread. Made by a [Colourist].
public final class MapColours {
  public static final MapColours EMPTY = new MapColours(ColourKey.STATUS, List.of(), new byte[0]);

  private final ColourKey key;
  private final List<Category> categories;
  private final byte[] categoryOf;

  /// One line of the legend.
  ///
  /// @param words what it is called
  /// @param count how many pods of the map have it
  public record Category(Message words, MapTone tone, int count) {}

  /// @param categoryOf by pod slot
  MapColours(ColourKey key, List<Category> categories, byte[] categoryOf) {
    this.key = key;
    this.categories = List.copyOf(categories);
    this.categoryOf = categoryOf;
  }

  public ColourKey key() {
    return key;
  }

  /// Those that no pod has, too: their place in the list is their number.
  public List<Category> categories() {
    return categories;
  }

  /// The number of a pod's category.
  public int category(int pod) {
    return pod < categoryOf.length ? categoryOf[pod] : 0;
  }

  public MapTone tone(int pod) {
    int number = category(pod);
    return number < categories.size() ? categories.get(number).tone() : MapTone.NONE;
  }
}
