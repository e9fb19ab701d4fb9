// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.input.KeyCode;

/// From when on a log is read, with its key.
enum Since {
  TAIL(KeyCode.DIGIT0, 0, "tail"),
  MINUTE(KeyCode.DIGIT1, 1, "1m"),
  MINUTES_5(KeyCode.DIGIT2, 5, "5m"),
  MINUTES_15(KeyCode.DIGIT3, 15, "15m"),
  MINUTES_30(KeyCode.DIGIT4, 30, "30m"),
  HOUR(KeyCode.DIGIT5, 60, "1h"),
  ALL(KeyCode.DIGIT6, 0, "all");

  private static final long MINUTE_MILLIS = 60_000;
  private final KeyCode key;
  private final int minutes;
  private final String code;

  Since(KeyCode key, int minutes, String code) {
    this.key = key;
    this.code = code;
    this.minutes = minutes;
  }

  /// What a key chooses.
  static Optional<Since> of(KeyCode key) {
    return Arrays.stream(values()).filter(one -> one.key == key).findFirst();
  }

  /// What a link calls it.
  String code() {
    return code;
  }

  /// What a link means.
  static Since of(String code) {
    return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst().orElse(TAIL);
  }

  /// The key of its words.
  String words() {
    return "logs.since." + name().toLowerCase(Locale.ROOT);
  }

  /// The earliest time, in milliseconds since 1970.
  long from(long now) {
    return minutes == 0 ? Long.MIN_VALUE : now - minutes * MINUTE_MILLIS;
  }
}
