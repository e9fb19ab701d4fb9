// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.settings;

/// Where the window was, in pixels of the toolkit. Sizes are within reason whatever the file said; whether the place is on a
/// screen that is still there, the screen must say.
public record WindowPlace(double x, double y, double width, double height, boolean maximized) {
  private static final double FARTHEST = 100_000;

  public WindowPlace {
    x = within(x, -FARTHEST, FARTHEST, 0);
    y = within(y, -FARTHEST, FARTHEST, 0);
    width = within(width, 640, 16_384, 1_280);
    height = within(height, 400, 16_384, 800);
  }

  private static double within(double value, double least, double most, double otherwise) {
    return Double.isNaN(value) ? otherwise : Math.clamp(value, least, most);
  }
}
