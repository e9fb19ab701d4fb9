// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.board;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.ui.control.HealthGlyph;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/// The last day as a line, with a mark at each end of a rollout: a dot, a triangle, a cross. FX thread.
final class DayStrip extends Region {
  private static final double SIDE = 18;
  private static final double LINE = 13;
  private static final double DAY = 86_400;
  private final Texts texts;
  private List<FinishedRow> rows = List.of();
  private long now;

  DayStrip(Texts texts) {
    this.texts = texts;
    getStyleClass().add("day-strip");
    setMinSize(160, 38);
    setPrefSize(520, 38);
    setMaxHeight(38);
  }

  void show(List<FinishedRow> next, long second) {
    boolean same = next.equals(rows) && second / 60 == now / 60;
    if (!same) {
      rows = next;
      now = second;
      setAccessibleText(texts.get("board.strip", next.size()));
      requestLayout();
    }
  }

  private double at(double hoursAgo) {
    return getWidth() - SIDE - hoursAgo * (getWidth() - 2 * SIDE) / 24;
  }

  @Override
  protected void layoutChildren() {
    List<Node> nodes = new ArrayList<>();
    nodes.add(part("day-line", SIDE, LINE, getWidth() - 2 * SIDE, 1));
    for (int hours = 0; hours <= 24; hours += 6) {
      nodes.add(part("day-tick", at(hours), LINE - 3, 1, 7));
      Label label = new Label(hours == 0 ? texts.get("board.now") : texts.get("board.hoursAgo", hours));
      label.getStyleClass().add("day-label");
      label.setManaged(false);
      double width = 44;
      label.resizeRelocate(Math.rint(at(hours) - width / 2), LINE + 8, width, 15);
      nodes.add(label);
    }
    for (FinishedRow row : rows.reversed()) {
      Health health = FinishedCell.health(row.ended().result());
      HealthGlyph glyph = new HealthGlyph(health);
      glyph.getStyleClass().add("day-mark");
      glyph.setManaged(false);
      glyph.setMouseTransparent(false);
      double size = health == Health.GOOD || health == Health.NEUTRAL ? 7 : 10;
      double x = at((now - row.ended().ended()) / DAY * 24);
      glyph.resizeRelocate(Math.rint(x - size / 2), Math.rint(LINE + 0.5 - size / 2), size, size);
      Tooltip.install(glyph, new Tooltip(row.ended().workload() + "\n" + FinishedCell.words(texts, row.ended())));
      nodes.add(glyph);
    }
    getChildren().setAll(nodes);
  }

  private static Region part(String style, double x, double y, double width, double height) {
    Region part = new Region();
    part.getStyleClass().add(style);
    part.setManaged(false);
    part.resizeRelocate(Math.rint(x), y, width, height);
    return part;
  }
}
