// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.theme;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.settings.Appearance;
import dev.pilothouse.core.settings.SettingsStore;
import dev.pilothouse.themes.Theme;
import dev.pilothouse.ui.fx.FxThread;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Region;

/// Dresses the scene as the settings say and, when the choice is the system's, follows the desktop at run time. Only style sheets
/// change, so the window keeps everything it shows. FX thread.
public final class Look implements Subscription {
  private final Scene scene;
  private final Subscription.Bag watching = new Subscription.Bag();
  private Appearance chosen;

  public Look(SettingsStore settings, Scene scene, FxThread fx) {
    this.scene = scene;
    chosen = settings.settings().get().appearance();
    javafx.util.Subscription listening =
        Platform.getPreferences()
            .colorSchemeProperty()
            .subscribe(scheme -> dress())
            .and(scene.rootProperty().subscribe(root -> space()));
    watching.add(listening::unsubscribe);
    watching.add(
        fx.observe(
            settings.settings(),
            now -> {
              chosen = now.appearance();
              dress();
              space();
              // Everything that writes a time asks the JVM for its zone.
              TimeZone.setDefault(chosen.times() == Appearance.Times.UTC ? TimeZone.getTimeZone(ZoneOffset.UTC) : null);
            }));
  }

  /// The locale of a language of the settings.
  public static Locale locale(Appearance appearance) {
    return appearance.language().isEmpty() ? Locale.getDefault(Locale.Category.DISPLAY) : Locale.of(appearance.language());
  }

  private void dress() {
    Theme theme =
        switch (chosen.theme()) {
          case LIGHT -> Theme.LIGHT;
          case DARK -> Theme.DARK;
          case HIGH_CONTRAST -> Theme.HIGH_CONTRAST;
          case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT;
        };
    boolean through = Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW);
    List<String> sheets = through ? theme.stylesheets() : theme.opaqueStylesheets();
    if (!scene.getStylesheets().equals(sheets)) {
      Application.setUserAgentStylesheet(theme.userAgentStylesheet());
      scene.getStylesheets().setAll(sheets);
    }
  }

  private void space() {
    if (scene.getRoot() instanceof Region root) {
      root.getStyleClass().removeAll(Arrays.stream(Appearance.Density.values()).map(Look::styleClass).toList());
      root.getStyleClass().add(styleClass(chosen.density()));
    }
  }

  private static String styleClass(Appearance.Density density) {
    return "density-" + density.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    watching.close();
  }
}
