// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.logs.JudgedLines.Judged;
import dev.pilothouse.core.logs.LineMove;
import dev.pilothouse.core.logs.LineSet;
import dev.pilothouse.core.logs.LogLine;
import dev.pilothouse.core.logs.LogMark;
import dev.pilothouse.core.logs.LogQuery;
import dev.pilothouse.core.logs.LogSnapshot;
import dev.pilothouse.core.logs.ShownLines;
import dev.pilothouse.ui.feature.logs.LogPalette.Tone;
import dev.pilothouse.ui.fx.FrameTicker;
import dev.pilothouse.ui.nav.UiServices;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The lines of a log, drawn by hand because no control carries a million of them: only what is to be seen is decoded and drawn.
/// Follows the end until someone scrolls up. FX thread, but for [#redraw].
final class LogCanvas extends Region {
  private static final double BAR = 10;
  private static final double MARGIN = 4;

  private final Canvas canvas = new Canvas();
  private final LogScroll bar = new LogScroll(this::scrolled);
  private final LogPalette palette = new LogPalette(this::redraw);
  private final LogPainter painter;
  private final FrameTicker.Update update;
  private final LogFetch fetch;
  private final LogLook look = new LogLook(this::redraw);
  private final LogReader reader = new LogReader();
  private final LongConsumer turn;
  private final LogRows rows = new LogRows();
  private final LogMarks marks = new LogMarks(this);
  private final LogMinimap map;
  private @Nullable LogSnapshot lines;
  private Judged judged = Judged.NOTHING;
  private ShownLines shown = judged.lines();
  private final LogCopying copying;
  private int moves;
  private final LogHits hits;
  private final MarkLinks links;
  private long top;
  private int topRow;
  private double shift;

