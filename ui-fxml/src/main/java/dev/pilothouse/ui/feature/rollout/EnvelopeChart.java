// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.core.rollout.Envelope;
import dev.pilothouse.core.rollout.Envelope.Counts;
import dev.pilothouse.core.rollout.RolloutProgress;
import dev.pilothouse.core.rollout.RolloutTrace.Point;
import dev.pilothouse.ui.control.chart.Chart;
import dev.pilothouse.ui.control.chart.ChartTones.Tone;
import dev.pilothouse.ui.control.chart.TimeAxis;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// How many pods there are over time, as steps, inside what the controller may do. FX thread.
final class EnvelopeChart extends Chart {
  private static final double BOTTOM = 18;
  private static final double TOP = 8;
  private static final double ROW = 14;
  /// Words stand under their line, not on it.
  private static final double BELOW = 9;
  /// Half of a time's width: what would stick out at the left of the axis.
  private static final double HALF_CLOCK = 20;
  private static final List<ToLongFunction<Point>> SERIES =
      List.of(
          one -> one.counts().total(), one -> one.counts().available(), one -> one.counts().updated(),
          one -> one.counts().updatedReady());

  private final Texts texts;
  private RolloutPicture.@Nullable Shown shown;
  private TimeAxis axis = new TimeAxis(0, 1, 0, 1);
  private double most = 1;
  private double left;

  EnvelopeChart(Texts texts) {
    super("envelope-chart", 60, 40);
    this.texts = texts;
  }

  void show(RolloutPicture.Shown next) {
    shown = next;
    Counts counts = next.progress().envelope().now();
    setAccessibleText(
        texts.get(
            "rollout.chart.spoken", counts.total(), counts.available(), counts.updated(), counts.updatedReady(),
            next.progress().envelope().wanted())
            + (next.trace().begun() > next.begin()
                ? " " + texts.get("rollout.chart.told.spoken", clock(next.trace().begun()))
                : ""));
    requestLayout();
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    if (shown != null) {
      draw(g, shown, width, height);
    }
  }

  private double y(long value) {
    return Math.round(TOP + (most - (double) value) * (getHeight() - TOP - BOTTOM) / most) + 0.5;
  }

  private void draw(GraphicsContext g, RolloutPicture.Shown now, double width, double height) {
    RolloutProgress progress = now.progress();
    Envelope envelope = progress.envelope();
    List<Point> points = now.trace().points();
    most = highest(points, envelope);
    double first = (double) now.begin();
    double span = Math.max(40, (double) now.now() - first);
    left = Math.ceil(labelWidth(envelope)) + 10;
    double right = Math.max(left + 80, width - Math.min(170, width * 0.24));
    axis = new TimeAxis(first - span * 0.1, (double) now.now(), left, right);
    band(g, envelope, left, width, TOP, height);
    grid(g, envelope, width);
    times(g, height, right);
    double start = start(now);
    if (start > 0) {
      room(g, envelope, start - 2, start + width(texts.get("rollout.chart.start"), PLAIN) + 2, y(0) - 9);
    }
    long begun = now.trace().begun();
    double told = told(now);
    if (told > 0) {
      room(g, envelope, axis.x(begun) - toldWidth() - 7, axis.x(begun) - 2, told);
    }
    g.setGlobalAlpha(0.5);
    lines(g, points.stream().filter(one -> one.at() < begun).toList(), begun);
    g.setGlobalAlpha(1);
    lines(g, seen(points, begun), now.now());
    begin(g, now, told);
    present(g, now, height);
    deadline(g, progress, width);
  }

  /// The points from the first look on, of which the first stands at that look; the others are told by what was found then.
  private static List<Point> seen(List<Point> points, long begun) {
    List<Point> seen = new ArrayList<>(points.stream().filter(one -> one.at() >= begun).toList());
    int told = points.size() - seen.size();
    if (told > 0 && (seen.isEmpty() || seen.getFirst().at() > begun)) {
      Point last = points.get(told - 1);
      seen.addFirst(new Point(begun, last.counts(), last.wanted(), last.maxTotal(), last.minAvailable()));
    }
    return seen;
  }

