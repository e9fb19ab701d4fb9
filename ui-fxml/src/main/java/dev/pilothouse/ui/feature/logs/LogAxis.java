// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.logs.LevelCounts;
import dev.pilothouse.core.logs.LevelCounts.Group;
import dev.pilothouse.core.logs.LineRules;
import dev.pilothouse.core.tail.LogEvent;
import dev.pilothouse.ui.feature.logs.LogPalette.Tone;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Amounts;
import dev.pilothouse.ui.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// How many lines were written when, by level, the height by the root so that few are seen beside many. Dragging over it shows only
/// the lines of that time, a click all of them again; with the keyboard the arrows move and widen the part. Above it the events of
/// the cluster; a click on one leads to its time. FX thread.
final class LogAxis extends Region {
  private static final double HEIGHT = 66;
  private static final double FOOT = 15;
  private static final double TOP = 14;
  private static final double PAD = 12;
  private static final int LEAST_BUCKETS = 30;
  private static final double CLICK = 3;
  private static final double MOST_ROOM = 200;

  private final Texts texts;
  private final Canvas canvas = new Canvas();
  private final LogPalette palette = new LogPalette(this::draw);
  private final Consumer<UnaryOperator<LineRules>> change;
  private final LongConsumer jump;
  private final AxisEvents events;
  private final Tooltip tip = new Tooltip();
  private LevelCounts counts = LevelCounts.NONE;
  private LineRules rules = LineRules.NONE;
  private double pressed;

  /// @param jump takes a time to go to, in milliseconds since 1970
  LogAxis(Texts texts, Consumer<UnaryOperator<LineRules>> change, LongConsumer jump) {
    this.texts = texts;
    this.change = change;
    this.jump = jump;
    events = new AxisEvents(texts);
    setId("log-axis");
    getStyleClass().add("log-axis");
    setAccessibleRole(AccessibleRole.SLIDER);
    setAccessibleText(texts.get("logs.axis"));
    setFocusTraversable(true);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    getChildren().setAll(canvas, palette);
    Tooltip.install(this, tip);
    addEventHandler(MouseEvent.MOUSE_PRESSED, event -> pressed = event.getX());
    addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> brush(event.getX()));
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    addEventHandler(MouseEvent.MOUSE_MOVED, event -> tip.setText(words(event.getX(), event.getY())));
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  void show(LevelCounts now, LineRules wanted) {
    if (now != counts || !wanted.equals(rules)) {
      counts = now;
      rules = wanted;
      draw();
    }
  }

  void events(List<LogEvent> now) {
    if (events.show(now)) {
      draw();
    }
  }

  private double bucketWidth() {
    return (getWidth() - 2 * PAD) / Math.max(LEAST_BUCKETS, counts.size());
  }

  private double x(long millis) {
    return PAD + (millis - counts.begin(0)) / (double) counts.width() * bucketWidth();
  }

  private long time(double x) {
    long bucket = Math.round((x - PAD) / bucketWidth() - 0.5);
    return counts.begin(Math.clamp(bucket, 0, Math.max(0, counts.size() - 1)));
  }

  private void brush(double x) {
    if (counts.size() > 0 && Math.abs(x - pressed) > CLICK) {
      long from = time(Math.min(x, pressed));
      long to = time(Math.max(x, pressed)) + counts.width();
      change.accept(now -> now.range(from, to));
    }
  }

  private void clicked(MouseEvent event) {
    requestFocus();
    LogEvent told = events.at(event.getX(), event.getY());
    if (event.isStillSincePress() && told != null) {
      jump.accept(told.millis());
    } else if (event.isStillSincePress()) {
      change.accept(now -> now.range(Long.MIN_VALUE, Long.MAX_VALUE));
    }
  }

