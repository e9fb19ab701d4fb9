// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import dev.pilothouse.core.kind.Column;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.ui.control.Load;
import dev.pilothouse.ui.control.table.ColumnMemory;
import dev.pilothouse.ui.control.table.KindTableModel;
import dev.pilothouse.ui.control.table.ObjectTable;
import dev.pilothouse.ui.control.table.TableColumnSpec;
import dev.pilothouse.ui.fx.FxThread;
import dev.pilothouse.ui.text.Texts;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/// The program's own table of pods on its own model, without the window around it.
final class PodTable implements ScrollWindow.Surface {
  private static final double NOTCH = 40;
  private final Texts texts = new Texts(Locale.ENGLISH);
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Load> loads =
      IntStream.range(0, 64)
          .mapToObj(i -> new Load(0.1 * i, IntStream.range(0, 30).mapToDouble(j -> (i * j) % 7).toArray())).toList();
  private final ObjectTable<Row> table = new ObjectTable<>(texts, Clock.systemUTC(), Row::uid, Row::name);
  private final KindTableModel model;

  PodTable(SyntheticPods pods) {
    List<TableColumnSpec<Row>> columns = pods.descriptor().columns().stream().map(this::column).toList();
    model = new KindTableModel(pods, background, new FxThread(), Clock.systemUTC(), texts::get, shown -> table.show(shown.rows()));
    table.onSort(model::sort);
    table.columns("pods", columns, ColumnMemory.NONE);
  }

  private TableColumnSpec<Row> column(Column column) {
    Function<Row, @Nullable Object> value =
        switch (column.type()) {
          case CPU, MEMORY -> row -> loads.get(row.uid().hashCode() & 63);
          default -> column.value();
        };
    return new TableColumnSpec<>(
        column.id(), texts.get("column." + column.id()), column.type(),
            column.wide(), column.id().equals("name"), column.width(), value);
  }

  @Override
  public Node node() {
    return table;
  }

  @Override
  public boolean ready() {
    return table.getItems().size() == SyntheticPods.PODS && flow() != null && bar() != null;
  }

  @Override
  public void wheel(boolean down) {
    Node flow = flow();
    if (flow != null) {
      double delta = down ? -NOTCH : NOTCH;
      Event.fireEvent(
          flow,
          new ScrollEvent(
              ScrollEvent.SCROLL, 500, 500, 500, 500, false, false, false, false, false, false, 0, delta, 0, delta,
              ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
    }
  }

  @Override
  public void page(boolean down) {
    KeyCode code = down ? KeyCode.PAGE_DOWN : KeyCode.PAGE_UP;
    Event.fireEvent(table, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    Event.fireEvent(table, new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, false, false, false, false));
  }

  @Override
  public void thumb(double share) {
    ScrollBar bar = bar();
    if (bar != null) {
      bar.setValue(bar.getMin() + share * (bar.getMax() - bar.getMin()));
    }
  }

  @Override
  public int firstRow() {
    VirtualFlow<?> flow = flow();
    return flow == null || flow.getFirstVisibleCell() == null ? 0 : flow.getFirstVisibleCell().getIndex();
  }

  private @Nullable VirtualFlow<?> flow() {
    return table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
  }

  private @Nullable ScrollBar bar() {
    return table.lookup(".virtual-flow > .scroll-bar:vertical") instanceof ScrollBar bar ? bar : null;
  }

  @Override
  public void close() {
    model.close();
    background.close();
  }
}
