// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.details;

import dev.pilothouse.core.autoscale.AutoscalerTrace;
import dev.pilothouse.core.autoscale.AutoscalerTrace.Point;
import dev.pilothouse.ui.control.chart.Chart;
import dev.pilothouse.ui.control.chart.ChartTones.Tone;
import dev.pilothouse.ui.control.chart.TimeAxis;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// Replicas over time between the minimum and the maximum, and below it how the metrics stand to their target. FX thread.
final class AutoscalerChart extends Chart {
  private static final double LEFT = 52;
  private static final double RIGHT = 44;
  private static final double AXIS = 17;
  private static final double LOAD = 46;
  private static final double GAP = 14;
  private static final double TOP = 8;
  private static final double ROW = 12;
  private static final long LEAST = 300;
  private static final long LONGEST = 7_200;

  private final Texts texts;
  private @Nullable AutoscalerTrace trace;
  private long now;
  private TimeAxis axis = new TimeAxis(0, 1, 0, 1);

  AutoscalerChart(Texts texts) {
    super("autoscaler-chart", LEFT + RIGHT + 40, 120);
    this.texts = texts;
  }

  /// @param at in seconds since 1970; the lines go on to it
  void show(AutoscalerTrace next, long at) {
    trace = next;
    now = Math.max(at, next.points().getLast().at());
    Point last = next.points().getLast();
    setAccessibleText(
        texts.get("autoscaler.chart.spoken", last.current(), last.desired(), last.min(), last.max())
            + (Double.isNaN(last.load()) ? "" : " " + texts.get("autoscaler.chart.spokenLoad", percent(last.load()))));
    requestLayout();
  }

  private static long percent(double load) {
    return Math.round(load * 100);
  }

  @Override
  protected double computePrefHeight(double width) {
    return 176;
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    AutoscalerTrace shown = trace;
    if (shown == null) {
      return;
    }
    long first = Math.clamp(shown.points().getFirst().at(), now - LONGEST, now - LEAST);
    axis = new TimeAxis((double) first, (double) now, LEFT, width - RIGHT);
    List<Point> points = after(shown.points(), first);
    replicas(g, points, shown.begun(), height - AXIS - LOAD - GAP);
    load(g, points, height - AXIS - LOAD, height - AXIS);
    times(g, height);
  }

  /// The points that hold after a time: a point holds until the next one.
  private static List<Point> after(List<Point> points, long first) {
    int from = 0;
    while (from + 1 < points.size() && points.get(from + 1).at() <= first) {
      from++;
    }
    return points.subList(from, points.size());
  }

  private void replicas(GraphicsContext g, List<Point> points, long begun, double bottom) {
    Point last = points.getLast();
    int high = points.stream().mapToInt(one -> Math.max(one.current(), one.desired())).max().orElse(1);
    // A maximum far above what there is would press the lines to the ground: it is named at the edge then.
    int top = Math.max(4, Math.min(last.max(), Math.max(2 * high, last.min() + 2)));
    top = Math.max(top, high) + 1;
    Scale y = new Scale(bottom, TOP, top);
    band(g, points, y);
    boolean maximumShown = last.max() <= top;
    level(g, y.of(maximumShown ? last.max() : top), texts.get(maximumShown ? "autoscaler.chart.max" : "autoscaler.chart.maxAbove",
        last.max()));
    if (y.of(last.min()) - y.of(Math.min(last.max(), top)) >= ROW) {
      level(g, y.of(last.min()), texts.get("autoscaler.chart.min", last.min()));
    }
    begin(g, begun, bottom);
    steps(g, points, Point::desired, y, Tone.C2, new double[] {3, 3});
    steps(g, points, Point::current, y, Tone.C1, new double[] {});
    double end = axis.right() + 6;
    words(g, Integer.toString(last.current()), end, y.of(last.current()), TextAlignment.LEFT, STRONG, Tone.C1);
    if (last.desired() != last.current()) {
      double apart = last.desired() > last.current() ? -ROW : ROW;
      double at = Math.abs(y.of(last.desired()) - y.of(last.current())) < ROW ? y.of(last.current()) + apart : y.of(last.desired());
      words(g, "→ " + last.desired(), end, at, TextAlignment.LEFT, STRONG, Tone.C2);
    }
  }

