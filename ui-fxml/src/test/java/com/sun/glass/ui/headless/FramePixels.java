// SPDX-License-Identifier: Apache-2.0
package com.sun.glass.ui.headless;

import com.sun.glass.ui.Pixels;
import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.scene.paint.Color;

/// The pixels of the screen that nobody sees, as ARGB. Whatever lies outside is cut off.
final class FramePixels {
  private static final int BLACK = 0xff000000;
  private final int width;
  private final int height;
  private final int[] argb;

  FramePixels(int width, int height) {
    this.width = width;
    this.height = height;
    argb = new int[width * height];
    Arrays.fill(argb, BLACK);
  }

  void draw(Pixels image, int left, int top) {
    IntBuffer source = (IntBuffer) image.getBuffer();
    int from = Math.max(0, -left);
    int count = Math.min(image.getWidth(), width - left) - from;
    if (count <= 0) {
      return;
    }
    for (int y = Math.max(0, -top); y < Math.min(image.getHeight(), height - top); y++) {
      source.get(y * image.getWidth() + from, argb, (top + y) * width + left + from, count);
    }
  }

  void clear(int left, int top, int columns, int rows) {
    int from = Math.clamp(left, 0, width);
    int to = Math.clamp((long) left + columns, from, width);
    for (int y = Math.max(0, top); y < Math.min(height, top + rows); y++) {
      Arrays.fill(argb, y * width + from, y * width + to, BLACK);
    }
  }

  Color color(int x, int y) {
    int value = at(x, y);
    return Color.rgb(value >> 16 & 255, value >> 8 & 255, value & 255, (value >>> 24) / 255.0);
  }

  void copy(int left, int top, int columns, int rows, int[] into) {
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        into[y * columns + x] = at(left + x, top + y);
      }
    }
  }

  private int at(int x, int y) {
    return x < 0 || y < 0 || x >= width || y >= height ? BLACK : argb[y * width + x];
  }
}
