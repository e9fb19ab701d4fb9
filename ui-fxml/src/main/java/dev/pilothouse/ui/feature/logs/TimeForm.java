// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.ui.text.Ages;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How the times of lines are written.
enum TimeForm {
  LOCAL,
  UTC,
  AGO,
  OFF;

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
  private static final DateTimeFormatter CLOCK_UTC = DateTimeFormatter.ofPattern("HH:mm:ss.SSS'Z'", Locale.ROOT);

  TimeForm next() {
    return switch (this) {
      case LOCAL -> UTC;
      case UTC -> AGO;
      case AGO -> OFF;
      case OFF -> LOCAL;
    };
  }

  /// @param millis since 1970
  /// @param now in the same
  String words(long millis, long now) {
    return switch (this) {
      case LOCAL -> CLOCK.format(Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()));
      case UTC -> CLOCK_UTC.format(Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC));
      case AGO -> "-" + Ages.of(Math.max(0, (now - millis) / 1_000));
      case OFF -> "";
    };
  }
}
