// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.themes;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A look of the whole program: AtlantaFX's sheet for all stock controls, one sheet of colour tokens, and the sheets of our own
/// parts, which are the same for every theme.
public enum Theme {
  LIGHT("light", false),
  DARK("dark", true),
  HIGH_CONTRAST("high-contrast", true);

  /// Our own sheets, in the order of their cascade; one for each part of the window.
  private static final List<String> SHEETS =
      List.of(
          "base", "controls", "tables", "shell", "dialogs", "palette", "catalog", "connection", "overview", "workloads",
          "details", "code", "logs", "activity", "settings", "rollout", "board", "scale", "drain", "editor",
          "nodemap");

  private final String tokens;
  private final boolean dark;

  Theme(String tokens, boolean dark) {
    this.tokens = tokens;
    this.dark = dark;
  }

  public boolean dark() {
    return dark;
  }

  /// For `Application.setUserAgentStylesheet`.
  public String userAgentStylesheet() {
    return (dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet();
  }

  /// For `Scene.getStylesheets`, in this order.
  public List<String> stylesheets() {
    return Stream.concat(
            Stream.of("tokens/" + tokens, "tokens/mapping"), SHEETS.stream().map(name -> "sheets/" + name))
        .map(name -> resource(name + ".css"))
        .toList();
  }

  /// The same where popups cannot be seen through, so that they have no round corners and no shadow.
  public List<String> opaqueStylesheets() {
    return Stream.concat(stylesheets().stream(), Stream.of(resource("sheets/opaque.css"))).toList();
  }

  private static String resource(String path) {
    return Objects.requireNonNull(Theme.class.getResource(path), path).toExternalForm();
  }
}
