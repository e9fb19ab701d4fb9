// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.table;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/// Durations as kubectl writes them: two units at most, after `k8s.io/apimachinery/pkg/util/duration`.
public final class Ages {

  private Ages() {}

  /// The time since an instant in text form; `<unknown>` if there is none.
  public static String since(String instant, Instant now) {
    if (instant.isEmpty()) {
      return "<unknown>";
    }
    try {
      return human(Duration.between(Instant.parse(instant), now));
    } catch (DateTimeParseException e) {
      return "<unknown>";
    }
  }

  static String human(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < -1) {
      return "<invalid>";
    }
    if (seconds < 0) {
      return "0s";
    }
    if (seconds < 60 * 2) {
      return seconds + "s";
    }
    long minutes = seconds / 60;
    if (minutes < 10) {
      return two(minutes, "m", seconds % 60, "s");
    }
    if (minutes < 60 * 3) {
      return minutes + "m";
    }
    long hours = minutes / 60;
    if (hours < 8) {
      return two(hours, "h", minutes % 60, "m");
    }
    if (hours < 48) {
      return hours + "h";
    }
    long days = hours / 24;
    if (hours < 24 * 8) {
      return two(days, "d", hours % 24, "h");
    }
    if (days < 365 * 2) {
      return days + "d";
    }
    long years = days / 365;
    return days < 365 * 8 ? two(years, "y", days % 365, "d") : years + "y";
  }

  private static String two(long big, String bigUnit, long small, String smallUnit) {
    return small == 0 ? big + bigUnit : big + bigUnit + small + smallUnit;
  }
}
