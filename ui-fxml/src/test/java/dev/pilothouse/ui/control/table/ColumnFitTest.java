// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.table;

import dev.pilothouse.core.kind.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ColumnFitTest {

  private static ColumnFit tree() {
    List<ColumnFit.Part> parts = new ArrayList<>();
    parts.add(part("name", Column.Type.TEXT, 300));
    parts.add(part("ready", Column.Type.READY, 72));
    parts.add(part("status", Column.Type.STATUS, 290));
    parts.add(part("cpu", Column.Type.CPU, 118));
    parts.add(part("memory", Column.Type.MEMORY, 138));
    parts.add(part("restarts", Column.Type.NUMBER, 90));
    parts.add(part("age", Column.Type.AGE, 62));
    return new ColumnFit(parts);
  }

  private static ColumnFit.Part part(String id, Column.Type type, int width) {
    boolean fills = id.equals("name");
    return ColumnFit.part(new TableColumnSpec<>(id, id, type, false, fills, width, row -> null), fills, width);
  }

  private static double sum(Map<String, Double> widths) {
    return widths.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  @Test
  void withRoomEveryColumnIsAsWideAsItWantsAndTheNameTakesTheRest() {
    Map<String, Double> widths = tree().into(1300);
    assertThat(widths).containsEntry("status", 290.0).containsEntry("cpu", 118.0);
    assertThat(widths.get("name")).isGreaterThan(300);
    assertThat(sum(widths)).isEqualTo(1300);
  }

  @Test
  void withLessRoomAllColumnsStayAndBecomeNarrower() {
    Map<String, Double> widths = tree().into(960);
    assertThat(widths).hasSize(7);
    assertThat(sum(widths)).isEqualTo(960);
    assertThat(widths.get("status")).isBetween(235.0, 289.0);
  }

  @Test
  void namesAndStatesCanBeReadWholeWhileOtherColumnsCanGoInstead() {
    for (int room = 560; room < 1300; room += 10) {
      assertThat(tree().into(room).get("name")).as("name in %d", room).isGreaterThanOrEqualTo(250);
      assertThat(tree().into(room).get("status")).as("status in %d", room).isGreaterThanOrEqualTo(235);
    }
  }

  @Test
  void columnsThatDoNotFitBesideWholeNamesAndStatesGo() {
    assertThat(tree().into(800).keySet()).containsExactly("name", "ready", "status", "cpu", "memory");
  }

  @Test
  void withTooLittleRoomTheLastColumnsGoButNeverNameReadyAndStatus() {
    assertThat(tree().into(560).keySet()).containsExactly("name", "ready", "status");
    assertThat(tree().into(420).values().stream().mapToDouble(Double::doubleValue).sum()).isEqualTo(420);
    assertThat(tree().into(100).keySet()).containsExactly("name", "ready", "status");
  }
}
