// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.core.autoscale.Autoscaler;
import dev.pilothouse.core.autoscale.Forecast;
import dev.pilothouse.core.autoscale.LimitsPlan;
import dev.pilothouse.core.autoscale.Metric;
import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.command.ScaleWorkload;
import dev.pilothouse.core.command.SetAutoscalerLimits;
import dev.pilothouse.core.command.WayBack;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.ui.feature.scale.ScaleState.Choice;
import dev.pilothouse.ui.feature.scale.ScaleState.Option;
import dev.pilothouse.ui.feature.scale.ScaleState.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What can be done when an autoscaler owns the replicas, and what will come of each. Pure.
final class ScaleOptions {
  private final ResourceRef target;
  private final Autoscaler autoscaler;
  private final int now;
  private final int wanted;
  private final Optional<WayBack.Remembered> resume;

  /// @param resume what brings a paused autoscaler back
  ScaleOptions(ResourceRef target, Autoscaler autoscaler, int now, int wanted, Optional<WayBack.Remembered> resume) {
    this.target = target;
    this.autoscaler = autoscaler;
    this.now = now;
    this.wanted = wanted;
    this.resume = resume;
  }

  static String range(Autoscaler autoscaler) {
    return range(autoscaler.min(), autoscaler.max());
  }

  private static String range(int min, int max) {
    return min == max ? Integer.toString(min) : min + "–" + max;
  }

  /// `HPA` or `ScaledObject`, as people say it.
  static String kind(Autoscaler autoscaler) {
    return autoscaler.isKeda() ? "ScaledObject" : "HPA";
  }

  Owner owner() {
    Message name = Message.of("scale.owner.name", kind(autoscaler), autoscaler.ref().name());
    Metric first = autoscaler.metrics().isEmpty() ? null : autoscaler.metrics().getFirst();
    Message rule =
        first == null
            ? Message.of("scale.owner.rule.plain", range(autoscaler))
            : Message.of("scale.owner.rule", range(autoscaler), first.title(), first.targetText());
    if (now == 0 && autoscaler.min() > 0) {
      return new Owner(name, Message.of("scale.owner.off", rule));
    }
    return new Owner(name, autoscaler.isPaused() ? Message.of("scale.owner.paused", rule) : Message.of("scale.owner.active", rule));
  }

  List<Option> all() {
    List<Option> options = new ArrayList<>();
    resume.ifPresent(back -> options.add(resume(back.command())));
    if (wanted != now) {
      options.add(limits());
      options.add(anyway());
    }
    if (wanted != now || !autoscaler.isPaused()) {
      options.add(pause());
    }
    return options;
  }

  private Option resume(Command command) {
    SetAutoscalerLimits limits = (SetAutoscalerLimits) command;
    Autoscaler then = autoscaler.with(limits.limits());
    Forecast next = Forecast.after(then, now, now);
    return new Option(
        Choice.RESUME, Message.of("scale.resume", range(then)), Message.of("scale.resume", range(then)),
        Message.of("scale.resume.detail", range(autoscaler), range(then)),
        Health.GOOD, outcome(next, now), command);
  }

  private Option limits() {
    Optional<LimitsPlan> plan = LimitsPlan.keep(autoscaler, now, wanted);
    boolean up = wanted > now;
    if (plan.isEmpty()) {
      boolean low = wanted < autoscaler.least();
      return impossible(
          Choice.LIMITS, Message.of(up ? "scale.limits.min" : "scale.limits.max", kind(autoscaler), wanted),
          Message.of(low ? "scale.limits.tooLow" : "scale.limits.already", autoscaler.least(), range(autoscaler)));
    }
    LimitsPlan change = plan.get();
    Autoscaler then = autoscaler.with(change.limits());
    String key = change.min() && change.max() ? "scale.limits.both" : change.min() ? "scale.limits.min" : "scale.limits.max";
    Object number = change.min() && change.max() ? range(then) : (Object) wanted;
    Message title = Message.of(key, kind(autoscaler), number);
    Message button = Message.of(key + ".go", kind(autoscaler), number);
    Message detail =
        Message.of(
            then.isPaused() ? "scale.limits.detail.fixed" : up ? "scale.limits.detail.up" : "scale.limits.detail.down",
            range(autoscaler), range(then));
    Message outcome =
        then.isPaused()
            ? Message.of("scale.outcome.fixed", wanted)
            : Message.of(up ? "scale.outcome.orMore" : "scale.outcome.orFewer", wanted);
    return new Option(Choice.LIMITS, title, button, detail, Health.GOOD, outcome, change.command(autoscaler));
  }

  private Option anyway() {
    Forecast next = Forecast.after(autoscaler, Math.max(now, 1), wanted);
    Metric metric = next.decisive();
    Message detail =
        switch (next.reason()) {
          case OFF -> Message.of("scale.anyway.off", kind(autoscaler));
          case ABOVE_MAXIMUM -> Message.of("scale.anyway.above", kind(autoscaler), autoscaler.max());
          case BELOW_MINIMUM -> Message.of("scale.anyway.below", kind(autoscaler), autoscaler.min());
          default -> metric == null ? Message.of("scale.anyway.noMetrics") : measured(metric, next);
        };
    boolean stays = next.replicas() == wanted;
    return new Option(
        Choice.ANYWAY, Message.of("scale.anyway"), Message.of("scale.anyway"), detail,
        stays ? Health.NEUTRAL : Health.WARNING, outcome(next, wanted),
        new ScaleWorkload(target, now, wanted));
  }

  /// What is measured over the pods of now, which is what the person can see elsewhere; and what it will ask for with the others.
  private Message measured(Metric metric, Forecast next) {
    Metric today = autoscaler.metrics().stream().filter(one -> one.name().equals(metric.name())).findFirst().orElse(metric);
    return Message.of("scale.anyway.measured", today.title(), today.measuredText(), today.targetText(), kind(autoscaler),
        next.asked());
  }

  private Message outcome(Forecast next, int from) {
    if (next.replicas() == from) {
      return Message.of("scale.outcome.stays", from);
    }
    return Message.of(next.replicas() == now ? "scale.outcome.again" : "scale.outcome.becomes", next.replicas(), next.within());
  }

  private Option pause() {
    Optional<LimitsPlan> plan = LimitsPlan.pause(autoscaler, wanted);
    if (plan.isEmpty()) {
      boolean low = wanted < Math.max(1, autoscaler.least());
      return impossible(
          Choice.PAUSE, Message.of("scale.pause"),
          low ? Message.of("scale.pause.zero") : Message.of("scale.pause.already", wanted));
    }
    return new Option(
        Choice.PAUSE, Message.of("scale.pause"), Message.of("scale.pause.go", wanted),
        Message.of("scale.pause.detail", wanted, range(autoscaler)), Health.NEUTRAL,
        Message.of("scale.outcome.fixed", wanted), plan.get().command(autoscaler));
  }

  private static Option impossible(Choice choice, Message title, Message why) {
    return new Option(choice, title, title, why, Health.NEUTRAL, Message.of("scale.outcome.impossible"), null);
  }
}