  private void band(GraphicsContext g, List<Point> points, Scale y) {
    g.setGlobalAlpha(0.55);
    g.setFill(tones.of(Tone.ACCENT_SOFT));
    for (int i = 0; i < points.size(); i++) {
      Point one = points.get(i);
      double from = Math.max(LEFT, axis.x(one.at()));
      double to = i + 1 < points.size() ? axis.x(points.get(i + 1).at()) : axis.right();
      double high = y.of(Math.min(one.max(), y.most()));
      g.fillRect(from, high, Math.max(0, to - from), Math.max(1, y.of(one.min()) - high));
    }
    g.setGlobalAlpha(1);
  }

  private void level(GraphicsContext g, double y, String label) {
    g.setStroke(tones.of(Tone.MUTED));
    g.setLineWidth(1);
    g.setLineDashes(4, 3);
    g.strokeLine(LEFT, y, axis.right(), y);
    g.setLineDashes();
    words(g, label, LEFT - 6, y, TextAlignment.RIGHT, PLAIN, Tone.MUTED);
  }

  /// What stands left of this was told by events, not seen.
  private void begin(GraphicsContext g, long begun, double bottom) {
    double x = axis.x(begun);
    if (x > LEFT + 4) {
      g.setStroke(tones.of(Tone.FAINT));
      g.setLineDashes(2, 3);
      g.strokeLine(x, TOP, x, bottom);
      g.setLineDashes();
    }
  }

  private void load(GraphicsContext g, List<Point> points, double top, double bottom) {
    List<Point> known = points.stream().filter(one -> !Double.isNaN(one.load())).toList();
    double most = Math.max(1.5, known.stream().mapToDouble(Point::load).max().orElse(1) * 1.1);
    Scale y = new Scale(bottom, top, most);
    g.setStroke(tones.of(Tone.LINE));
    g.setLineWidth(1);
    g.strokeLine(LEFT, Math.round(bottom) + 0.5, axis.right(), Math.round(bottom) + 0.5);
    level(g, y.of(1), texts.get("autoscaler.chart.target"));
    if (known.isEmpty()) {
      words(g, texts.get("autoscaler.chart.noLoad"), LEFT + 6, y.of(1) + ROW, TextAlignment.LEFT, PLAIN, Tone.MUTED);
      return;
    }
    Tone tone = known.getLast().load() > 1.1 ? Tone.WARN : Tone.INFO;
    steps(g, known, Point::load, y, tone, new double[] {});
    double last = known.getLast().load();
    words(g, percent(last) + " %", axis.right() + 6, y.of(last), TextAlignment.LEFT, STRONG, tone);
  }

  private void steps(GraphicsContext g, List<Point> points, ToDoubleFunction<Point> value, Scale y, Tone tone, double[] dashes) {
    g.setStroke(tones.of(tone));
    g.setLineWidth(1.8);
    g.setLineDashes(dashes);
    g.beginPath();
    double level = y.of(value.applyAsDouble(points.getFirst()));
    g.moveTo(Math.max(LEFT, axis.x(points.getFirst().at())), level);
    for (Point point : points) {
      double x = Math.max(LEFT, axis.x(point.at()));
      g.lineTo(x, level);
      level = y.of(value.applyAsDouble(point));
      g.lineTo(x, level);
    }
    g.lineTo(axis.right(), level);
    g.stroke();
    g.setLineDashes();
    g.setFill(tones.of(tone));
    g.fillOval(axis.right() - 3, level - 3, 6, 6);
  }

  private void times(GraphicsContext g, double height) {
    for (long tick : axis.ticks(72)) {
      double x = axis.x(tick);
      g.setStroke(tones.of(Tone.LINE));
      g.strokeLine(x, height - AXIS, x, height - AXIS + 3);
      words(g, Ages.clock(Instant.ofEpochSecond(tick)), x, height - 6, TextAlignment.CENTER, PLAIN, Tone.MUTED);
    }
  }

  /// Values on a height, from zero.
  private record Scale(double bottom, double top, double most) {
    double of(double value) {
      return Math.round(bottom - value / most * (bottom - top)) + 0.5;
    }
  }
}