  private void lines(GraphicsContext g, List<Point> points, long until) {
    area(g, points, until);
    line(g, points, until, one -> one.counts().updated(), Tone.C2, 1.8);
    line(g, points, until, one -> one.counts().total(), Tone.C1, 1.8);
    line(g, points, until, one -> one.counts().available(), Tone.OK, 2);
  }

  private static double highest(List<Point> points, Envelope envelope) {
    long top = Math.max(envelope.wanted(), envelope.bounded() ? envelope.maxTotal() : 0);
    for (Point point : points) {
      top = Math.max(top, point.counts().total());
    }
    return (double) Math.max(1, top) * 1.08;
  }

  private double labelWidth(Envelope envelope) {
    double widest = 0;
    for (String label : List.of(
        texts.get("rollout.chart.max", envelope.maxTotal()), texts.get("rollout.chart.wanted", envelope.wanted()),
        texts.get("rollout.chart.min", envelope.minAvailable()))) {
      widest = Math.max(widest, width(label, PLAIN));
    }
    return widest;
  }

  private static double width(String words, Font font) {
    javafx.scene.text.Text text = new javafx.scene.text.Text(words);
    text.setFont(font);
    return text.getLayoutBounds().getWidth();
  }

  /// What the controller may do, as far as it lies in a part of the chart.
  private void band(GraphicsContext g, Envelope envelope, double from, double to, double top, double bottom) {
    double upper = Math.max(top, y(envelope.maxTotal()));
    double lower = Math.min(bottom, y(envelope.minAvailable()));
    if (envelope.bounded() && lower > upper) {
      g.setGlobalAlpha(0.55);
      g.setFill(tones.of(Tone.ACCENT_SOFT));
      g.fillRect(from, upper, to - from, lower - upper);
      g.setGlobalAlpha(1);
    }
  }

  /// Takes away the lines of the grid where words are to stand: no word is crossed by one.
  private void room(GraphicsContext g, Envelope envelope, double from, double to, double middle) {
    double top = Math.floor(middle - ROW / 2);
    g.clearRect(from, top, to - from, ROW);
    band(g, envelope, from, to, top, top + ROW);
  }

  /// The levels that count, with their names; round numbers between them where there is room.
  private void grid(GraphicsContext g, Envelope envelope, double width) {
    List<Double> taken = new ArrayList<>();
    if (envelope.bounded()) {
      level(g, envelope.maxTotal(), texts.get("rollout.chart.max", envelope.maxTotal()), new double[] {4, 3}, width, taken);
      level(g, envelope.minAvailable(), texts.get("rollout.chart.min", envelope.minAvailable()), new double[] {4, 3}, width, taken);
    }
    level(g, envelope.wanted(), texts.get("rollout.chart.wanted", envelope.wanted()), new double[] {1, 3}, width, taken);
    long step = step((long) most);
    for (long value = 0; value < (long) Math.ceil(most); value += step) {
      double y = y(value);
      if (taken.stream().noneMatch(one -> Math.abs(one - y) < ROW)) {
        g.setStroke(tones.of(Tone.LINE_SOFT));
        g.setLineWidth(1);
        g.setLineDashes();
        g.strokeLine(left, y, width, y);
        words(g, Long.toString(value), left - 6, y, TextAlignment.RIGHT, PLAIN, Tone.FAINT);
      }
    }
  }

  private static long step(long most) {
    long step = 1;
    for (long factor = 1; most / step > 5; factor *= 10) {
      for (long times : new long[] {1, 2, 5}) {
        step = factor * times;
        if (most / step <= 5) {
          break;
        }
      }
    }
    return step;
  }

  private void level(GraphicsContext g, long value, String label, double[] dashes, double width, List<Double> taken) {
    double y = y(value);
    g.setStroke(tones.of(Tone.MUTED));
    g.setGlobalAlpha(0.7);
    g.setLineWidth(1);
    g.setLineDashes(dashes);
    g.strokeLine(left, y, width, y);
    g.setLineDashes();
    g.setGlobalAlpha(1);
    if (taken.stream().noneMatch(one -> Math.abs(one - y) < ROW - 2)) {
      words(g, label, left - 6, y, TextAlignment.RIGHT, PLAIN, Tone.MUTED);
    }
    taken.add(y);
  }