  /// Left and right move the part, up and down make it longer and shorter; without one they begin with the last tenth.
  private void key(KeyEvent event) {
    if (counts.size() == 0) {
      return;
    }
    long begin = counts.begin(0);
    long end = counts.begin(counts.size() - 1) + counts.width();
    long step = Math.max(counts.width(), (end - begin) / 20 / counts.width() * counts.width());
    long from = rules.hasRange() ? Math.max(begin, rules.from()) : end - 2 * step;
    long to = rules.hasRange() ? Math.min(end, rules.to()) : end;
    boolean first = !rules.hasRange();
    switch (event.getCode()) {
      case LEFT -> range(from - (first ? 0 : step), to - (first ? 0 : step));
      case RIGHT -> range(from + (first ? 0 : step), to + (first ? 0 : step));
      case UP -> range(from - (first ? 0 : step), to);
      case DOWN -> range(Math.min(from + (first ? 0 : step), to - counts.width()), to);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void range(long from, long to) {
    change.accept(now -> now.range(from, to));
  }

  private String words(double x, double y) {
    LogEvent told = events.at(x, y);
    if (told != null) {
      return events.words(told);
    }
    if (counts.size() == 0) {
      return texts.get("logs.axis");
    }
    int at = Math.clamp(Math.round((x - PAD) / bucketWidth() - 0.5), 0, counts.size() - 1);
    return texts.get(
        "logs.axis.bucket", Ages.clock(Instant.ofEpochMilli(counts.begin(at))), counts.width() / 1_000,
        Amounts.count(counts.all(at)), Amounts.count(counts.count(Group.ERROR, at)), Amounts.count(counts.count(Group.WARN, at)));
  }

  private void draw() {
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.setFill(palette.of(Tone.CANVAS));
    g.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
    if (counts.size() == 0 || canvas.getWidth() < 2 * PAD) {
      events.clear();
      return;
    }
    if (rules.hasRange()) {
      double from = Math.max(PAD, x(Math.max(counts.begin(0), rules.from())));
      double to = Math.min(canvas.getWidth() - PAD, x(Math.min(counts.begin(counts.size() - 1) + counts.width(), rules.to())));
      g.setFill(palette.of(Tone.CHOSEN));
      g.fillRect(from, 0, to - from, HEIGHT - FOOT);
      g.setFill(palette.of(Tone.C1));
      g.fillRect(from - 1, 0, 2, HEIGHT - FOOT);
      g.fillRect(to - 1, 0, 2, HEIGHT - FOOT);
    }
    double high = HEIGHT - FOOT - TOP;
    double most = Math.sqrt(Math.max(1, counts.most()));
    for (int at = 0; at < counts.size(); at++) {
      bar(g, at, high, most);
    }
    events.draw(g, palette, counts.begin(0), counts.begin(counts.size()), this::x, HEIGHT - FOOT);
    labels(g);
  }

  private void bar(GraphicsContext g, int at, double high, double most) {
    double width = bucketWidth();
    double x = PAD + at * width;
    int all = counts.all(at);
    if (all == 0) {
      return;
    }
    double whole = Math.max(1, Math.sqrt(all) / most * high);
    double bottom = HEIGHT - FOOT;
    for (Group group : Group.values()) {
      int count = counts.count(group, at);
      double part = count == 0 ? 0 : Math.max(group == Group.OTHER ? 0 : 1.5, whole * count / all);
      g.setFill(palette.of(group == Group.ERROR ? Tone.BAD : group == Group.WARN ? Tone.WARN : Tone.FAINT));
      g.fillRect(x, bottom - part, Math.max(1, width - (width > 4 ? 1 : 0)), part);
      bottom -= part;
    }
  }

  private void labels(GraphicsContext g) {
    g.setFont(Font.font("Pilothouse Mono", 11));
    g.setFill(palette.of(Tone.MUTED));
    g.setTextBaseline(VPos.BOTTOM);
    int every = (int) Math.ceil(130 / bucketWidth());
    double end = canvas.getWidth() - MOST_ROOM;
    for (int at = 0; at < counts.size() && PAD + at * bucketWidth() < end; at += every) {
      g.setTextAlign(at == 0 ? TextAlignment.LEFT : TextAlignment.CENTER);
      g.fillText(Ages.clock(Instant.ofEpochMilli(counts.begin(at))), PAD + at * bucketWidth(), HEIGHT - 1);
    }
    String most = texts.get("logs.axis.most", Amounts.count(counts.most()), counts.width() / 1_000);
    g.setTextAlign(TextAlignment.RIGHT);
    g.fillText(most, canvas.getWidth() - PAD, HEIGHT - 1);
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    draw();
  }
}
