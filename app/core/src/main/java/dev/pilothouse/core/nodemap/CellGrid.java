// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

/// How many equal squares find place in a rectangle, line by line, as large as can be; all of them, however many.
///
/// @param columns squares in a line
/// @param size side of a square with the gap behind it; below 1 when several share a pixel
public record CellGrid(int columns, double size) {

  /// @param most the largest side
  public static CellGrid of(double width, double height, int count, double most) {
    double best = 0;
    int columns = 1;
    int first = Math.max(1, (int) (width / most));
    for (int next = first; next <= Math.max(first, count); next++) {
      double across = Math.min(most, width / next);
      if (across <= best) {
        break;
      }
      double size = Math.min(across, height / Math.max(1, Math.ceilDiv(count, next)));
      if (size > best) {
        best = size;
        columns = next;
      }
    }
    return new CellGrid(columns, Math.max(best, 1e-6));
  }

  public double x(int index) {
    return index % columns * size;
  }

  public double y(int index) {
    int line = index / columns;
    return line * size;
  }

  /// The square at a place of the rectangle; -1 for none.
  ///
  /// @param count how many there are
  public int at(double x, double y, int count) {
    if (x < 0 || y < 0) {
      return -1;
    }
    int column = (int) (x / size);
    long line = (long) (y / size);
    long index = line * columns + column;
    return column < columns && index < count ? (int) index : -1;
  }
}