  private void times(GraphicsContext g, double height, double right) {
    for (long tick : axis.ticks(90)) {
      double x = axis.x(tick);
      g.setStroke(tones.of(Tone.LINE));
      g.setLineWidth(1);
      g.strokeLine(x, y(0), x, y(0) + 3);
      if (x < right - 64 && x > left + HALF_CLOCK) {
        words(g, clock(tick), x, height - 8, TextAlignment.CENTER, PLAIN, Tone.MUTED);
      }
    }
  }

  /// Where the word for the beginning has room: before its line, where nothing else is drawn, else behind it; 0 for nowhere.
  private double start(RolloutPicture.Shown now) {
    double at = axis.x(now.begin());
    double wide = width(texts.get("rollout.chart.start"), PLAIN) + 5;
    return at - wide > left + 2 ? at - wide : at + 5 + wide < axis.x(now.now()) ? at + 5 : 0;
  }

  private static String clock(long at) {
    return Ages.clock(Instant.ofEpochSecond(at));
  }

  private double toldWidth() {
    return width(texts.get("rollout.chart.told"), PLAIN);
  }

  /// Where the words for what is not seen but told have room, before their line: in the lowest row that no line crosses; 0 for
  /// nowhere.
  private double told(RolloutPicture.Shown now) {
    double to = axis.x(now.trace().begun()) - 5;
    double from = to - toldWidth();
    if (now.trace().begun() <= now.begin() || from - 1 <= axis.x(now.begin()) + 40) {
      return 0;
    }
    List<double[]> lines = new ArrayList<>();
    SERIES.forEach(value -> crossing(lines, now, value, from, to));
    for (double middle = y(0) - 9; middle > TOP + ROW / 2; middle -= 2) {
      double at = middle;
      if (lines.stream().noneMatch(line -> line[0] < at + ROW / 2 && line[1] > at - ROW / 2)) {
        return middle;
      }
    }
    return 0;
  }

  /// How high a line stands between two places.
  private void crossing(List<double[]> lines, RolloutPicture.Shown now, ToLongFunction<Point> value, double from, double to) {
    List<Point> points = now.trace().points();
    for (int i = 0; i < points.size(); i++) {
      double start = axis.x(points.get(i).at());
      double end = axis.x(i + 1 < points.size() ? points.get(i + 1).at() : now.now());
      if (start <= to && end >= from) {
        double height = y(value.applyAsLong(points.get(i)));
        double before = i > 0 && start >= from ? y(value.applyAsLong(points.get(i - 1))) : height;
        lines.add(new double[] {Math.min(height, before), Math.max(height, before)});
      }
    }
  }

  private void begin(GraphicsContext g, RolloutPicture.Shown now, double told) {
    double x = axis.x(now.begin());
    g.setStroke(tones.of(Tone.FAINT));
    g.setLineDashes(2, 3);
    g.strokeLine(x, TOP, x, y(0));
    g.setLineDashes();
    double start = start(now);
    if (start > 0) {
      words(g, texts.get("rollout.chart.start"), start, y(0) - 9, TextAlignment.LEFT, PLAIN, Tone.MUTED);
    }
    double seen = axis.x(now.trace().begun());
    if (now.trace().begun() > now.begin()) {
      g.setStroke(tones.of(Tone.FAINT));
      g.setLineDashes(2, 3);
      g.strokeLine(seen, TOP, seen, y(0));
      g.setLineDashes();
      if (told > 0) {
        words(g, texts.get("rollout.chart.told"), seen - 5, told, TextAlignment.RIGHT, PLAIN, Tone.MUTED);
      }
    }
  }

  private void area(GraphicsContext g, List<Point> points, long now) {
    if (points.isEmpty()) {
      return;
    }
    g.setFill(tones.of(Tone.OK_SOFT));
    g.beginPath();
    g.moveTo(axis.x(points.getFirst().at()), y(0));
    steps(g, points, now, one -> one.counts().updatedReady());
    g.lineTo(axis.x(now), y(0));
    g.closePath();
    g.fill();
    line(g, points, now, one -> one.counts().updatedReady(), Tone.OK, 1.2);
  }

