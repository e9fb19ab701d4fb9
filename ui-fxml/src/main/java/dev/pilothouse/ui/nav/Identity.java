// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.nav;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How a context is recognised at a glance: two letters and one of eight colours, both from its name alone, so that they are the
/// same on every machine and in every run.
public final class Identity {
  private static final int COLORS = 8;

  private Identity() {}

  /// The style class of the colour, `hue-1` to `hue-8`.
  public static String hue(String context) {
    int hash = 0x811c9dc5;
    for (int i = 0; i < context.length(); i++) {
      hash = (hash ^ context.charAt(i)) * 0x01000193;
    }
    // Names differ mostly in their last letters: mix, so that these reach the low bits.
    hash ^= hash >>> 16;
    hash *= 0x7feb352d;
    hash ^= hash >>> 15;
    return "hue-" + (1 + Math.floorMod(hash, COLORS));
  }

  /// `PE` of `prod-eu`, `ST` of `staging`; of an ARN or a path only the last part counts.
  public static String initials(String context) {
    String last = context.substring(Math.max(context.lastIndexOf('/'), context.lastIndexOf(':')) + 1);
    List<String> words = Arrays.stream(last.split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty()).toList();
    String letters =
        switch (words.size()) {
          case 0 -> context.substring(0, Math.min(2, context.length()));
          case 1 -> words.getFirst().substring(0, Math.min(2, words.getFirst().length()));
          default -> words.get(0).substring(0, 1) + words.get(1).substring(0, 1);
        };
    return letters.toUpperCase(Locale.ROOT);
  }
}
