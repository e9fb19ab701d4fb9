// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

import java.util.ArrayList;
import java.util.List;

/// Where the documents of a text lie. A line that begins with `---` or `...` divides them wherever it stands: YAML allows it
/// within no value (1.2.2, 9.1.2), so an error in one document never reaches the next.
final class DocumentSpans {
  private DocumentSpans() {}

  /// The stretches between the dividing lines; those with nothing but blanks and comments are left out, directives (`%YAML`) too.
  static List<Span> of(Lines lines) {
    List<Span> spans = new ArrayList<>();
    int from = 0;
    boolean filled = false;
    for (int line = 0; line < lines.count(); line++) {
      String text = lines.line(line);
      if (divides(text)) {
        if (filled) {
          spans.add(new Span(from, lines.start(line)));
        }
        // What follows the dashes on their own line (`--- {a: 1}`) belongs to the document.
        from = lines.start(line) + 3;
        filled = text.startsWith("---") && hasContent(text.substring(3));
      } else {
        filled |= hasContent(text);
      }
    }
    int end = lines.end(lines.count() - 1);
    if (filled) {
      spans.add(new Span(from, Math.max(from, end)));
    }
    return spans;
  }

  static boolean divides(String line) {
    return (line.startsWith("---") || line.startsWith("..."))
        && (line.length() == 3 || line.charAt(3) == ' ' || line.charAt(3) == '\t');
  }

  private static boolean hasContent(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c != ' ' && c != '\t' && c != '\uFEFF') {
        return c != '#' && !(c == '%' && i == 0);
      }
    }
    return false;
  }
}
