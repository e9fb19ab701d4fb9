// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import dev.pilothouse.core.yaml.ScalarType;
import java.util.regex.Pattern;

/// Tells the parts of one line of YAML apart: keys, strings, numbers, comments, … Lines are read one after the other; what one
/// leaves open (a block scalar, a quoted string) is a number that the next one is given. Pure; any thread.
///
/// Rules: YAML 1.2.2, chapters 6 to 8, as far as one line and what is open before it can tell; what a word without quotes is, as
/// kubectl reads it.
final class YamlLexer {
  /// Nothing is open.
  static final int PLAIN = 0;

  private static final int DOUBLE_QUOTED = -1;
  private static final int SINGLE_QUOTED = -2;
  private static final Pattern BLOCK_HEADER = Pattern.compile("[|>][-+0-9]{0,2}\\s*(#.*)?");
  // What looks like a number to a person although it is a text: quantities, shares, times.
  private static final Pattern MEASURE = Pattern.compile("[-+]?\\d+(\\.\\d*)?([munkMGTPE]i?|Ki|%|ms|[smh])");

  /// Where the parts go.
  interface Sink {
    /// A part of the line, in order; what lies between two parts has no style.
    void part(int from, int to, String style);
  }

  private final String line;
  private final Sink sink;
  private int at;
  private int depth;
  private int state = PLAIN;
  /// The column whose deeper lines belong to a block scalar that begins here.
  private int parent = -1;

  private YamlLexer(String line, Sink sink) {
    this.line = line;
    this.sink = sink;
  }

  /// Reads a line.
  ///
  /// @param before what the line before left open
  /// @return what this one leaves open
  static int read(String line, int before, Sink sink) {
    YamlLexer lexer = new YamlLexer(line, sink);
    return lexer.read(before);
  }

  private int read(int before) {
    if (before > PLAIN) {
      if (line.isBlank() || Lines.indent(line) >= before) {
        part(0, line.length(), "yaml-string");
        return before;
      }
    } else if (before < PLAIN) {
      quoted(0, before == DOUBLE_QUOTED ? '"' : '\'', before, false);
    } else if (marker()) {
      at = 3;
    }
    while (state == PLAIN && at < line.length()) {
      next();
    }
    return state;
  }

  /// `---`, `...` and directives stand at the beginning of a line.
  private boolean marker() {
    boolean marks = (line.startsWith("---") || line.startsWith("...")) && (line.length() == 3 || line.charAt(3) == ' ');
    if (marks) {
      part(0, 3, "yaml-document");
    } else if (line.startsWith("%")) {
      part(0, line.length(), "yaml-document");
      at = line.length();
    }
    return marks;
  }

  private void next() {
    char c = line.charAt(at);
    switch (c) {
      case ' ', '\t' -> at++;
      case '#' -> comment();
      case '"' -> quoted(at, '"', DOUBLE_QUOTED, true);
      case '\'' -> quoted(at, '\'', SINGLE_QUOTED, true);
      case '&', '*', '!' -> word("yaml-anchor");
      case '{', '[' -> bracket(1);
      case '}', ']' -> bracket(-1);
      case ',' -> mark(1);
      case '-', '?' -> {
        if (spaceAt(at + 1)) {
          parent = at;
          mark(1);
        } else {
          scalar();
        }
      }
      case ':' -> {
        if (spaceAt(at + 1)) {
          mark(1);
        } else {
          scalar();
        }
      }
      case '|', '>' -> block();
      default -> scalar();
    }
  }

  private void comment() {
    if (at == 0 || spaceAt(at - 1)) {
      part(at, line.length(), "yaml-comment");
      at = line.length();
    } else {
      scalar();
    }
  }

  private void bracket(int by) {
    depth = Math.max(0, depth + by);
    mark(1);
  }

  private void mark(int length) {
    part(at, at + length, "yaml-mark");
    at += length;
  }

  private void word(String style) {
    int end = at;
    while (end < line.length() && !spaceAt(end) && !(depth > 0 && ",]}".indexOf(line.charAt(end)) >= 0)) {
      end++;
    }
    part(at, end, style);
    at = end;
  }

  /// @param from where the text begins, with its quote unless that stands on a line before
  private void quoted(int from, char quote, int open, boolean begins) {
    int end = begins ? from + 1 : from;
    while (end < line.length()) {
      char c = line.charAt(end);
      if (c == '\\' && quote == '"') {
        end += 2;
      } else if (c == quote && quote == '\'' && end + 1 < line.length() && line.charAt(end + 1) == '\'') {
        end += 2;
      } else if (c == quote) {
        closed(from, end + 1);
        return;
      } else {
        end++;
      }
    }
    part(from, line.length(), "yaml-string");
    at = line.length();
    state = open;
  }

  private void closed(int from, int end) {
    int colon = end;
    while (colon < line.length() && line.charAt(colon) == ' ') {
      colon++;
    }
    boolean key = colon < line.length() && line.charAt(colon) == ':' && (depth > 0 || spaceAt(colon + 1));
    if (key && depth == 0) {
      parent = from;
    }
    part(from, end, key ? "yaml-key" : "yaml-string");
    at = end;
  }

  private void block() {
    if (depth == 0 && BLOCK_HEADER.matcher(line.substring(at)).matches()) {
      int comment = line.indexOf('#', at);
      part(at, comment < 0 ? line.length() : comment, "yaml-mark");
      if (comment >= 0) {
        part(comment, line.length(), "yaml-comment");
      }
      at = line.length();
      state = parent + 2;
    } else {
      scalar();
    }
  }

  /// Text without quotes: to `: `, to ` #`, and among brackets to a comma or a bracket.
  private void scalar() {
    int from = at;
    int end = at + 1;
    while (end < line.length() && !ends(end)) {
      end++;
    }
    boolean key = end < line.length() && line.charAt(end) == ':';
    if (key && depth == 0) {
      parent = from;
    }
    at = end;
    while (end > from && spaceAt(end - 1)) {
      end--;
    }
    part(from, end, key ? "yaml-key" : style(line.substring(from, end)));
  }

  private boolean ends(int end) {
    char c = line.charAt(end);
    return switch (c) {
      case ':' -> spaceAt(end + 1) || (depth > 0 && ",]}".indexOf(line.charAt(end + 1)) >= 0);
      case '#' -> spaceAt(end - 1);
      case ',', '[', ']', '{', '}' -> depth > 0;
      default -> false;
    };
  }

  private static String style(String word) {
    if (word.length() > 32) {
      return "yaml-string";
    }
    return switch (ScalarType.ofPlain(word)) {
      case NULL, BOOLEAN -> "yaml-boolean";
      case INTEGER, NUMBER -> "yaml-number";
      case STRING -> MEASURE.matcher(word).matches() ? "yaml-number" : "yaml-string";
    };
  }

  private boolean spaceAt(int index) {
    return index >= line.length() || line.charAt(index) == ' ' || line.charAt(index) == '\t';
  }

  private void part(int from, int to, String style) {
    int end = Math.min(to, line.length());
    if (end > from) {
      sink.part(from, end, style);
    }
  }
}
