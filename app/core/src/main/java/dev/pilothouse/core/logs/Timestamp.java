// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

/// Reads the timestamp that the server writes before each line (RFC 3339, any number of digits for the fraction). Allocates
/// nothing: it runs for every line. One thread.
final class Timestamp {
  private static final int SHORTEST = "2026-03-01T10:00:00Z".length();
  private long millis;
  private int nanos;
  private int end;

  /// Whether a timestamp and a space, or the end of the line, stand at the beginning.
  boolean read(byte[] bytes, int from, int to) {
    if (to - from < SHORTEST || !shape(bytes, from)) {
      return false;
    }
    long days = days(number(bytes, from, 4), number(bytes, from + 5, 2), number(bytes, from + 8, 2));
    long seconds = number(bytes, from + 11, 2) * 3_600L + number(bytes, from + 14, 2) * 60L + number(bytes, from + 17, 2);
    millis = (days * 86_400 + seconds) * 1_000;
    int at = fraction(bytes, from + 19, to);
    at = zone(bytes, at, to);
    if (at < 0 || (at < to && bytes[at] != ' ')) {
      return false;
    }
    end = Math.min(to, at + 1);
    return true;
  }

  /// In milliseconds since 1970, after a successful [#read].
  long millis() {
    return millis;
  }

  /// What [#millis] leaves out, below a million, after a successful [#read].
  int nanos() {
    return nanos;
  }

  /// Where the line's own text begins, after a successful [#read].
  int end() {
    return end;
  }

  private static boolean shape(byte[] bytes, int from) {
    return bytes[from + 4] == '-'
        && bytes[from + 7] == '-'
        && bytes[from + 10] == 'T'
        && bytes[from + 13] == ':'
        && bytes[from + 16] == ':'
        && digits(bytes, from, 4)
        && digits(bytes, from + 5, 2)
        && digits(bytes, from + 8, 2)
        && digits(bytes, from + 11, 2)
        && digits(bytes, from + 14, 2)
        && digits(bytes, from + 17, 2)
        && exists(bytes, from);
  }

  /// Whether there is such a day and hour; a second 60 is one that leaps.
  private static boolean exists(byte[] bytes, int from) {
    int month = number(bytes, from + 5, 2);
    int day = number(bytes, from + 8, 2);
    boolean date = month >= 1 && month <= 12 && day >= 1 && day <= 31;
    return date && number(bytes, from + 11, 2) < 24 && number(bytes, from + 14, 2) < 60 && number(bytes, from + 17, 2) <= 60;
  }

  private int fraction(byte[] bytes, int from, int to) {
    int at = from;
    nanos = 0;
    if (at < to && bytes[at] == '.') {
      at++;
      int fraction = 0;
      for (int weight = 100_000_000; at < to && digit(bytes[at]); at++, weight /= 10) {
        fraction += (bytes[at] - '0') * weight;
      }
      millis += fraction / 1_000_000;
      nanos = fraction % 1_000_000;
    }
    return at;
  }

  /// The place after the zone; negative when there is none.
  private int zone(byte[] bytes, int at, int to) {
    if (at < to && bytes[at] == 'Z') {
      return at + 1;
    }
    boolean offset = at + 6 <= to && (bytes[at] == '+' || bytes[at] == '-') && bytes[at + 3] == ':';
    if (!offset || !digits(bytes, at + 1, 2) || !digits(bytes, at + 4, 2)) {
      return -1;
    }
    long minutes = number(bytes, at + 1, 2) * 60L + number(bytes, at + 4, 2);
    millis -= (bytes[at] == '+' ? minutes : -minutes) * 60_000;
    return at + 6;
  }

  /// Days since 1970 of the proleptic Gregorian calendar, by counting years from March.
  private static long days(int year, int month, int day) {
    long y = month <= 2 ? year - 1L : year;
    long era = Math.floorDiv(y, 400);
    long yearOfEra = y - era * 400;
    long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097 + dayOfEra - 719_468;
  }

  private static boolean digits(byte[] bytes, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (!digit(bytes[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean digit(byte value) {
    return value >= '0' && value <= '9';
  }

  private static int number(byte[] bytes, int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      value = value * 10 + bytes[i] - '0';
    }
    return value;
  }
}
