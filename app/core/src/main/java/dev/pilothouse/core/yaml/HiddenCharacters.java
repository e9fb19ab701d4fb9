// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

import dev.pilothouse.core.yaml.Fault.Hidden;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Characters that make a text look like another one: those without width, those that turn the direction of writing (as in
/// "Trojan Source", CVE-2021-42574), those that look like the space that YAML
/// asks for, and those that end a line unseen.
final class HiddenCharacters {
  /// A text in a script that needs them would drown everything else.
  private static final int MOST = 50;

  private HiddenCharacters() {}

  static List<Problem> of(String text) {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < text.length() && problems.size() < MOST; i++) {
      char c = text.charAt(i);
      Hidden kind = c < 0x85 ? null : kind(text, i, c);
      if (kind != null) {
        Span place = new Span(i, i + 1);
        Fix fix = kind == Hidden.NO_SPACE ? Fix.of(Fix.Kind.USE_SPACES, "", place, " ") : Fix.of(Fix.Kind.REMOVE, "", place, "");
        Fault fault = new Fault.HiddenCharacter("U+%04X".formatted((int) c), kind);
        problems.add(new Problem(Problem.Severity.WARNING, Problem.Rung.SYNTAX, place, fault, List.of(fix)));
      }
    }
    return problems;
  }

  private static @Nullable Hidden kind(String text, int at, char c) {
    return switch (c) {
      case '\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069', '\u200E', '\u200F', '\u061C' ->
          Hidden.REORDERS;
      case '\u200B', '\u2060', '\u00AD' -> Hidden.INVISIBLE;
      case '\u0085', '\u2028', '\u2029' -> Hidden.BREAKS;
      // At the very beginning it says how the text is encoded.
      case '\uFEFF' -> at == 0 ? null : Hidden.INVISIBLE;
      // Between letters of some scripts and within emoji they are part of the writing.
      case '\u200C', '\u200D' -> isLatin(text, at - 1) && isLatin(text, at + 1) ? Hidden.INVISIBLE : null;
      case '\u00A0', '\u2007', '\u202F', '\u3000' -> isForASpace(text, at) ? Hidden.NO_SPACE : null;
      default -> null;
    };
  }

  private static boolean isLatin(String text, int at) {
    return at < 0 || at >= text.length() || text.charAt(at) < 0x250;
  }

  /// Before the first word of a line, and after the sign that a space has to follow.
  private static boolean isForASpace(String text, int at) {
    int before = at - 1;
    while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\u00A0' || text.charAt(before) == '\u3000')) {
      before--;
    }
    return before < 0 || "\n\r:-".indexOf(text.charAt(before)) >= 0;
  }
}
