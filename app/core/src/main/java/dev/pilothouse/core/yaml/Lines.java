// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

import java.util.Arrays;

/// Where the lines of a text begin. A line ends with LF, CR or CR LF, as in YAML.
public final class Lines {
  private final String text;
  private final int[] starts;

  private Lines(String text, int[] starts) {
    this.text = text;
    this.starts = starts;
  }

  public static Lines of(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return new Lines(text, Arrays.copyOf(starts, count));
  }

  public int count() {
    return starts.length;
  }

  /// The line that holds this offset, from 0; the end of the text belongs to the last one.
  public int lineOf(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found : -found - 2;
  }

  /// How many characters, as a person counts them (code points), stand before this offset in its line.
  public int columnOf(int offset) {
    return text.codePointCount(starts[lineOf(offset)], offset);
  }

  /// The first char of a line, counted from 0.
  public int start(int line) {
    return starts[line];
  }

  /// The char after the last one of a line, without its line end.
  public int end(int line) {
    int end = line + 1 < starts.length ? starts[line + 1] : text.length();
    while (end > starts[line] && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return end;
  }

  public String line(int line) {
    return text.substring(start(line), end(line));
  }

  /// Line and column as people read them, both from 1: `13:3`.
  public String place(int offset) {
    return lineOf(offset) + 1 + ":" + (columnOf(offset) + 1);
  }
}
