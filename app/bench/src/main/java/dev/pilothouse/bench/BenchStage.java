// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.session.Sessions;
import dev.pilothouse.themes.Fonts;
import dev.pilothouse.themes.Theme;
import dev.pilothouse.ui.fx.FrameTicker;
import dev.pilothouse.ui.fx.FxThread;
import dev.pilothouse.ui.nav.Navigator;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// A window with one view in it, drawn as the program draws. FX thread.
final class BenchStage {
  private BenchStage() {}

  /// Shows the view in a corner of the screen. The fonts are there before it is made when [#services] were asked for.
  static Scene show(Stage stage, Node view, int width, int height) {
    Fonts.load();
    Scene scene = new Scene(new StackPane(view), width, height);
    Application.setUserAgentStylesheet(Theme.DARK.userAgentStylesheet());
    scene.getStylesheets().setAll(Theme.DARK.stylesheets());
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
    return scene;
  }

  /// What a view needs of a program that does nothing else.
  static UiServices services() {
    Fonts.load();
    FxThread fx = new FxThread();
    return new UiServices(
        new Texts(Locale.ENGLISH), fx, new FrameTicker(fx), Executors.newVirtualThreadPerTaskExecutor(), Clock.systemUTC(),
        Fakes.of(Navigator.class, Map.of()), Fakes.of(Sessions.class, Map.of("open", arguments -> new Value<>(List.of()))));
  }
}
