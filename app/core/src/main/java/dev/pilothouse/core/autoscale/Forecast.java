// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.autoscale;

import dev.pilothouse.core.kind.Condition;
import dev.pilothouse.core.model.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an autoscaler will do next, and why not more (kubernetes, pkg/controller/podautoscaler/horizontal.go and
/// replica_calculator.go): `ceil(replicas × measured / target)` for each metric, the highest of them, left alone within the
/// tolerance, then the stabilization window, the policies and the limits. Pods that are not ready or have no metrics, which the
/// controller reckons in by their own rules, are not looked at.
///
/// @param replicas how many there will be
/// @param asked how many its metrics ask for, before windows, policies and limits
/// @param decisive the metric that asks for the most; null when none is known
/// @param within how long it takes at most until it is so; zero when nothing changes
public record Forecast(int replicas, int asked, Reason reason, @Nullable Metric decisive, Duration within) {

  /// Why it is so.
  public enum Reason {
    /// The target has 0 replicas, which switches the autoscaler off.
    OFF,
    /// It cannot read or write the scale of its target.
    UNABLE,
    /// A metric is missing, and without it nothing is taken away.
    NO_METRICS,
    /// Both limits are the same.
    PAUSED,
    ABOVE_MAXIMUM,
    BELOW_MINIMUM,
    /// It wants more and may not.
    AT_MAXIMUM,
    /// It wants fewer and may not.
    AT_MINIMUM,
    /// Measured near enough to the target.
    STEADY,
    UP,
    DOWN,
    /// It wants fewer and waits, because it wanted more a short time ago.
    HELD,
    /// A policy forbids this direction.
    FORBIDDEN,
    /// It goes there in several steps, as the policies allow.
    STEPWISE
  }

  /// A number that its metrics asked for.
  public record Seen(Instant at, int asked) {}

  /// What it does from where it is.
  ///
  /// @param seen what its metrics asked for before, as far as somebody looked
  public static Forecast now(Autoscaler autoscaler, List<Seen> seen, Instant now) {
    Condition able = autoscaler.condition("AbleToScale");
    if (able != null && able.isFalse()) {
      return new Forecast(autoscaler.current(), autoscaler.current(), Reason.UNABLE, null, Duration.ZERO);
    }
    Forecast free = at(autoscaler, autoscaler.metrics(), autoscaler.current());
    boolean moves = free.reason == Reason.DOWN || free.reason == Reason.STEPWISE;
    if (!moves || free.asked >= autoscaler.current()) {
      return free;
    }
    Duration window = autoscaler.behaviour().down().window();
    Instant until =
        seen.stream()
            .filter(one -> one.asked > free.asked && one.at.plus(window).isAfter(now))
            .map(one -> one.at.plus(window))
            .max(Instant::compareTo)
            .orElse(now);
    boolean told = able != null && able.reason().equals("ScaleDownStabilized");
    Duration left = until.isAfter(now) ? Duration.between(now, until) : told ? window : Duration.ZERO;
    return left.isZero()
        ? free
        : new Forecast(autoscaler.current(), free.asked, Reason.HELD, free.decisive, left);
  }

  /// What it does when somebody else sets the replicas, with the load as it is now.
  ///
  /// @param from over how many pods the load is spread now
  /// @param to how many there will be
  public static Forecast after(Autoscaler autoscaler, int from, int to) {
    return at(autoscaler, autoscaler.metrics().stream().map(one -> one.spread(from, to)).toList(), to);
  }

  private static Forecast at(Autoscaler autoscaler, List<Metric> metrics, int replicas) {
    if (replicas == 0 && autoscaler.min() != 0) {
      return new Forecast(0, 0, Reason.OFF, null, Duration.ZERO);
    }
    if (replicas > autoscaler.max()) {
      return new Forecast(autoscaler.max(), replicas, Reason.ABOVE_MAXIMUM, null, Autoscaler.SYNC);
    }
    if (replicas < autoscaler.min()) {
      return new Forecast(autoscaler.min(), replicas, Reason.BELOW_MINIMUM, null, Autoscaler.SYNC);
    }
    if (autoscaler.isPaused()) {
      return new Forecast(replicas, replicas, Reason.PAUSED, null, Duration.ZERO);
    }
    int asked = -1;
    Metric decisive = null;
    for (Metric each : metrics) {
      int proposal = each.isKnown() ? proposal(autoscaler.behaviour(), each, replicas) : -1;
      if (proposal > asked) {
        asked = proposal;
        decisive = each;
      }
    }
    boolean missing = metrics.stream().anyMatch(one -> !one.isKnown());
    if (decisive == null || (missing && asked < replicas)) {
      return new Forecast(replicas, replicas, Reason.NO_METRICS, decisive, Duration.ZERO);
    }
    return asked == replicas
        ? new Forecast(replicas, asked, Reason.STEADY, decisive, Duration.ZERO)
        : asked > replicas ? up(autoscaler, replicas, asked, decisive) : down(autoscaler, replicas, asked, decisive);
  }

  private static int proposal(Behaviour behaviour, Metric metric, int replicas) {
    double ratio = metric.ratio();
    boolean near = ratio >= 1 - behaviour.down().tolerance() && ratio <= 1 + behaviour.up().tolerance();
    return near ? replicas : (int) Math.ceil(ratio * replicas);
  }

  private static Forecast up(Autoscaler autoscaler, int replicas, int asked, Metric decisive) {
    int bounded = Math.min(asked, autoscaler.max());
    int step = Math.min(bounded, autoscaler.behaviour().highest(replicas));
    Duration wait = Autoscaler.SYNC.plus(autoscaler.behaviour().up().window());
    if (bounded == replicas) {
      return new Forecast(replicas, asked, Reason.AT_MAXIMUM, decisive, Duration.ZERO);
    }
    if (step == replicas) {
      return new Forecast(replicas, asked, Reason.FORBIDDEN, decisive, Duration.ZERO);
    }
    return new Forecast(step, asked, step < bounded ? Reason.STEPWISE : Reason.UP, decisive, wait);
  }

  private static Forecast down(Autoscaler autoscaler, int replicas, int asked, Metric decisive) {
    int bounded = Math.max(asked, autoscaler.min());
    int step = Math.max(bounded, autoscaler.behaviour().lowest(replicas));
    Duration wait = Autoscaler.SYNC.plus(autoscaler.behaviour().down().window());
    if (bounded == replicas) {
      return new Forecast(replicas, asked, Reason.AT_MINIMUM, decisive, Duration.ZERO);
    }
    if (step == replicas) {
      return new Forecast(replicas, asked, Reason.FORBIDDEN, decisive, Duration.ZERO);
    }
    return new Forecast(step, asked, step > bounded ? Reason.STEPWISE : Reason.DOWN, decisive, wait);
  }

  /// What it will do and why not more, in a sentence.
  public Message sentence(Autoscaler autoscaler) {
    Message metric = decisive == null ? Message.literal("") : decisive.words();
    return switch (reason) {
      case OFF -> Message.of("autoscaler.next.off");
      case UNABLE -> Message.of("autoscaler.next.unable", words(autoscaler, "AbleToScale"));
      case NO_METRICS -> Message.of("autoscaler.next.noMetrics", words(autoscaler, "ScalingActive"));
      case PAUSED -> Message.of("autoscaler.next.paused", replicas);
      case ABOVE_MAXIMUM -> Message.of("autoscaler.next.aboveMaximum", replicas, asked);
      case BELOW_MINIMUM -> Message.of("autoscaler.next.belowMinimum", replicas, asked);
      case AT_MAXIMUM -> Message.of("autoscaler.next.atMaximum", replicas, asked, metric);
      case AT_MINIMUM -> Message.of("autoscaler.next.atMinimum", replicas, asked, metric);
      case STEADY -> Message.of("autoscaler.next.steady", replicas, metric);
      case UP -> Message.of("autoscaler.next.up", replicas, metric, within);
      case DOWN -> Message.of("autoscaler.next.down", replicas, metric, within);
      case HELD -> Message.of("autoscaler.next.held", replicas, asked, metric, within);
      case FORBIDDEN -> Message.of(asked > replicas ? "autoscaler.next.noUp" : "autoscaler.next.noDown", replicas, asked, metric);
      case STEPWISE -> Message.of("autoscaler.next.stepwise", replicas, asked, metric, within);
    };
  }

  private static String words(Autoscaler autoscaler, String type) {
    Condition found = autoscaler.condition(type);
    return found == null || found.isTrue() ? "" : found.message();
  }
}
