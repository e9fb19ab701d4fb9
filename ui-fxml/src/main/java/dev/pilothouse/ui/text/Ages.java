// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How long ago something was, written as kubectl writes it (`HumanDuration` of k8s.io/apimachinery): `47s`, `3d4h`, `41d`.
public final class Ages {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss zzz", Locale.ROOT);

  private Ages() {}

  /// The age at `now` of something that was at `then`, both in seconds since 1970; empty when `then` is 0.
  public static String between(long then, long now) {
    return then == 0 ? "" : of(Math.max(0, now - then));
  }

  /// A duration in seconds.
  public static String of(long seconds) {
    if (seconds < 120) {
      return seconds + "s";
    }
    long minutes = seconds / 60;
    if (minutes < 10) {
      return two(minutes, "m", seconds % 60, "s");
    }
    if (minutes < 180) {
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
    if (days < 8) {
      return two(days, "d", hours % 24, "h");
    }
    if (days < 365 * 2) {
      return days + "d";
    }
    return days < 365 * 8 ? two(days / 365, "y", days % 365, "d") : days / 365 + "y";
  }

  private static String two(long big, String bigUnit, long small, String smallUnit) {
    return small == 0 ? big + bigUnit : big + bigUnit + small + smallUnit;
  }

  /// The time of day in the zone of the person: `10:42:07`.
  public static String clock(Instant time) {
    return CLOCK.format(time.atZone(ZoneId.systemDefault()));
  }

  /// Date, time and zone, for tooltips.
  public static String exact(long epochSecond) {
    return EXACT.format(Instant.ofEpochSecond(epochSecond).atZone(ZoneId.systemDefault()));
  }
}
