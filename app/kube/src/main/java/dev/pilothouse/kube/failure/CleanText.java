// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.failure;

import java.util.regex.Pattern;

/// Makes a text from outside fit to be shown: no control characters, no direction overrides, no secret, not too long.
///
/// Text of servers and login programs may hold terminal escapes (as in CVE-2021-25743) and credentials (as in
/// CVE-2019-11250).
public final class CleanText {
  private static final String HIDDEN = "•••";
  private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9+/=._~-]{6,}");
  private static final Pattern JSON_WEB_TOKEN = Pattern.compile("\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{4,}(\\.[A-Za-z0-9_-]*)?");
  private static final Pattern PEM = Pattern.compile("(?s)-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*-----|$)");
  private static final Pattern NAMED =
      Pattern.compile("(?i)([\"']?[a-z0-9_-]*(?:token|password|passwd|secret|api[_-]?key|key-data|keydata)[\"']?\\s*[:=]\\s*)"
          + "(\"[^\"]{4,}\"|'[^']{4,}'|[^\\s\"',;}]{4,})");
  private static final Pattern USER_INFO = Pattern.compile("(?i)\\b([a-z][a-z0-9+.-]*://)[^/\\s@\"']+@");

  private CleanText() {}

  /// One line, at most `limit` characters.
  public static String line(String text, int limit) {
    return shorten(escape(hide(text), false).strip(), limit);
  }

  /// Several lines, at most `limit` characters.
  public static String lines(String text, int limit) {
    return shorten(escape(hide(text), true).strip(), limit);
  }

  private static String hide(String text) {
    String result = PEM.matcher(text).replaceAll(HIDDEN);
    result = BEARER.matcher(result).replaceAll("$1 " + HIDDEN);
    result = JSON_WEB_TOKEN.matcher(result).replaceAll(HIDDEN);
    result = USER_INFO.matcher(result).replaceAll("$1" + HIDDEN + "@");
    return NAMED.matcher(result).replaceAll("$1" + HIDDEN);
  }

  private static String escape(String text, boolean keepLines) {
    StringBuilder result = new StringBuilder(text.length());
    text.codePoints().forEach(point -> append(result, point, keepLines));
    return result.toString();
  }

  private static void append(StringBuilder result, int point, boolean keepLines) {
    if (point == '\n') {
      result.append(keepLines ? '\n' : ' ');
    } else if (point == '\t') {
      result.append(' ');
    } else if (point == '\r' || (point >= 0x200B && point <= 0x200F) || point == 0xFEFF) {
      // carries no meaning, can only hide something
      return;
    } else if (Character.isISOControl(point) || isDirection(point) || Character.getType(point) == Character.SURROGATE) {
      result.append("U+").append("%04X".formatted(point));
    } else {
      result.appendCodePoint(point);
    }
  }

  private static boolean isDirection(int point) {
    return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069) || point == 0x2028 || point == 0x2029;
  }

  private static String shorten(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    return text.substring(0, end) + "…";
  }
}
