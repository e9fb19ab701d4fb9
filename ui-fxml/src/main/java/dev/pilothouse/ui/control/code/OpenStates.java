// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import java.util.Arrays;
import java.util.function.IntFunction;

/// What each line leaves open for the next, worked out only as far down as somebody looks and kept until a line above changes.
/// FX thread.
final class OpenStates {
  private static final YamlLexer.Sink NOBODY = (from, to, style) -> {};
  private final IntFunction<String> lines;
  private int[] after = new int[256];
  private int known;

  OpenStates(IntFunction<String> lines) {
    this.lines = lines;
  }

  int before(int line) {
    while (known < line) {
      after(known, YamlLexer.read(lines.apply(known), known == 0 ? YamlLexer.PLAIN : after[known - 1], NOBODY));
    }
    return line == 0 ? YamlLexer.PLAIN : after[line - 1];
  }

  void after(int line, int state) {
    if (line == known) {
      if (known == after.length) {
        after = Arrays.copyOf(after, known * 2);
      }
      after[known++] = state;
    }
  }

  /// A line has other text, or there are more or fewer lines below it.
  void changed(int line) {
    known = Math.min(known, line);
  }
}
