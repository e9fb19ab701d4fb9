// SPDX-License-Identifier: Apache-2.0
import dev.pilothouse.sample.scenario.LiveCluster;
import dev.pilothouse.sample.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// Plays the past of each scenario once and writes what there is at its end as `NAME/past.json`, so that a cluster that starts need
/// not play it. Run by the build, never shipped. Argument: the folder to write to.
public final class PlayPasts {

  /// Some minutes after what runs every ten minutes, so that it is over.
  private static final Instant END = Instant.parse("2026-01-30T12:05:00Z");

  private PlayPasts() {}

  public static void main(String[] arguments) throws IOException {
    for (String name : Scenario.names()) {
      try (LiveCluster played = LiveCluster.upTo(Scenario.load(name), END)) {
        Path file = Path.of(arguments[0], name, "past.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, played.past());
      }
    }
  }
}
