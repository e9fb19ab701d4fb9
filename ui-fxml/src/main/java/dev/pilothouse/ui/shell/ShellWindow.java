// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.port.ExecConsent;
import dev.pilothouse.core.settings.Appearance;
import dev.pilothouse.themes.Fonts;
import dev.pilothouse.ui.control.CutText;
import dev.pilothouse.ui.fx.FrameTicker;
import dev.pilothouse.ui.nav.Feature;
import dev.pilothouse.ui.nav.Navigator;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import dev.pilothouse.ui.theme.Look;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// The window. Made once, on the FX thread; it builds its content anew when the language changes, and keeps what is open. Closing
/// the window remembers where it stood, and what was open in it.
public final class ShellWindow implements AutoCloseable {
  private final ShellParts parts;
  private final Function<UiServices, List<Feature>> features;
  private final Stage stage;
  private final Scene scene;
  private final Look look;
  private final Subscription watching;
  private final WindowBounds bounds;
  private final RolloutNotices notices;
  private Locale language;
  private ShellView view;

  /// @param features makes all features for the services that they are given; called once for each language
  public ShellWindow(
      Stage stage, ShellParts parts, Function<UiServices, List<Feature>> features) {
    this.stage = stage;
    this.parts = parts;
    this.features = features;
    Fonts.load();
    scene = new Scene(new StackPane(), WindowBounds.WIDTH, WindowBounds.HEIGHT);
    CutText.readable(scene);
    look = new Look(parts.settings(), scene, parts.fx());
    bounds = new WindowBounds(stage, parts.settings());
    language = Look.locale(parts.settings().settings().get().appearance());
    view = build();
    new ShellKeys(scene, () -> view);
    new FileDrop(scene, () -> view);
    notices = new RolloutNotices(parts, stage::isFocused, () -> view.toasts(), () -> view.texts());
    stage.setScene(scene);
    stage.setTitle("Pilothouse");
    watching = parts.fx().observe(parts.settings().settings(), settings -> speak(settings.appearance()));
  }

  private ShellView build() {
    Texts texts = new Texts(language);
    ShellView built = new ShellView(parts, texts);
    UiServices services =
        new UiServices(
            texts, parts.fx(), new FrameTicker(parts.fx()), parts.background(), parts.clock(), built, parts.sessions());
    scene.setRoot(built.root());
    built.start(features.apply(services));
    return built;
  }

  private void speak(Appearance appearance) {
    if (!Look.locale(appearance).equals(language)) {
      language = Look.locale(appearance);
      rebuild();
    }
  }

  private void rebuild() {
    List<Route> open = view.places().routes();
    view.close();
    view = build();
    open.forEach(view::go);
  }

  public void show() {
    bounds.restore();
    stage.show();
  }

  /// The way around in the window as it is now.
  public Navigator navigator() {
    return view;
  }

  public Scene scene() {
    return scene;
  }

  /// Asks the person in this window whether a login program may be run. The answer is asked for each time; whoever uses it
  /// remembers.
  public ExecConsent consent() {
    return program -> {
      CompletableFuture<Boolean> answer = new CompletableFuture<>();
      parts.fx().execute(() -> view.dialogs().consent(program, answer::complete));
      try {
        return answer.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      } catch (ExecutionException e) {
        return false;
      }
    };
  }

  /// Remembers and releases everything. FX thread.
  @Override
  public void close() {
    bounds.remember();
    notices.close();
    view.close();
    watching.close();
    look.close();
  }
}
