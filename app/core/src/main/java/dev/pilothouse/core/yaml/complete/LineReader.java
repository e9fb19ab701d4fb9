// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.complete;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads the dashes and the key of one line of a block, however broken the lines around it are. Used once.
final class LineReader {
  private static final Pattern BLOCK_SCALAR = Pattern.compile("(?:[&!]\\S+ +)*[|>][-+0-9]{0,2}");
  private final String line;
  private final int number;
  private final List<LineToken> tokens = new ArrayList<>();
  private int at;

  LineReader(String line, int number) {
    this.line = line;
    this.number = number;
  }

  List<LineToken> read() {
    dashes();
    int colon = colon(line, at);
    if (at < line.length() && line.charAt(at) != '#' && colon > at) {
      String key = line.substring(at, colon).strip();
      tokens.add(new LineToken(false, number, at, unquoted(key), withoutComment(line.substring(colon + 1)).strip()));
    }
    return tokens;
  }

  /// Where the words begin, behind the indentation and the dashes.
  int wordsAt() {
    return at;
  }

  private void dashes() {
    at = indent(line);
    while (at < line.length() && line.charAt(at) == '-' && (at + 1 == line.length() || line.charAt(at + 1) == ' ')) {
      tokens.add(new LineToken(true, number, at, "", ""));
      at++;
      while (at < line.length() && line.charAt(at) == ' ') {
        at++;
      }
    }
  }

  static int indent(String line) {
    int at = 0;
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  private static String unquoted(String key) {
    boolean quoted = key.length() > 1 && (key.charAt(0) == '"' || key.charAt(0) == '\'');
    return quoted ? key.substring(1, key.length() - 1) : key;
  }

  /// @return the colon that ends a key which begins at a place; -1 when there is none
  static int colon(String line, int from) {
    if (from < line.length() && "{[#|>".indexOf(line.charAt(from)) >= 0) {
      return -1;
    }
    int at = from < line.length() && "\"'".indexOf(line.charAt(from)) >= 0 ? closing(line, from) + 1 : from;
    for (int i = Math.max(at, from); i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == ':' && (i + 1 == line.length() || line.charAt(i + 1) == ' ')) {
        return i;
      }
      if (c == '#' && i > 0 && line.charAt(i - 1) == ' ') {
        return -1;
      }
    }
    return -1;
  }

  /// @return where the quote that opens at a place is closed; the end of the line when it is not
  static int closing(String line, int from) {
    char quote = line.charAt(from);
    for (int i = from + 1; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && quote == '"') {
        i++;
      } else if (c == quote) {
        if (quote == '\'' && i + 1 < line.length() && line.charAt(i + 1) == '\'') {
          i++;
        } else {
          return i;
        }
      }
    }
    return line.length();
  }

  /// @return where the comment of a line begins; its end when it has none
  static int comment(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean begins = i == 0 || " {[,:".indexOf(line.charAt(i - 1)) >= 0;
      if ((c == '"' || c == '\'') && begins) {
        i = closing(line, i);
      } else if (c == '#' && (i == 0 || line.charAt(i - 1) == ' ')) {
        return i;
      }
    }
    return line.length();
  }

  static String withoutComment(String line) {
    return line.substring(0, comment(line));
  }

  static boolean opensBlockScalar(String value) {
    return BLOCK_SCALAR.matcher(value).matches();
  }
}
