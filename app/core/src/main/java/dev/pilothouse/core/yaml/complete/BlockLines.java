// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.complete;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The structure of one document by the indentation of its lines alone, so that it is there while one types and nothing parses.
/// What stands in block scalars and in brackets has no structure here. Immutable once read.
final class BlockLines {
  /// Where a line belongs.
  enum Where {
    BLOCK,
    /// In a block scalar: words of somebody's own.
    TEXT,
    /// In brackets that a line above has opened.
    FLOW
  }

  /// Where a bracket opens.
  record Bracket(int line, int column) {}

  private final List<String> lines;
  private final int first;
  private final int last;
  private final int caretLine;
  private final List<LineToken> tokens = new ArrayList<>();
  private final Where[] where;
  private final Map<Integer, Bracket> brackets = new HashMap<>();

  /// @param lines of the whole text
  /// @param caretLine this line's own tokens are left out
  BlockLines(List<String> lines, int first, int last, int caretLine) {
    this.lines = lines;
    this.first = first;
    this.last = last;
    this.caretLine = caretLine;
    where = new Where[lines.size()];
    Arrays.fill(where, Where.BLOCK);
    read();
  }

  private void read() {
    for (int line = first; line <= last; line++) {
      String text = lines.get(line);
      List<LineToken> read = text.startsWith("%") ? List.of() : new LineReader(text, line).read();
      if (line != caretLine) {
        tokens.addAll(read);
      }
      int opened = flowAt(text);
      if (!read.isEmpty() && LineReader.opensBlockScalar(value(text))) {
        line = text(line, read.getLast().column());
      } else if (opened >= 0) {
        line = flow(line, opened);
      }
    }
  }

  private static String value(String text) {
    LineReader reader = new LineReader(text, 0);
    List<LineToken> read = reader.read();
    boolean key = !read.isEmpty() && !read.getLast().item();
    return key ? read.getLast().value() : LineReader.withoutComment(text.substring(reader.wordsAt())).strip();
  }

  private int text(int head, int column) {
    int line = head;
    while (line < last && (lines.get(line + 1).isBlank() || LineReader.indent(lines.get(line + 1)) > column)) {
      line++;
      where[line] = Where.TEXT;
    }
    return line;
  }

  /// @return where the value of a line opens a bracket; -1 when it opens none
  static int flowAt(String text) {
    LineReader reader = new LineReader(text, 0);
    reader.read();
    int colon = LineReader.colon(text, reader.wordsAt());
    int at = colon < 0 ? reader.wordsAt() : colon + 1;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at < text.length() && "{[".indexOf(text.charAt(at)) >= 0 ? at : -1;
  }

  /// Brackets go on over lines that are deeper than the one that opens them; the closing one may stand as deep.
  private int flow(int head, int opened) {
    int depth = FlowScan.depth(lines.get(head).substring(opened), 0);
    int indent = LineReader.indent(lines.get(head));
    int line = head;
    while (depth > 0 && line < last) {
      String next = lines.get(line + 1);
      boolean closes = !next.isBlank() && "}]".indexOf(next.strip().charAt(0)) >= 0;
      if (!next.isBlank() && !closes && LineReader.indent(next) <= indent) {
        break;
      }
      line++;
      where[line] = Where.FLOW;
      brackets.put(line, new Bracket(head, opened));
      depth = FlowScan.depth(next, depth);
    }
    return line;
  }

  Where where(int line) {
    return where[line];
  }

  /// The bracket that opens what a line stands in.
  Bracket bracket(int line) {
    return brackets.getOrDefault(line, new Bracket(line, 0));
  }

  /// All but those of the line with the caret, in the order of the text.
  List<LineToken> tokens() {
    return List.copyOf(tokens);
  }

  /// Those above a line, the nearest first.
  List<LineToken> above(int line) {
    return tokens.stream().filter(token -> token.line() < line).toList().reversed();
  }

  List<LineToken> below(int line) {
    return tokens.stream().filter(token -> token.line() > line).toList();
  }
}
