// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.logs.FieldText;
import dev.pilothouse.core.logs.LogBuffer;
import dev.pilothouse.core.logs.LogLine;
import dev.pilothouse.core.logs.LogMark;
import dev.pilothouse.core.logs.LogQuery;
import dev.pilothouse.core.logs.LogSnapshot;
import dev.pilothouse.core.logs.ShownLines;
import dev.pilothouse.ui.feature.logs.LogPalette.Tone;
import dev.pilothouse.ui.fx.FrameTicker;
import dev.pilothouse.ui.nav.UiServices;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The lines of a log, drawn by hand because no control carries a million of them: only what is to be seen is decoded and drawn.
/// Follows the end until someone scrolls up. FX thread, but for [#redraw].
final class LogCanvas extends Region {
  private static final double BAR = 10;
  private static final int MOST_COPIED = 100_000;
  private static final ShownLines NOTHING = ShownLines.all(new LogBuffer(0).snapshot());

  private final Canvas canvas = new Canvas();
  private final ScrollBar bar = new ScrollBar();
  private final LogPalette palette = new LogPalette(this::redraw);
  private final LogPainter painter;
  private final FrameTicker.Update update;
  private final LogFetch fetch;
  private final BooleanProperty follow = new SimpleBooleanProperty(true);
  private final BooleanProperty wrap = new SimpleBooleanProperty(false);
  private final BooleanProperty times = new SimpleBooleanProperty(true);
  private final BooleanProperty fields = new SimpleBooleanProperty(true);
  private final List<Row> rows = new ArrayList<>();
  private @Nullable LogSnapshot lines;
  private ShownLines shown = NOTHING;
  private @Nullable LogSelection selection;
  private @Nullable LogQuery query;
  private long hit = -1;
  private long top;
  private int topRow;
  private double shift;
  private boolean settling;

  /// A row on the screen and the part of the line that it shows.
  record Row(long line, String text, int from, int to, double y) {}

