// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop.notify;

import dev.pilothouse.core.port.Notifications;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notifications by the program that each system has for them: `notify-send`, `osascript`, PowerShell; the tray of AWT where there
/// is none. Nothing is started, and AWT not loaded, before the first one is shown. What is shown is handed over as arguments or in
/// the environment, never as part of a script.
public final class DesktopNotifications implements Notifications {
  private static final Logger LOG = LoggerFactory.getLogger(DesktopNotifications.class);
  private static final long PATIENCE = 10;
  private static final String APPLE =
      "on run argv\ndisplay notification (item 2 of argv) with title (item 1 of argv)\nend run";
  private static final String WINDOWS =
      String.join(
          "; ",
          "$kind = [Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, ContentType = WindowsRuntime]",
          "$xml = $kind::GetTemplateContent([Windows.UI.Notifications.ToastTemplateType]::ToastText02)",
          "$text = $xml.GetElementsByTagName('text')",
          "$null = $text.Item(0).AppendChild($xml.CreateTextNode($env:PILOTHOUSE_TITLE))",
          "$null = $text.Item(1).AppendChild($xml.CreateTextNode($env:PILOTHOUSE_WORDS))",
          "$toast = [Windows.UI.Notifications.ToastNotification]::new($xml)",
          "$kind::CreateToastNotifier('Pilothouse').Show($toast)");

  private final String system;
  private final Map<String, String> environment;
  private final Executor background;
  private final TrayNotifications tray = new TrayNotifications();

  /// @param system the value of `os.name`
  /// @param background runs each task on a thread that may block
  public DesktopNotifications(String system, Map<String, String> environment, Executor background) {
    this.system = system.toLowerCase(Locale.ROOT);
    this.environment = Map.copyOf(environment);
    this.background = background;
  }

  @Override
  public void show(String title, String words) {
    background.execute(
        () -> {
          if (!run(title, words)) {
            tray.show(title, words);
          }
        });
  }

  @Override
  public void count(int number) {
    background.execute(() -> tray.count(number));
  }

  private boolean run(String title, String words) {
    Optional<List<String>> line = line(title, words);
    if (line.isEmpty()) {
      return false;
    }
    ProcessBuilder builder = new ProcessBuilder(line.get());
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    if (system.startsWith("windows")) {
      builder.environment().put("PILOTHOUSE_TITLE", title);
      builder.environment().put("PILOTHOUSE_WORDS", words);
    }
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return true;
      }
      return process.exitValue() == 0;
    } catch (IOException e) {
      LOG.debug("no notification by {}: {}", line.get().getFirst(), e.getClass().getSimpleName());
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /// The program of this system and its arguments; empty when it has none.
  Optional<List<String>> line(String title, String words) {
    if (system.startsWith("mac") || system.startsWith("darwin")) {
      return Optional.of(List.of("/usr/bin/osascript", "-e", APPLE, title, words));
    }
    if (system.startsWith("windows")) {
      return Optional.of(List.of("powershell.exe", "-NoProfile", "-NonInteractive", "-WindowStyle", "Hidden", "-Command", WINDOWS));
    }
    return found("notify-send")
        .map(
            file -> {
              List<String> line = new ArrayList<>(List.of(file.toString(), "--app-name=Pilothouse", "--", title));
              if (!words.isEmpty()) {
                // The body may have markup in it; ours has none.
                line.add(words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
              }
              return line;
            });
  }

  private Optional<Path> found(String program) {
    for (String folder : environment.getOrDefault("PATH", "").split(":")) {
      if (folder.startsWith("/") && Files.isExecutable(Path.of(folder, program))) {
        return Optional.of(Path.of(folder, program));
      }
    }
    return Optional.empty();
  }
}