  private void steps(GraphicsContext g, List<Point> points, long now, ToLongFunction<Point> value) {
    double y = y(value.applyAsLong(points.getFirst()));
    g.lineTo(axis.x(points.getFirst().at()), y);
    for (Point point : points) {
      double x = axis.x(point.at());
      g.lineTo(x, y);
      y = y(value.applyAsLong(point));
      g.lineTo(x, y);
    }
    g.lineTo(axis.x(now), y);
  }

  private void line(GraphicsContext g, List<Point> points, long now, ToLongFunction<Point> value, Tone tone, double thick) {
    if (points.isEmpty()) {
      return;
    }
    g.setStroke(tones.of(tone));
    g.setLineWidth(thick);
    g.setLineDashes();
    g.beginPath();
    g.moveTo(axis.x(points.getFirst().at()), y(value.applyAsLong(points.getFirst())));
    steps(g, points, now, value);
    g.stroke();
  }

  private record Level(long value, String name, String beside, Tone tone) {}

  private void present(GraphicsContext g, RolloutPicture.Shown shownNow, double height) {
    double x = axis.x(shownNow.now());
    g.setStroke(tones.of(Tone.FG));
    g.setLineWidth(1.4);
    g.strokeLine(x, TOP - 4, x, y(0) + 3);
    g.setFill(tones.of(Tone.FG));
    g.fillRoundRect(x - 32, height - 16, 64, 15, 8, 8);
    words(g, clock(shownNow.now()), x, height - 8, TextAlignment.CENTER, STRONG, Tone.CANVAS);
    List<Level> levels = levels(shownNow.progress());
    double least = -1;
    for (Level level : levels) {
      double y = Math.max(y(level.value), least);
      least = y + ROW;
    }
    double over = Math.max(0, least + BELOW - ROW / 2 - (height - BOTTOM));
    least = -1;
    for (Level level : levels) {
      double y = Math.max(y(level.value) - over, least);
      least = y + ROW;
      g.setFill(tones.of(level.tone));
      g.fillOval(x - 3, y(level.value) - 3, 6, 6);
      double after = x + 10 + width(level.name, STRONG);
      double end = after + width(level.beside, PLAIN);
      boolean room = end < getWidth();
      room(g, shownNow.progress().envelope(), x + 7, (room ? end : after) + 3, y + BELOW);
      words(g, level.name, x + 10, y + BELOW, TextAlignment.LEFT, STRONG, level.tone);
      if (room) {
        words(g, level.beside, after, y + BELOW, TextAlignment.LEFT, PLAIN, Tone.MUTED);
      }
    }
  }

  private List<Level> levels(RolloutProgress progress) {
    Envelope envelope = progress.envelope();
    Counts counts = envelope.now();
    String limit = texts.get("rollout.chart.limit");
    boolean moves = !progress.complete();
    List<Level> levels = new ArrayList<>();
    String top = moves && envelope.atMost() ? limit : "";
    String least = moves && envelope.atLeast() ? limit : "";
    levels.add(new Level(counts.total(), texts.get("rollout.chart.total", counts.total()), top, Tone.C1));
    String all = counts.updated() >= envelope.wanted() ? texts.get("rollout.chart.all") : "";
    levels.add(new Level(counts.updated(), texts.get("rollout.chart.updated", counts.updated()), all, Tone.C2));
    levels.add(new Level(counts.available(), texts.get("rollout.chart.available", counts.available()), least, Tone.OK));
    levels.add(new Level(counts.updatedReady(), texts.get("rollout.chart.ready", counts.updatedReady()), "", Tone.OK));
    levels.sort(Comparator.comparingLong(Level::value).reversed());
    return levels;
  }

  private void deadline(GraphicsContext g, RolloutProgress progress, double width) {
    if (progress.deadline().at() > 0) {
      String words = texts.get("rollout.chart.deadline", clock(progress.deadline().at()));
      words(g, words, width - 2, getHeight() - 8, TextAlignment.RIGHT, PLAIN, Tone.MUTED);
    }
  }
}
