// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import java.nio.charset.StandardCharsets;

/// Guesses how serious a line is from its first bytes: klog (`E1121 …`), a field `level` in JSON or logfmt, else a word like
/// `ERROR` or `[warn]` near the beginning. A wrong guess colours a line wrongly, no more. Allocates nothing.
final class LevelGuess {
  /// The level stands near the beginning of a line, or nowhere.
  private static final int LOOK = 160;
  private static final int LOOK_JSON = 2_048;
  private static final byte[][] FIELDS = {
    ascii("level"), ascii("severity"), ascii("lvl"), ascii("loglevel"), ascii("levelname"), ascii("log.level"), ascii("@level")
  };
  private static final byte[][] WORDS = {
    ascii("info"), ascii("error"), ascii("warn"), ascii("warning"), ascii("debug"), ascii("trace"), ascii("fatal"),
    ascii("critical"), ascii("panic"), ascii("err"), ascii("severe"), ascii("notice"), ascii("information"), ascii("alert"),
    ascii("emerg"), ascii("crit"), ascii("fine"), ascii("dpanic")
  };
  private static final LogLevel[] MEANING = {
    LogLevel.INFO, LogLevel.ERROR, LogLevel.WARN, LogLevel.WARN, LogLevel.DEBUG, LogLevel.TRACE, LogLevel.FATAL,
    LogLevel.FATAL, LogLevel.FATAL, LogLevel.ERROR, LogLevel.ERROR, LogLevel.INFO, LogLevel.INFO, LogLevel.FATAL,
    LogLevel.FATAL, LogLevel.FATAL, LogLevel.DEBUG, LogLevel.FATAL
  };

  private LevelGuess() {}

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static LogLevel of(byte[] bytes, int from, int to) {
    if (from >= to) {
      return LogLevel.UNKNOWN;
    }
    LogLevel klog = klog(bytes, from, to);
    if (klog != LogLevel.UNKNOWN) {
      return klog;
    }
    if (bytes[from] == '{') {
      return field(bytes, from, Math.min(to, from + LOOK_JSON), true);
    }
    int end = Math.min(to, from + LOOK);
    LogLevel field = field(bytes, from, end, false);
    return field != LogLevel.UNKNOWN ? field : word(bytes, from, end, to);
  }

  /// `I1121 10:42:07.000000       1 controller.go:42] …`, from `klog/v2/klog.go`.
  private static LogLevel klog(byte[] bytes, int from, int to) {
    if (to - from < 6 || bytes[from + 5] != ' ') {
      return LogLevel.UNKNOWN;
    }
    for (int i = from + 1; i < from + 5; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return LogLevel.UNKNOWN;
      }
    }
    return switch (bytes[from]) {
      case 'I' -> LogLevel.INFO;
      case 'W' -> LogLevel.WARN;
      case 'E' -> LogLevel.ERROR;
      case 'F' -> LogLevel.FATAL;
      default -> LogLevel.UNKNOWN;
    };
  }

  /// The value of the first field that is named like a level.
  private static LogLevel field(byte[] bytes, int from, int end, boolean json) {
    byte sign = (byte) (json ? ':' : '=');
    for (int at = from + 3; at < end; at++) {
      if (bytes[at] == sign) {
        int nameEnd = json ? back(bytes, from, at) : at;
        if (nameEnd > from && named(bytes, from, nameEnd, json)) {
          return value(bytes, at + 1, end);
        }
      }
    }
    return LogLevel.UNKNOWN;
  }

  /// Before the colon, over spaces, the place of the closing quote.
  private static int back(byte[] bytes, int from, int colon) {
    int at = colon - 1;
    while (at > from && bytes[at] == ' ') {
      at--;
    }
    return bytes[at] == '"' ? at : from;
  }

  private static boolean named(byte[] bytes, int from, int end, boolean json) {
    for (byte[] name : FIELDS) {
      int begin = end - name.length;
      if (begin >= from && same(bytes, begin, name)) {
        byte before = begin == from ? (byte) ' ' : bytes[begin - 1];
        if (json ? before == '"' : !letter(before) && before != '.' && before != '_' && before != '-') {
          return true;
        }
      }
    }
    return false;
  }

  private static LogLevel value(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && (bytes[at] == ' ' || bytes[at] == '"' || bytes[at] == '\'')) {
      at++;
    }
    if (at + 1 < end && bytes[at + 1] == '0') {
      return number(bytes[at]);
    }
    int stop = at;
    while (stop < end && letter(bytes[stop])) {
      stop++;
    }
    return meaning(bytes, at, stop);
  }

  /// The levels of bunyan and pino are 10, 20 and so on.
  private static LogLevel number(byte tens) {
    return switch (tens) {
      case '1' -> LogLevel.TRACE;
      case '2' -> LogLevel.DEBUG;
      case '3' -> LogLevel.INFO;
      case '4' -> LogLevel.WARN;
      case '5' -> LogLevel.ERROR;
      case '6' -> LogLevel.FATAL;
      default -> LogLevel.UNKNOWN;
    };
  }

  /// The first word that names a level: in capitals, or in any case where a bracket or a colon sets it off.
  private static LogLevel word(byte[] bytes, int from, int end, int lineEnd) {
    int at = from;
    while (at < end) {
      if (bytes[at] == 0x1b) {
        at = afterEscape(bytes, at, end);
        continue;
      }
      if (!letter(bytes[at])) {
        at++;
        continue;
      }
      int stop = at;
      boolean capitals = true;
      while (stop < lineEnd && letter(bytes[stop])) {
        capitals &= bytes[stop] <= 'Z';
        stop++;
      }
      byte before = at == from ? (byte) ' ' : bytes[at - 1];
      byte after = stop < lineEnd ? bytes[stop] : (byte) ' ';
      boolean bracketed = (before == '[' && after == ']') || (before == '<' && after == '>');
      boolean setOff = capitals || bracketed || (after == ':' && at == from);
      LogLevel level = setOff && !part(before) && !part(after) ? meaning(bytes, at, stop) : LogLevel.UNKNOWN;
      if (level != LogLevel.UNKNOWN) {
        return level;
      }
      at = stop;
    }
    return LogLevel.UNKNOWN;
  }

  /// Whether a character makes the word beside it part of a longer one: `NO_ERROR`, `ERROR-42`, `ERROR2`.
  private static boolean part(byte value) {
    return value == '_' || value == '-' || value == '=' || (value >= '0' && value <= '9');
  }

  private static int afterEscape(byte[] bytes, int at, int end) {
    int next = at + 1;
    if (next < end && bytes[next] == '[') {
      next++;
      while (next < end && bytes[next] < 0x40) {
        next++;
      }
    }
    return next + 1;
  }

  private static LogLevel meaning(byte[] bytes, int from, int to) {
    for (int i = 0; i < WORDS.length; i++) {
      if (WORDS[i].length == to - from && same(bytes, from, WORDS[i])) {
        return MEANING[i];
      }
    }
    return LogLevel.UNKNOWN;
  }

  /// Whether a word stands here, in any case.
  private static boolean same(byte[] bytes, int from, byte[] lower) {
    for (int i = 0; i < lower.length; i++) {
      int value = bytes[from + i];
      if ((value >= 'A' && value <= 'Z' ? value + 32 : value) != lower[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean letter(byte value) {
    return (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z');
  }
}
