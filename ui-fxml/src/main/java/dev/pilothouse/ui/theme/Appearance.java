// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.theme;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.themes.Theme;
import java.util.Arrays;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.scene.layout.Region;

/// Dresses the scene in the chosen theme and density and, when the choice is the system's, follows the desktop at run time.
/// Only style sheets change, so the window keeps everything it shows. FX thread.
public final class Appearance implements Subscription {
  private final Preferences preferences;
  private final Scene scene;
  private final ReadOnlyObjectWrapper<Theme> shown = new ReadOnlyObjectWrapper<>(Theme.LIGHT);
  private final javafx.util.Subscription listening;

  public Appearance(Preferences preferences, Scene scene) {
    this.preferences = preferences;
    this.scene = scene;
    listening =
        preferences
            .theme()
            .subscribe(choice -> dress())
            .and(Platform.getPreferences().colorSchemeProperty().subscribe(scheme -> dress()))
            .and(preferences.density().subscribe(density -> space()))
            .and(scene.rootProperty().subscribe(root -> space()));
  }

  public ReadOnlyObjectProperty<Theme> shown() {
    return shown.getReadOnlyProperty();
  }

  private void dress() {
    Theme theme =
        switch (preferences.theme().get()) {
          case LIGHT -> Theme.LIGHT;
          case DARK -> Theme.DARK;
          case HIGH_CONTRAST -> Theme.HIGH_CONTRAST;
          case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT;
        };
    shown.set(theme);
    if (!scene.getStylesheets().equals(theme.stylesheets())) {
      Application.setUserAgentStylesheet(theme.userAgentStylesheet());
      scene.getStylesheets().setAll(theme.stylesheets());
    }
  }

  private void space() {
    if (scene.getRoot() instanceof Region root) {
      root.getStyleClass().removeAll(Arrays.stream(Density.values()).map(Density::styleClass).toList());
      root.getStyleClass().add(preferences.density().get().styleClass());
    }
  }

  @Override
  public void close() {
    listening.unsubscribe();
  }
}
