// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control;

import java.util.Arrays;

/// A thin anti-aliased line as pixels of one colour: how much of each pixel it covers. A few thousand additions for a small
/// picture, where a general rasteriser sets up its machinery for every one of the hundred small lines of a table that scrolls. For
/// one thread.
final class LineRaster {
  private final int width;
  private final int height;
  private final float[] covered;

  /// @param width in device pixels
  LineRaster(int width, int height) {
    this.width = width;
    this.height = height;
    this.covered = new float[width * height];
  }

  void clear() {
    Arrays.fill(covered, 0);
  }

  /// A stroke with round ends. All in device pixels; the first pixel reaches from 0 to 1.
  void stroke(double fromX, double fromY, double toX, double toY, double thickness) {
    double half = thickness / 2;
    int left = clamp(Math.floor(Math.min(fromX, toX) - half - 1), width);
    int right = clamp(Math.ceil(Math.max(fromX, toX) + half + 1), width);
    int top = clamp(Math.floor(Math.min(fromY, toY) - half - 1), height);
    int bottom = clamp(Math.ceil(Math.max(fromY, toY) + half + 1), height);
    double wide = toX - fromX;
    double high = toY - fromY;
    double length = wide * wide + high * high;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        double aside = x + 0.5 - fromX;
        double below = y + 0.5 - fromY;
        double along = length == 0 ? 0 : Math.clamp((aside * wide + below * high) / length, 0, 1);
        double distance = Math.hypot(aside - along * wide, below - along * high);
        float part = (float) Math.clamp(half + 0.5 - distance, 0, 1);
        int pixel = y * width + x;
        covered[pixel] = Math.max(covered[pixel], part);
      }
    }
  }

  /// @param to one premultiplied ARGB value a pixel, row after row
  /// @param opacity of the colour, from 0 to 1
  void paint(int[] to, double red, double green, double blue, double opacity) {
    for (int i = 0; i < covered.length; i++) {
      double part = covered[i] * opacity;
      to[i] = part == 0 ? 0 : level(part) << 24 | level(part * red) << 16 | level(part * green) << 8 | level(part * blue);
    }
  }

  private static int level(double share) {
    return (int) (share * 255 + 0.5);
  }

  private static int clamp(double value, int end) {
    return (int) Math.clamp(value, 0, end);
  }
}
