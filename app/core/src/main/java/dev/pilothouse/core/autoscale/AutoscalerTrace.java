// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.autoscale;

import dev.pilothouse.core.autoscale.Forecast.Seen;
import dev.pilothouse.core.model.KubeObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/// What was seen of an autoscaler over time: how many replicas there were, how many it wanted, and how its metrics stood to their
/// targets. Begins with what its events and its last change tell of the time before anybody looked. Immutable; each look gives the
/// next one. Bounded: the oldest points are forgotten.
public final class AutoscalerTrace {
  private static final int MOST = 600;
  private static final String RESCALED = "New size: ";

  private final List<Point> points;
  private final long begun;

  private AutoscalerTrace(List<Point> points, long begun) {
    this.points = points;
    this.begun = begun;
  }

  /// The numbers from a moment on, until the next point.
  ///
  /// @param at in seconds since 1970
  /// @param asked how many its metrics asked for; -1 when that is not known
  /// @param load the highest of its metrics as a part of its target, 1 when the target is met; NaN when that is not known
  public record Point(long at, int current, int desired, int asked, int min, int max, double load) {
    private boolean tellsTheSame(Point other) {
      return new Point(other.at, current, desired, asked, min, max, load).equals(other);
    }
  }

  /// A time at which it set a new size.
  ///
  /// @param at in seconds since 1970
  public record Rescale(long at, int size) {

    /// The changes that its events tell of, the oldest first (kubernetes, pkg/controller/podautoscaler/horizontal.go,
    /// `SuccessfulRescale`).
    public static List<Rescale> of(List<KubeObject> events) {
      List<Rescale> found = new ArrayList<>();
      for (KubeObject event : events) {
        String message = event.text("message");
        long at = seconds(event.text("lastTimestamp"), event.text("eventTime"), event.text("firstTimestamp"));
        OptionalInt size = size(message);
        if (event.text("reason").equals("SuccessfulRescale") && at > 0 && size.isPresent()) {
          found.add(new Rescale(at, size.getAsInt()));
        }
      }
      found.sort(Comparator.comparingLong(Rescale::at));
      return List.copyOf(found);
    }

    private static OptionalInt size(String message) {
      if (!message.startsWith(RESCALED)) {
        return OptionalInt.empty();
      }
      String rest = message.substring(RESCALED.length());
      int end = 0;
      while (end < rest.length() && Character.isDigit(rest.charAt(end))) {
        end++;
      }
      return end == 0 || end > 6 ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(rest.substring(0, end)));
    }

    private static long seconds(String... times) {
      for (String time : times) {
        try {
          if (!time.isEmpty()) {
            return Instant.parse(time).getEpochSecond();
          }
        } catch (DateTimeParseException odd) {
          // The next one may be written as it should be.
        }
      }
      return 0;
    }
  }

  /// The trace from the first look on, with what is known of the time before it.
  ///
  /// @param now in seconds since 1970
  public static AutoscalerTrace begin(Autoscaler autoscaler, List<Rescale> before, long now) {
    List<Point> points = new ArrayList<>();
    for (Rescale one : before) {
      if (one.at < now) {
        points.add(told(autoscaler, one.at, one.size));
      }
    }
    Instant scaled = autoscaler.scaled();
    long last = scaled == null ? 0 : scaled.getEpochSecond();
    if (last > 0 && last < now && (points.isEmpty() || points.getLast().at < last - Autoscaler.SYNC.toSeconds())) {
      points.add(told(autoscaler, last, autoscaler.desired()));
    }
    return new AutoscalerTrace(List.copyOf(points), now).with(autoscaler, now);
  }

  private static Point told(Autoscaler autoscaler, long at, int size) {
    return new Point(at, size, size, -1, autoscaler.min(), autoscaler.max(), Double.NaN);
  }

  /// The trace with one more look; itself when nothing has changed.
  public AutoscalerTrace with(Autoscaler autoscaler, long now) {
    Forecast free = Forecast.now(autoscaler, List.of(), Instant.ofEpochSecond(now));
    double load = autoscaler.metrics().stream().filter(Metric::isKnown).mapToDouble(Metric::ratio).max().orElse(Double.NaN);
    int asked = free.decisive() == null ? -1 : free.asked();
    Point next =
        new Point(now, autoscaler.current(), autoscaler.desired(), asked, autoscaler.min(), autoscaler.max(), load);
    if (!points.isEmpty() && points.getLast().at >= begun && points.getLast().tellsTheSame(next)) {
      return this;
    }
    List<Point> all = new ArrayList<>(points.size() < MOST ? points : points.subList(points.size() - MOST + 1, points.size()));
    all.add(next);
    return new AutoscalerTrace(List.copyOf(all), begun);
  }

  /// The oldest first; never empty.
  public List<Point> points() {
    return points;
  }

  /// When the first look was, in seconds since 1970: what stands before it was only told.
  public long begun() {
    return begun;
  }

  /// What its metrics asked for while somebody looked.
  public List<Seen> seen() {
    return points.stream()
        .filter(one -> one.asked >= 0)
        .map(one -> new Seen(Instant.ofEpochSecond(one.at), one.asked))
        .toList();
  }
}
