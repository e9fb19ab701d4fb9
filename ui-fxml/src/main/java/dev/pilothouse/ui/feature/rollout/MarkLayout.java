// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

/// How the pods of a stage are shown so that all of them are seen: as cards of two lines, as cards of one, as marks, at last as
/// bars.
///
/// @param perRow how many stand beside each other
/// @param height of one
record MarkLayout(Shape shape, int perRow, double height) {
  static final double GAP = 6;
  static final double TALL = 42;
  static final double LOW = 24;
  static final double TILE = 11;
  static final double TILE_GAP = 3;
  /// More than these are no longer told apart as marks.
  static final int MOST_MARKS = 300;
  /// More than these are no longer read as cards.
  static final int MOST_CARDS = 40;
  private static final double LEAST_TALL = 106;
  /// A card that is much wider than its words reads badly.
  private static final double WIDE = 340;
  private static final double LEAST_LOW = 74;

  /// What a pod is shown as.
  enum Shape {
    CARD, LINE, MARK, BAR
  }

  static MarkLayout of(int pods, double width, double height) {
    if (pods <= MOST_CARDS) {
      MarkLayout cards = cards(Shape.CARD, pods, width, height, TALL, LEAST_TALL);
      MarkLayout found = cards == null ? cards(Shape.LINE, pods, width, height, LOW, LEAST_LOW) : cards;
      if (found != null) {
        return found;
      }
    }
    int perRow = Math.max(1, (int) ((width + TILE_GAP) / (TILE + TILE_GAP)));
    int rows = (pods + perRow - 1) / perRow;
    boolean fits = rows * (TILE + TILE_GAP) - TILE_GAP <= height;
    return pods <= MOST_MARKS && fits ? new MarkLayout(Shape.MARK, perRow, TILE) : new MarkLayout(Shape.BAR, 1, 0);
  }

  private static @org.jspecify.annotations.Nullable MarkLayout cards(
      Shape shape, int pods, double width, double height, double tall, double least) {
    int most = Math.max(1, (int) ((width + GAP) / (least + GAP)));
    int first = Math.clamp((int) (width / WIDE), 1, Math.max(1, most));
    for (int perRow = first; perRow <= most; perRow++) {
      int rows = (pods + perRow - 1) / perRow;
      if (rows * (tall + GAP) - GAP <= height) {
        return new MarkLayout(shape, perRow, tall);
      }
    }
    return null;
  }
}
