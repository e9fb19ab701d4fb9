// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

/// What part of the map is seen, and how large. Immutable.
///
/// @param x of the map at the left edge
/// @param y of the map at the top edge
/// @param scale pixels for one unit of the map; a card is [MapLayout#CARD_WIDTH] units wide
/// @param width of the window on the map, in pixels
/// @param height in pixels
public record Viewport(double x, double y, double scale, double width, double height) {
  /// A card is as wide as a small window then: closer there is nothing to see.
  public static final double CLOSEST = 5;

  /// Shows all of a layout, in the middle, and no card larger than it is read well.
  public static Viewport fit(MapLayout layout, double width, double height) {
    double across = Math.max(1, width) / Math.max(1, layout.width());
    double down = Math.max(1, height) / Math.max(1, layout.height());
    double scale = Math.min(MapLayout.LARGEST, Math.min(across, down));
    double top = layout.height() * scale < height ? 0 : (layout.height() - height / scale) / 2;
    return new Viewport((layout.width() - width / scale) / 2, top, scale, width, height);
  }

  /// The same place of the map stays under the pointer.
  ///
  /// @param factor above 1 goes closer
  /// @param least the scale at which all is seen
  public Viewport zoom(double factor, double atX, double atY, double least) {
    double next = Math.clamp(scale * factor, Math.min(least, CLOSEST), CLOSEST);
    return new Viewport(x + atX / scale - atX / next, y + atY / scale - atY / next, next, width, height);
  }

  /// @param byX pixels that the map goes to the left
  /// @param byY pixels that it goes up
  public Viewport pan(double byX, double byY) {
    return new Viewport(x + byX / scale, y + byY / scale, scale, width, height);
  }

  /// Keeps at least some of the map in sight: what is smaller than the window stands in its middle, what is larger covers it.
  public Viewport within(MapLayout layout) {
    return new Viewport(
        held(x, layout.width(), width / scale, true), held(y, layout.height(), height / scale, false), scale, width, height);
  }

  private static double held(double at, double all, double seen, boolean middle) {
    return all <= seen ? (middle ? (all - seen) / 2 : 0) : Math.clamp(at, 0, all - seen);
  }

  /// Brings a rectangle into sight, moving as little as needed.
  public Viewport reveal(double left, double top, double right, double bottom) {
    double seenX = width / scale;
    double seenY = height / scale;
    double toX = left < x ? left : right > x + seenX ? right - seenX : x;
    double toY = top < y ? top : bottom > y + seenY ? bottom - seenY : y;
    return new Viewport(Math.min(toX, left), Math.min(toY, top), scale, width, height);
  }

  /// Another scale around the middle of a card.
  public Viewport centred(double middleX, double middleY, double newScale) {
    return new Viewport(middleX - width / newScale / 2, middleY - height / newScale / 2, newScale, width, height);
  }

  public Viewport sized(double newWidth, double newHeight) {
    return new Viewport(x, y, scale, newWidth, newHeight);
  }

  public double mapX(double pixel) {
    return x + pixel / scale;
  }

  public double mapY(double pixel) {
    return y + pixel / scale;
  }

  public double pixelX(double map) {
    return (map - x) * scale;
  }

  public double pixelY(double map) {
    return (map - y) * scale;
  }
}
