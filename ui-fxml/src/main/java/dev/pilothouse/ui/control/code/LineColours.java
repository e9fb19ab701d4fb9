// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import java.util.Collection;
import java.util.List;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// The style classes of one line. Used once. A line that is too long to be read by anybody has no colours: each colour is a node.
final class LineColours {
  private static final int LONGEST = 4_000;
  private final String line;
  private final StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
  private int at;

  LineColours(String line) {
    this.line = line;
  }

  /// @param before what the line before leaves open
  /// @return what this one leaves open
  int read(int before) {
    return YamlLexer.read(line, before, line.length() > LONGEST ? (from, to, style) -> {} : this::part);
  }

  /// Spaces have the colour of what follows: nobody sees it, and each part of a colour is a node.
  private void part(int from, int to, String style) {
    int begin = line.substring(at, from).isBlank() ? at : from;
    if (begin > at) {
      spans.add(List.of(), begin - at);
    }
    spans.add(List.of(style), to - begin);
    at = to;
  }

  StyleSpans<Collection<String>> spans() {
    if (at < line.length() || line.isEmpty()) {
      spans.add(List.of(), line.length() - at);
    }
    return spans.create();
  }
}
