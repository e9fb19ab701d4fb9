// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

/// A stretch of a text, in UTF-16 chars from its beginning.
///
/// @param start the first char
/// @param end the char after the last one
public record Span(int start, int end) {

  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no span from " + start + " to " + end);
    }
  }

  public static Span at(int offset) {
    return new Span(offset, offset);
  }

  public int length() {
    return end - start;
  }

  /// Whether a caret at this offset touches the span; both of its ends do.
  public boolean touches(int offset) {
    return start <= offset && offset <= end;
  }

  public String of(String text) {
    return text.substring(start, end);
  }

  /// The first char of it alone; all of it when it is empty.
  public Span firstChar() {
    return new Span(start, Math.min(end, start + 1));
  }

  Span moved(int by) {
    return new Span(start + by, end + by);
  }
}
