// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import dev.pilothouse.core.logs.LogLine.Span;
import dev.pilothouse.core.logs.LogLine.Style;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Turns what a program wrote for a terminal into text and colours. Colours are all that is obeyed: every other sequence is
/// removed (cursor, title, clipboard, links, queries; the text of a link stays), and control characters, marks of direction and
/// characters without width become visible, so that no line can pretend to be another.
final class AnsiText {
  private static final char ESCAPE = 0x1b;
  private final String in;
  private final StringBuilder out;
  private final List<Span> spans = new ArrayList<>();
  private final SgrStyle style = new SgrStyle();
  private Style current = Style.PLAIN;
  private int since;

  private AnsiText(String in) {
    this.in = in;
    out = new StringBuilder(in.length());
  }

  static AnsiText of(byte[] utf8, int from, int length) {
    AnsiText text = new AnsiText(new String(utf8, from, length, StandardCharsets.UTF_8));
    text.read();
    return text;
  }

  String text() {
    return out.toString();
  }

  List<Span> spans() {
    return spans;
  }

  private void read() {
    int at = 0;
    while (at < in.length()) {
      char c = in.charAt(at);
      if (c == ESCAPE) {
        at = escape(at + 1);
      } else {
        show(c);
        at++;
      }
    }
    close();
  }

  private void show(char c) {
    if (c == '\t' || (c >= 0x20 && c < 0x7f)) {
      out.append(c);
    } else if (c < 0x20) {
      out.append((char) (0x2400 + c));
    } else if (c == 0x7f) {
      out.append('\u2421');
    } else if (hidden(c)) {
      out.append(String.format("‹U+%04X›", (int) c));
    } else {
      out.append(c);
    }
  }

  /// C1 controls, and what has no width or turns the direction of the text.
  private static boolean hidden(char c) {
    return (c >= 0x80 && c < 0xa0)
        || (c >= 0x200b && c <= 0x200f)
        || (c >= 0x2028 && c <= 0x202e)
        || (c >= 0x2060 && c <= 0x206f)
        || c == 0xfeff;
  }

  /// The place after the sequence whose escape was just passed.
  private int escape(int at) {
    if (at >= in.length()) {
      return at;
    }
    return switch (in.charAt(at)) {
      case '[' -> control(at + 1);
      case ']', 'P', 'X', '^', '_' -> string(at + 1);
      case ' ', '#', '%', '(', ')', '*', '+', '-', '.', '/' -> Math.min(in.length(), at + 2);
      default -> at + 1;
    };
  }

  /// A control sequence: parameters, then one final character. A sequence that is broken off by something else ends there.
  private int control(int from) {
    int at = from;
    while (at < in.length() && in.charAt(at) >= 0x20 && in.charAt(at) < 0x40) {
      at++;
    }
    if (at >= in.length()) {
      return at;
    }
    char last = in.charAt(at);
    if (last < 0x40 || last > 0x7e) {
      return at;
    }
    if (last == 'm') {
      close();
      style.apply(in.substring(from, at));
      current = style.now();
      since = out.length();
    }
    return at + 1;
  }

  /// A string for the terminal (title, link, clipboard), up to its end: BEL, or escape and backslash. One that never ends takes the
  /// rest of the line, as a terminal would.
  private int string(int from) {
    for (int at = from; at < in.length(); at++) {
      if (in.charAt(at) == 0x07) {
        return at + 1;
      }
      if (in.charAt(at) == ESCAPE) {
        return at + 1 < in.length() && in.charAt(at + 1) == '\\' ? at + 2 : at;
      }
    }
    return in.length();
  }

  private void close() {
    if (out.length() > since && !current.equals(Style.PLAIN)) {
      spans.add(new Span(since, out.length(), current));
    }
    since = out.length();
  }
}
