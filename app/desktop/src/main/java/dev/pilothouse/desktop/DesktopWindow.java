// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.port.ExecConsent;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.settings.Appearance;
import dev.pilothouse.desktop.notify.DesktopNotifications;
import dev.pilothouse.ui.fx.FxThread;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.rollouts.RolloutMonitor;
import dev.pilothouse.ui.shell.LiveNavCounts;
import dev.pilothouse.ui.shell.ShellParts;
import dev.pilothouse.ui.shell.ShellWindow;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The window, from the first frame to the last. [#open] blocks the main thread meanwhile.
final class DesktopWindow implements PilothouseCommand.Window {

  /// Made when it is needed: the log is set up while the toolkit starts.
  private static Logger log() {
    return LoggerFactory.getLogger(DesktopWindow.class);
  }

  @Override
  public Optional<String> refuses(LaunchOptions options) {
    return NamedOnTheCommandLine.missing(options, () -> Backend.catalog(options, System.getenv()));
  }

  @Override
  public int open(LaunchOptions options) throws InterruptedException {
    if (!ToolkitChoice.apply(options)) {
      log().warn("There is no display to open a window on. Set DISPLAY or WAYLAND_DISPLAY, or make a picture with "
          + "--screenshot FILE.");
      return 1;
    }
    // The toolkit, a sample cluster and everything else take about as long, and start side by side.
    EmbeddedSamples samples = new EmbeddedSamples();
    options.sample().ifPresent(samples::startAhead);
    CompletableFuture<Void> toolkit = startToolkit();
    AtomicReference<ExecConsent> person = new AtomicReference<>(program -> false);
    CompletableFuture<Integer> ended = new CompletableFuture<>();
    Thread.setDefaultUncaughtExceptionHandler((thread, problem) -> uncaught(thread, problem, ended));
    try (Backend backend = new Backend(options, program -> asked(person).allows(program), System.getenv(), samples)) {
      appearance(backend, options);
      options.sample().ifPresent(backend.sessions()::openSample);
      toolkit.get();
      new FxThread().execute(() -> show(backend, options, person, ended));
      return ended.get();
    } catch (ExecutionException e) {
      return failed(e.getCause());
    }
  }

  private static int failed(@Nullable Throwable problem) {
    // the toolkit wraps it into an exception that says nothing
    Throwable cause = problem == null ? null : problem.getCause();
    if (problem instanceof UnsatisfiedLinkError || cause instanceof UnsatisfiedLinkError) {
      log().warn("This system lacks a library that windows need. On Debian: "
          + "apt-get install libgtk-3-0 libxtst6 libxxf86vm1 libgl1");
    } else {
      log().error("the window could not be opened", problem);
    }
    return 1;
  }

  /// On a thread of its own, because the libraries of the system are loaded on the caller's.
  ///
  /// @return done when the FX thread runs
  private static CompletableFuture<Void> startToolkit() {
    CompletableFuture<Void> running = new CompletableFuture<>();
    Thread.ofPlatform().name("toolkit").start(() -> {
      try {
        Platform.startup(() -> running.complete(null));
      } catch (RuntimeException | Error e) {
        running.completeExceptionally(e);
      }
    });
    return running;
  }

  private static void uncaught(Thread thread, Throwable problem, CompletableFuture<Integer> ended) {
    // The toolkit may draw once more while its pipeline is taken down under it; there is nobody left to see it.
    if (!ended.isDone()) {
      log().error("in thread {}", thread.getName(), problem);
    }
  }

  private static ExecConsent asked(AtomicReference<ExecConsent> person) {
    ExecConsent consent = person.get();
    return consent == null ? program -> false : consent;
  }

  /// The theme and the language that the command line asks for, for this run.
  static void appearance(Backend backend, LaunchOptions options) {
    backend.settings().appearanceOfThisRun(
        kept -> {
          Appearance look = kept;
          if (options.theme().isPresent()) {
            look = look.theme(Appearance.Theme.valueOf(options.theme().get().toUpperCase(Locale.ROOT).replace('-', '_')));
          }
          return options.language().isPresent() ? look.language(options.language().get()) : look;
        });
  }

  private static void show(
      Backend backend, LaunchOptions options, AtomicReference<ExecConsent> person, CompletableFuture<Integer> ended) {
    try {
      FxThread fx = new FxThread();
      Stage stage = new Stage();
      AskedPlace asked = new AskedPlace(options);
      ShellWindow window = window(stage, backend, fx, asked::view);
      if (options.screenshot().isEmpty()) {
        // A picture is made while nobody looks: what was not allowed before is not allowed then.
        person.set(window.consent());
      }
      stage.setOnHidden(event -> {
        window.close();
        ended.complete(0);
      });
      window.show();
      backend.catalog().start();
      new FirstPlace(backend, options, asked, window, fx, ended).go();
    } catch (RuntimeException | Error e) {
      // an Error too (a module or a native library that is not there): nobody else would end the program
      ended.completeExceptionally(e);
    }
  }

  /// The window over a backend, not shown yet.
  ///
  /// @param first the view that a cluster begins with; empty: its overview
  static ShellWindow window(Stage stage, Backend backend, FxThread fx, Function<ClusterSession, Optional<Route>> first) {
    Executor background = task -> backend.background().run("window", task);
    RolloutMonitor monitor = new RolloutMonitor(background, InstantSource.system(), backend.rollouts());
    LiveNavCounts counts = new LiveNavCounts(background, InstantSource.system(), monitor);
    ShellParts parts =
        new ShellParts(
            fx, background, InstantSource.system(), backend.sessions(), backend.catalog(), backend.journal(), backend.settings(),
            counts, monitor, first, new DesktopNotifications(System.getProperty("os.name"), System.getenv(), background),
            ProgramVersion.text());
    return new ShellWindow(stage, parts, new WindowFeatures(backend, monitor)::all);
  }
}
