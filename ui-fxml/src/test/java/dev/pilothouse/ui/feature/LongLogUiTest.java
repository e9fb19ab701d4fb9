// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature;

import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.logs.LogBuffer;
import dev.pilothouse.core.logs.LogSpill;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.LogSource;
import dev.pilothouse.ui.feature.logs.LogsFeature;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.testing.FakeWindow;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.ScrollBar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A log that has no room in memory, as a person reads it.
@Timeout(120)
class LongLogUiTest extends OneViewUi {
  private static final int LINES = 200_000;
  private static final int FAR = 50_000;
  @TempDir Path folder;

  @Test
  void lines_are_read_back_from_the_disk_while_one_scrolls(FxRobot robot) {
    ResourceRef checkout = new ResourceRef(DeploymentKind.KIND, "shop", "checkout", "shop-checkout");
    LogBuffer buffer = new LogBuffer(600 << 10, new LogSpill(folder, 64 << 20));
    open(robot, new LogsFeature(services, () -> buffer, FakeWindow.MEMORY, file -> true), Route.object("logs", session, checkout));
    await().until(() -> session.sinks.size() == 5);
    List<LogSource.Sink> sinks = List.copyOf(session.sinks);
    sinks.forEach(sink -> sink.state(new LogSource.State.Following()));
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < LINES; i++) {
      lines.append("2026-11-21T10:42:07Z INFO order ").append(i).append(" was taken, and is on its way to whom it is for\n");
    }
    sinks.getFirst().lines(lines.toString().getBytes(UTF_8));
    sees(robot, "INFO order " + (LINES - 1) + " ");
    assertThat(buffer.snapshot().atHand(FAR, FAR + 1)).isFalse();
    robot.interact(() -> robot.lookup(".log-canvas .scroll-bar").queryAs(ScrollBar.class).setValue(FAR));
    sees(robot, "INFO order " + FAR + " ");
    sees(robot, "INFO order " + (FAR + 1) + " ");
  }

  private static void sees(FxRobot robot, String words) {
    await()
        .untilAsserted(
            () ->
                assertThat(robot.lookup(".log-canvas").query().queryAccessibleAttribute(AccessibleAttribute.TEXT).toString())
                    .contains(words));
  }
}
