// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import dev.pilothouse.core.kind.Column;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.Status;
import dev.pilothouse.core.store.RowSnapshot;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// The least that could show the same rows: their texts painted in a grid, unsorted, each time it is scrolled. No selection, no
/// sparklines, no accessibility.
final class CanvasGrid implements ScrollWindow.Surface {
  private static final int ROW = 28;
  private static final int SEEN = 1000 / ROW;
  private final SyntheticPods pods;
  private final List<Column> columns;
  private final Texts texts = new Texts(Locale.ENGLISH);
  private final Canvas canvas = new Canvas(1600, 1000);
  private double top;

  CanvasGrid(SyntheticPods pods) {
    this.pods = pods;
    columns = pods.descriptor().columns().stream().filter(column -> !column.wide()).toList();
  }

  @Override
  public Node node() {
    return canvas;
  }

  @Override
  public boolean ready() {
    return true;
  }

  @Override
  public void wheel(boolean down) {
    moveTo(top + (down ? 40.0 : -40.0) / ROW);
  }

  @Override
  public void page(boolean down) {
    moveTo(top + (down ? SEEN : -SEEN));
  }

  @Override
  public void thumb(double share) {
    moveTo(share * (SyntheticPods.PODS - SEEN));
  }

  private void moveTo(double row) {
    top = Math.clamp(row, 0, SyntheticPods.PODS - SEEN);
    paint();
  }

  private void paint() {
    RowSnapshot rows = pods.store().snapshot();
    long now = System.currentTimeMillis() / 1000;
    GraphicsContext pen = canvas.getGraphicsContext2D();
    pen.setFill(Color.BLACK);
    pen.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
    pen.setFill(Color.WHITE);
    int first = (int) top;
    for (int i = 0; i <= SEEN && first + i < rows.slots(); i++) {
      Row row = rows.at(first + i);
      double x = 8;
      double y = (i + 0.7 - (top - first)) * ROW;
      for (Column column : columns) {
        if (row != null) {
          pen.fillText(words(column, column.value().apply(row), now), x, y);
        }
        x += column.width();
      }
    }
  }

  private String words(Column column, @Nullable Object value, long now) {
    return switch (value) {
      case null -> "–";
      case Status status -> texts.get(status.words());
      case Message message -> texts.get(message);
      case Long then when column.type() == Column.Type.AGE -> Ages.between(then, now);
      case Object other -> other.toString();
    };
  }

  @Override
  public int firstRow() {
    return (int) top;
  }

  @Override
  public void close() {}
}
