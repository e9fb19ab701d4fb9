// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.core.yaml.schema.SchemaCheck;
import dev.pilothouse.core.yaml.schema.ServedSchemas;
import java.util.LinkedHashMap;
import java.util.Map;

/// Texts that are made to stop whoever reads them, with long keys, deep ones and many (RELIABILITY.md, Y31 to Y51): how long the
/// slowest of them waits for its answer. Each is checked once only, as it is when it is pasted. Started by [LongYaml].
public final class HostileYaml {
  static final String FIGURE = "slowest answer ms";
  private static final int LARGE = 4 << 20;

  private HostileYaml() {}

  public static void main(String[] args) {
    ServedSchemas served = LongYaml.served();
    // what the editor has shown before
    check(LongYaml.text().substring(0, 20_000), served);
    double slowest = 0;
    for (String text : texts().values()) {
      long begun = System.nanoTime();
      check(text, served);
      slowest = Math.max(slowest, (System.nanoTime() - begun) / 1e6);
    }
    ChildJvm.print(FIGURE, slowest);
  }

  private static void check(String text, ServedSchemas served) {
    SchemaCheck.of(YamlText.read(text), served);
  }

  private static Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("a key a thousand times", "a:\n" + "  b: c\n".repeat(1_000));
    texts.put("a bomb of aliases", bomb(9, 9));
    texts.put("a long bomb of aliases", bomb(30, 2));
    texts.put("brackets", "[".repeat(10_000));
    texts.put("blocks", blocks(2_000));
    texts.put("a value of 4 MB", "a: " + "x".repeat(LARGE));
    texts.put("a value of 4 MB in quotes", "a: \"" + "x ".repeat(LARGE / 2) + "\"");
    texts.put("ten thousand documents", "---\na: b\n".repeat(10_000));
    texts.put("an open quote before 1 MB", "a: \"" + "b: c\n".repeat(LARGE / 20));
    texts.put("tabs", "a:\n" + "\tb: c\n".repeat(1_000));
    texts.put("characters that nobody sees", "a: \"" + "\u200b\u202e".repeat(10_000) + "\"\n");
    return texts;
  }

  private static String bomb(int levels, int width) {
    StringBuilder text = new StringBuilder("a0: &a0 [" + "x, ".repeat(width) + "]\n");
    for (int i = 1; i <= levels; i++) {
      text.append("a%d: &a%d [".formatted(i, i)).append("*a%d, ".formatted(i - 1).repeat(width)).append("]\n");
    }
    return text.toString();
  }

  private static String blocks(int depth) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      text.append(" ".repeat(i)).append("a:\n");
    }
    return text.toString();
  }
}
