// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

/// Where places stand so that all of them are seen: in a row as cells with their names, else as tiles in rows, smaller the more
/// there are. In pixels.
///
/// @param perRow how many stand beside each other
/// @param width of one
/// @param height of one
/// @param gap between two, both ways
/// @param named whether there is room for a name in each
record PlaceLayout(int perRow, double width, double height, double gap, boolean named) {
  private static final double MOST_HEIGHT = 84;
  private static final double LEAST_NAMED = 54;
  private static final double MOST_NAMED = 132;
  private static final double NAMED_HEIGHT = 26;
  private static final double NAMED_GAP = 5;
  private static final double[][] TILES = {{11, 3}, {7, 2}, {4, 1}, {2, 1}};

  static PlaceLayout of(int count, double width) {
    double cell = Math.min(MOST_NAMED, (width + NAMED_GAP) / Math.max(1, count) - NAMED_GAP);
    if (cell >= LEAST_NAMED) {
      return new PlaceLayout(Math.max(1, count), Math.floor(cell), NAMED_HEIGHT, NAMED_GAP, true);
    }
    PlaceLayout found = new PlaceLayout(1, 2, 2, 1, false);
    for (double[] tile : TILES) {
      int perRow = Math.max(1, (int) ((width + tile[1]) / (tile[0] + tile[1])));
      found = new PlaceLayout(perRow, tile[0], tile[0], tile[1], false);
      if (found.whole(count) <= MOST_HEIGHT) {
        break;
      }
    }
    return found;
  }

  /// How high all of them are together.
  double whole(int count) {
    int rows = (count + perRow - 1) / perRow;
    return Math.max(0, rows * (height + gap) - gap);
  }

  double x(int index) {
    return index % perRow * (width + gap);
  }

  double y(int index) {
    return Math.floorDiv(index, perRow) * (height + gap);
  }

  /// Which place is at a point; -1 for none.
  int at(double x, double y, int count) {
    int column = (int) (x / (width + gap));
    int row = (int) (y / (height + gap));
    int index = row * perRow + column;
    return x >= 0 && y >= 0 && column < perRow && index < count ? index : -1;
  }
}