  /// @param turn is told a line of a trace that is to be opened or closed
  /// @param ways where lines lead to
  LogCanvas(UiServices services, LongConsumer turn, LineLinks ways) {
    this.turn = turn;
    painter = new LogPainter(palette, services.texts(), services.clock());
    fetch = new LogFetch(services.background(), services.fx(), this::redraw);
    map = new LogMinimap(palette, services.texts(), this::toShare);
    hits = new LogHits(services, this::redraw);
    links = new MarkLinks(painter, palette, services.texts(), ways);
    copying = new LogCopying(services, look, this::redraw);
    update = services.frames().update(this::draw);
    getStyleClass().add("log-canvas");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TEXT_AREA);
    getChildren().setAll(canvas, palette, map, bar);
    new LogInput(this, painter, ways);
  }

  LogLook look() {
    return look;
  }

  /// Draws with the next frame. Any thread.
  void redraw() {
    update.request();
  }

  /// @param what which of the lines are shown
  void show(LogSnapshot next, Judged what) {
    lines = next;
    judged = what;
    shown = what.lines();
    List<LineMove> moved = next.moves().subList(moves, next.moves().size());
    moves += moved.size();
    if (!moved.isEmpty()) {
      moved(number -> LineMove.through(moved, number));
    }
    long line = look.chosen().get();
    if (what.parts().contains(line) && !what.lines().contains(line) && shown.index(line) > 0) {
      look.chosen().set(shown.line(shown.index(line) - 1));
    }
    redraw();
  }

  /// Lines have other numbers, because some were put between them: what was known by a number is where it was.
  private void moved(LongUnaryOperator to) {
    top = Math.max(0, to.applyAsLong(top));
    hits.moved(to);
    marks.moved(to);
    copying.moved(to);
    look.chosen().set(to.applyAsLong(look.chosen().get()));
  }

  /// Chooses the line so many further down, or the last one on the screen when none is chosen.
  void choose(int by) {
    if (shown.size() == 0 || rows.isEmpty()) {
      return;
    }
    long from = look.chosen().get();
    long line =
        from < 0 ? rows.last() : shown.line(Math.clamp(shown.index(from) + by, 0, shown.size() - 1));
    look.chosen().set(line);
    reveal(line);
  }

  /// Opens the trace that a line belongs to, or closes it.
  void turn(long line) {
    turn.accept(line);
  }

  LogMarks marks() {
    return marks;
  }

  /// Chooses a line and shows it.
  void toLine(long line) {
    look.chosen().set(line);
    reveal(line);
  }

  private void toShare(double share) {
    look.follow().set(share >= 1);
    topAt(Math.round(Math.clamp(share, 0, 1) * shown.size()) - pageRows() / 2);
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

  SourceNames names() {
    return painter.names();
  }

  void query(@Nullable LogQuery next, long line, LineSet found) {
    hits.query(next, line, found);
    if (line >= 0) {
      reveal(line);
    }
    redraw();
  }

  LogHits hits() {
    return hits;
  }

  long hit() {
    return hits.current() >= 0 ? hits.current() : top;
  }

  /// Moves just as far as needed to show a line that is near, else shows it in the middle.
  void reveal(long line) {
    if (!rows.isEmpty() && !rows.shows(line, canvas.getHeight())) {
      long index = shown.index(line);
      long above = shown.index(rows.first()) - index;
      long below = index - shown.index(rows.last());
      look.follow().set(false);
      topAt(above == 1 ? index : below == 0 || below == 1 ? shown.index(top) + 1 : index - pageRows() / 2);
      redraw();
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
      look.follow().set(false);
    }
    if (look.wrap().get() && Math.abs(by) < 200) {
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
    look.follow().set(false);
    topAt(0);
    redraw();
  }

  void toEnd() {
    look.follow().set(true);
    redraw();
  }

  void moveSideways(double by) {
    shift = look.wrap().get() ? 0 : Math.max(0, shift + by);
    redraw();
  }

  private void scrolled(long to) {
    look.follow().set(to == LogScroll.END);
    topAt(to);
    redraw();
  }

  /// Where the text of lines begins.
  double textX() {
    return painter.textX(look.times().get());
  }

  private int columns() {
    return Math.max(20, (int) ((canvas.getWidth() - textX() - LogPainter.PAD) / painter.cell()));
  }

  private LogLine read(LogSnapshot now, long line) {
    return reader.read(fetch.line(now, line));
  }

  private int rowsOf(LogSnapshot now, long line) {
    if (!look.wrap().get() || line < now.first() || line >= now.end()) {
      return 1;
    }
    return Math.max(1, (painter.text(read(now, line)).length() + columns() - 1) / columns());
  }

  private void draw() {
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.setFill(palette.of(Tone.CANVAS));
    g.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
    rows.clear();
    reader.columns(look.columns().get());
    reader.fields(look.fields().get());
    LogSnapshot now = lines;
    if (now == null || canvas.getHeight() < LogPainter.ROW) {
      return;
    }
    settle(now);
    double y = begin();
    int skip = topRow;
    for (long index = shown.index(top); index < shown.size() && y < canvas.getHeight(); index++) {
      y = line(g, read(now, shown.line(index)), y, skip);
      skip = 0;
    }
    if (begin() > MARGIN) {
      painter.header(g, reader.header(), textX() - shift, canvas.getWidth());
    }
    bar.place(shown.size(), pageRows(), look.follow().get() ? LogScroll.END : shown.index(top));
    map.draw(shown, new LogMinimap.Lines(judged.errors(), hits.lines(), marks.lines()), shown.index(top), pageRows());
  }

  /// Where the first row stands.
  private double begin() {
    return reader.columns().isEmpty() ? MARGIN : MARGIN + LogPainter.ROW;
  }

  private double line(GraphicsContext g, LogLine line, double startY, int skip) {
    String text = painter.text(line);
    int columns = look.wrap().get() ? columns() : Integer.MAX_VALUE;
    LogSelection selection = copying.selection();
    double y = startY;
    int from = look.wrap().get() ? skip * columns : 0;
    do {
      int to = look.wrap().get() ? Math.min(text.length(), from + columns) : text.length() + 1;
      LogQuery.Range selected = selection == null ? null : selection.of(line.number(), text.length());
      painter.row(
          g, line, text,
          new LogPainter.Look(
              y, canvas.getWidth(), shift, look.times().get(), from, to, selected, hits.of(text), line.number() == hits.current(),
              line.number() == look.chosen().get(), marks.lines().contains(line.number())));
      rows.add(row(g, line, text, from, to, y));
      y += LogPainter.ROW;
      from = to;
    } while (look.wrap().get() && from < text.length() && y < canvas.getHeight());
    return y;
  }

  /// The row that was drawn; with it how many lines belong to its line is drawn.
  private LogRows.Row row(GraphicsContext g, LogLine drawn, String text, int from, int to, double y) {
    long line = drawn.number();
    int size = to < text.length() ? 0 : judged.size(line);
    if (size == 0) {
      List<MarkLinks.Place> ways = from == 0 ? links.draw(g, drawn, line == look.chosen().get(), y, canvas.getWidth()) : List.of();
      return new LogRows.Row(line, text, from, to, y, Double.NaN, "", ways);
    }
    boolean open = judged.folds().isOpen(line);
    double end = textX() - shift + painter.x(text, text.length()) - painter.x(text, from);
    double badge = painter.fold(g, size, open, end, y, canvas.getWidth());
    return new LogRows.Row(line, text, from, to, y, badge, open ? "" : painter.folded(size), List.of());
  }

  /// Puts the top where the last line stands at the bottom while following; else keeps it among the lines that are kept.
  private void settle(LogSnapshot now) {
    int page = Math.max(1, (int) ((canvas.getHeight() - begin() - MARGIN) / LogPainter.ROW));
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
    if (look.follow().get() || below) {
      topAt(last);
      topRow = row;
      look.follow().set(true);
    } else if (at < shown.size() && shown.line(at) != top) {
      topAt(at);
    }
  }

  LogRows rows() {
    return rows;
  }

  double shift() {
    return shift;
  }

  LogCopying copying() {
    return copying;
  }

  void selectAll() {
    copying.selectAll(lines);
  }

  void copy() {
    LogReader own = reader.copy();
    copying.copy(lines, judged, line -> painter.text(own.read(line)));
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.TEXT ? rows.text() : super.queryAccessibleAttribute(attribute, parameters);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth() - BAR - LogMinimap.WIDTH;
    double height = getHeight();
    if (canvas.getWidth() != width || canvas.getHeight() != height) {
      canvas.setWidth(Math.max(1, width));
      canvas.setHeight(Math.max(1, height));
      map.setHeight(Math.max(1, height));
      redraw();
    }
    map.relocate(width, 0);
    bar.resizeRelocate(width + LogMinimap.WIDTH, 0, BAR, height);
  }

  void close() {
    update.close();
  }
}
