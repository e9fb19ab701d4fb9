// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.chart;

import java.util.ArrayList;
import java.util.List;

/// Times on a width. Times are in seconds since 1970, places in pixels.
///
/// @param from the time at `left`
/// @param to the time at `right`
public record TimeAxis(double from, double to, double left, double right) {
  private static final long[] STEPS = {
    1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 21_600, 43_200, 86_400
  };

  public double x(long at) {
    return left + ((double) at - from) / Math.max(1e-9, to - from) * (right - left);
  }

  /// Round times with room for their words between them.
  public List<Long> ticks(double room) {
    double span = Math.max(1, to - from);
    long step = STEPS[STEPS.length - 1];
    for (long one : STEPS) {
      if (one / span * (right - left) >= room) {
        step = one;
        break;
      }
    }
    List<Long> ticks = new ArrayList<>();
    for (long at = (long) Math.ceil(from / step) * step; at <= to; at += step) {
      ticks.add(at);
    }
    return ticks;
  }
}
