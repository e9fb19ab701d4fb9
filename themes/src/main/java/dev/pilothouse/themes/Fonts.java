// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.themes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.scene.text.Font;

/// The bundled fonts: Inter with tabular figures (`Pilothouse Inter`, whose bold is Inter SemiBold, and `Pilothouse Inter
/// Medium`) and JetBrains Mono (`Pilothouse Mono`). Their licence, the OFL, lies beside them.
public final class Fonts {
  private static final List<String> FILES =
      List.of(
          "PilothouseInter-Regular", "PilothouseInter-Bold", "PilothouseInterMedium-Regular", "PilothouseMono-Regular",
          "PilothouseMono-Bold");

  private Fonts() {}

  /// Makes the fonts known to JavaFX. FX thread, once, before the first scene.
  public static void load() {
    for (String file : FILES) {
      try (InputStream in = Objects.requireNonNull(Fonts.class.getResourceAsStream("fonts/" + file + ".ttf"), file)) {
        Font.loadFont(in, 13);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
