// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Recognises names that people give to what must not break. A wrong yes costs a click, a wrong no may cost a service; still
/// only whole words count, so that `productcatalog` and `nonprod` do not.
public final class ProductionNames {
  private static final Set<String> WORDS = Set.of("prod", "production", "prd", "live", "produktion", "produccion", "produção");
  private static final Set<String> NEGATIONS = Set.of("non", "no", "not", "pre");
  private static final List<String> CHINESE = List.of("生产", "线上", "正式");
  private static final Pattern BORDERS =
      Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})");

  private ProductionNames() {}

  /// The guard that a context starts with when nobody chose one.
  public static GuardLevel firstGuard(String context, String cluster) {
    return looksLike(context) || looksLike(cluster) ? GuardLevel.CONFIRM : GuardLevel.NORMAL;
  }

  /// Whether a word of the name is one for production: `eks_prod-1`, `shopProd`, `arn:aws:eks:…:cluster/live`.
  public static boolean looksLike(String name) {
    if (CHINESE.stream().anyMatch(name::contains)) {
      return true;
    }
    String before = "";
    for (String part : BORDERS.split(name)) {
      String word = part.toLowerCase(Locale.ROOT);
      if (WORDS.contains(word) && !NEGATIONS.contains(before)) {
        return true;
      }
      before = word;
    }
    return false;
  }
}
