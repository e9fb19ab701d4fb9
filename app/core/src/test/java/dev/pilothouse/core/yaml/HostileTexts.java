// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

/// YAML that is made to stop whoever reads it.
public final class HostileTexts {
  private HostileTexts() {}

  /// Lists of aliases of lists of aliases: few lines that mean width to the power of levels.
  public static String bomb(int levels, int width) {
    StringBuilder text = new StringBuilder("a0: &a0 [" + "x, ".repeat(width) + "]\n");
    for (int i = 1; i <= levels; i++) {
      text.append("a%d: &a%d [".formatted(i, i)).append("*a%d, ".formatted(i - 1).repeat(width)).append("]\n");
    }
    return text.toString();
  }

  /// Objects in objects.
  public static String blocks(int depth) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      text.append(" ".repeat(i)).append("a:\n");
    }
    return text.toString();
  }
}