  LogCanvas(UiServices services) {
    painter = new LogPainter(palette, services.texts());
    fetch = new LogFetch(services.background(), services.fx(), this::redraw);
    update = services.frames().update(this::draw);
    getStyleClass().add("log-canvas");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TEXT_AREA);
    bar.setOrientation(Orientation.VERTICAL);
    bar.valueProperty().addListener((value, before, after) -> scrolled(after.doubleValue()));
    getChildren().setAll(canvas, palette, bar);
    follow.addListener((f, before, after) -> redraw());
    wrap.addListener((w, before, after) -> redraw());
    times.addListener((t, before, after) -> redraw());
    fields.addListener((f, before, after) -> redraw());
    new LogInput(this, painter);
  }

  BooleanProperty followProperty() {
    return follow;
  }

  BooleanProperty wrapProperty() {
    return wrap;
  }

  /// Whether JSON and logfmt are written as a person reads them.
  BooleanProperty fieldsProperty() {
    return fields;
  }

  BooleanProperty timesProperty() {
    return times;
  }

  /// Draws with the next frame. Any thread.
  void redraw() {
    update.request();
  }

  /// @param what which of the lines are shown
  void show(LogSnapshot next, ShownLines what) {
    lines = next;
    shown = what;
    redraw();
  }

  /// What a mark says.
  String words(LogMark mark) {
    return painter.words(mark);
  }

  void names(SourceNames names) {
    painter.names(names);
    redraw();
  }

  void query(@Nullable LogQuery next, long line) {
    query = next;
    hit = line;
    if (line >= 0) {
      reveal(line);
    }
    redraw();
  }

  long hit() {
    return hit >= 0 ? hit : top;
  }

  private void reveal(long line) {
    boolean visible = rows.stream().anyMatch(row -> row.line == line && row.y + LogPainter.ROW <= canvas.getHeight());
    if (!visible) {
      follow.set(false);
      topAt(shown.index(line) - pageRows() / 2);
    }
  }

  /// Puts the line at a place among the shown ones on top.
  private void topAt(long index) {
    top = shown.size() == 0 ? 0 : shown.line(Math.clamp(index, 0, shown.size() - 1));
    topRow = 0;
  }

  int pageRows() {
    return Math.max(1, (int) (canvas.getHeight() / LogPainter.ROW));
  }

  /// Goes up (negative) or down by so many rows.
  void move(long by) {
    LogSnapshot now = lines;
    if (now == null || shown.size() == 0) {
      return;
    }
    if (by < 0) {
      follow.set(false);
    }
    if (wrap.get() && Math.abs(by) < 200) {
      for (long i = 0; i < Math.abs(by); i++) {
        step(now, by > 0 ? 1 : -1);
      }
    } else {
      topAt(shown.index(top) + by);
    }
    redraw();
  }

  private void step(LogSnapshot now, int by) {
    if (by > 0 && topRow + 1 < rowsOf(now, top)) {
      topRow++;
    } else if (by > 0) {
      topAt(shown.index(top) + 1);
    } else if (topRow > 0) {
      topRow--;
    } else if (shown.index(top) > 0) {
      topAt(shown.index(top) - 1);
      topRow = rowsOf(now, top) - 1;
    }
  }

  void toBegin() {
    follow.set(false);
    topAt(0);
    redraw();
  }

  void toEnd() {
    follow.set(true);
    redraw();
  }

  void moveSideways(double by) {
    shift = wrap.get() ? 0 : Math.max(0, shift + by);
    redraw();
  }

  private void scrolled(double value) {
    if (!settling) {
      boolean atEnd = value >= bar.getMax() - 0.5;
      follow.set(atEnd);
      if (!atEnd) {
        topAt(Math.round(value));
      }
      redraw();
    }
  }

  /// Where the text of lines begins.
  double textX() {
    return painter.textX(times.get());
  }

  private int columns() {
    return Math.max(20, (int) ((canvas.getWidth() - textX() - LogPainter.PAD) / painter.cell()));
  }

  private LogLine read(LogSnapshot now, long line) {
    LogLine read = fetch.line(now, line);
    return fields.get() ? FieldText.of(read) : read;
  }

  private int rowsOf(LogSnapshot now, long line) {
    if (!wrap.get() || line < now.first() || line >= now.end()) {
      return 1;
    }
    return Math.max(1, (painter.text(read(now, line)).length() + columns() - 1) / columns());
  }

  private void draw() {
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.setFill(palette.of(Tone.CANVAS));
    g.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
    rows.clear();
    LogSnapshot now = lines;
    if (now == null || canvas.getHeight() < LogPainter.ROW) {
      return;
    }
    settle(now);
    double y = 4;
    int skip = topRow;
    for (long index = shown.index(top); index < shown.size() && y < canvas.getHeight(); index++) {
      y = line(g, read(now, shown.line(index)), y, skip);
      skip = 0;
    }
    placeBar();
  }

  private double line(GraphicsContext g, LogLine line, double startY, int skip) {
    String text = painter.text(line);
    int columns = wrap.get() ? columns() : Integer.MAX_VALUE;
    double y = startY;
    int from = wrap.get() ? skip * columns : 0;
    do {
      int to = wrap.get() ? Math.min(text.length(), from + columns) : text.length() + 1;
      LogQuery.Range selected = selection == null ? null : selection.of(line.number(), text.length());
      painter.row(
          g, line, text,
          new LogPainter.Look(y, canvas.getWidth(), shift, times.get(), from, to, selected, query, line.number() == hit));
      rows.add(new Row(line.number(), text, from, to, y));
      y += LogPainter.ROW;
      from = to;
    } while (wrap.get() && from < text.length() && y < canvas.getHeight());
    return y;
  }

  /// Puts the top where the last line stands at the bottom while following; else keeps it among the lines that are kept.
  private void settle(LogSnapshot now) {
    int page = Math.max(1, (int) ((canvas.getHeight() - 8) / LogPainter.ROW));
    long last = shown.size();
    int left = page;
    int row = 0;
    while (last > 0 && left > 0) {
      last--;
      int count = rowsOf(now, shown.line(last));
      row = Math.max(0, count - left);
      left -= count;
    }
    long at = shown.index(top);
    boolean below = at > last || (at == last && topRow >= row);
    if (follow.get() || below) {
      topAt(last);
      topRow = row;
      follow.set(true);
    } else if (at < shown.size() && shown.line(at) != top) {
      topAt(at);
    }
  }

  private void placeBar() {
    settling = true;
    int page = pageRows();
    double most = (double) Math.max(0, shown.size() - page);
    bar.setMin(0);
    bar.setMax(most);
    bar.setVisibleAmount(Math.max(1, most * page / Math.max(1, shown.size())));
    bar.setBlockIncrement(page);
    bar.setValue(follow.get() ? most : Math.min((double) shown.index(top), most));
    bar.setVisible(shown.size() > page);
    settling = false;
  }

  /// The row at a height; the last one below the text; null when there is none.
  @Nullable Row rowAt(double y) {
    Row found = null;
    for (Row row : rows) {
      if (row.y <= y || found == null) {
        found = row;
      }
    }
    return found;
  }

  double shift() {
    return shift;
  }

  void select(@Nullable LogSelection next) {
    selection = next;
    redraw();
  }

  @Nullable LogSelection selection() {
    return selection;
  }

  void selectAll() {
    LogSnapshot now = lines;
    if (now != null && now.end() > now.first()) {
      select(new LogSelection(now.first(), 0, now.end() - 1, Integer.MAX_VALUE - 1));
    }
  }

  /// Copies what is selected. Of more than a hundred thousand lines, the first of them.
  void copy() {
    LogSelection what = selection;
    LogSnapshot now = lines;
    if (what == null || now == null || what.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder();
    long first = shown.index(what.firstLine());
    long end = Math.min(shown.index(what.lastLine() + 1), first + MOST_COPIED);
    for (long index = first; index < end; index++) {
      LogLine line = read(now, shown.line(index));
      String whole = painter.text(line);
      LogQuery.Range part = what.of(line.number(), whole.length());
      if (part != null) {
        text.append(text.isEmpty() || line.continued() ? "" : "\n");
        text.append(whole, Math.min(part.from(), whole.length()), Math.min(part.to(), whole.length()));
      }
    }
    ClipboardContent content = new ClipboardContent();
    content.putString(text.toString());
    Clipboard.getSystemClipboard().setContent(content);
  }

  /// The lines on the screen, for tests and screen readers.
  String visibleText() {
    StringBuilder text = new StringBuilder();
    for (Row row : rows) {
      int length = row.text.length();
      text.append(row.text, Math.min(row.from, length), Math.min(row.to, length)).append('\n');
    }
    return text.toString();
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.TEXT ? visibleText() : super.queryAccessibleAttribute(attribute, parameters);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    if (canvas.getWidth() != width - BAR || canvas.getHeight() != height) {
      canvas.setWidth(Math.max(1, width - BAR));
      canvas.setHeight(Math.max(1, height));
      redraw();
    }
    bar.resizeRelocate(width - BAR, 0, BAR, height);
  }

  void close() {
    update.close();
  }
}
