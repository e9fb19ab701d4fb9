// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.drain;

import dev.pilothouse.core.command.DrainRun;
import dev.pilothouse.core.command.DrainRun.Step;
import dev.pilothouse.core.drain.DrainPod;
import dev.pilothouse.core.drain.DrainPod.Fate;
import dev.pilothouse.core.drain.DrainPod.Hold;
import dev.pilothouse.core.drain.DrainPod.Reason;
import dev.pilothouse.core.drain.DrainPreview;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.schedule.Landing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What is said of a drain and its pods, before and while it runs. Pure.
final class DrainWords {
  private static final String BUDGET = "DisruptionBudget";

  private DrainWords() {}

  /// A pod before the drain begins.
  static DrainRow row(DrainPod pod) {
    Hold hold = pod.hold();
    List<Message> details = new ArrayList<>();
    if (pod.reason() != Reason.NONE) {
      details.add(Message.of("drain.reason." + key(pod.reason()), pod.owner()));
    }
    if (pod.goes() && pod.emptyDir()) {
      details.add(Message.of("drain.losesData"));
    }
    if (hold != null && pod.waits()) {
      details.add(Message.of("drain.hold." + key(hold.kind()), hold.budget(), hold.desired(), hold.expected(), hold.healthy()));
    }
    details.addAll(landing(pod));
    return new DrainRow(pod.ref(), pod.owner(), health(pod), word(pod), details);
  }

  private static List<Message> landing(DrainPod pod) {
    Landing landing = pod.landing();
    if (landing == null) {
      return List.of();
    }
    return List.of(
        landing.found() ? Message.of("drain.fits", landing.node()) : Message.of("drain.fitsNowhere", landing.sentence()));
  }

  private static Message word(DrainPod pod) {
    Hold hold = pod.hold();
    if (pod.fate() != Fate.GOES) {
      return Message.of(pod.fate() == Fate.STAYS ? "drain.word.stays" : "drain.word.blocks");
    }
    if (hold != null && pod.waits()) {
      String key = hold.kind() == Hold.Kind.SEVERAL ? "drain.word.refused" : "drain.word.waits";
      return Message.of(key, hold.budget());
    }
    if (pod.homeless()) {
      return Message.of("drain.word.homeless");
    }
    boolean good = pod.reason() == Reason.NONE || pod.reason() == Reason.ENDING || pod.reason() == Reason.FINISHED;
    return Message.of(good ? "drain.word.goes" : "drain.word.forGood");
  }

  private static Health health(DrainPod pod) {
    Hold hold = pod.hold();
    if (pod.fate() != Fate.GOES) {
      return pod.fate() == Fate.STAYS ? Health.NEUTRAL : Health.BAD;
    }
    if (hold != null && (hold.kind() == Hold.Kind.NEVER || hold.kind() == Hold.Kind.SEVERAL)) {
      return Health.BAD;
    }
    boolean lost = pod.emptyDir() || (pod.bare() && pod.reason() != Reason.FINISHED) || pod.reason() == Reason.ORPHANED;
    return pod.waits() || pod.homeless() || lost ? Health.WARNING : Health.GOOD;
  }

  /// A pod while the drain runs, and when it has ended.
  ///
  /// @param before what was said of it; null when nobody knows
  static DrainRow row(DrainRun.Line line, @Nullable DrainPod before) {
    List<Message> details = new ArrayList<>();
    ClusterFailure failure = line.failure();
    if (failure != null && line.step() != Step.GONE) {
      details.addAll(why(failure));
    } else if (before != null && (line.step() == Step.WAITING || line.step() == Step.ENDING)) {
      details.addAll(landing(before));
    }
    Hold hold = before == null ? null : before.hold();
    boolean budget = failure != null && failure.causes().stream().anyMatch(cause -> cause.reason().equals(BUDGET));
    String step = "drain.step." + key(line.step());
    Message word =
        line.step() == Step.HELD && budget && hold != null ? Message.of("drain.word.waits", hold.budget()) : Message.of(step);
    return new DrainRow(line.command().target(), before == null ? "" : before.owner(), health(line.step()), word, details);
  }

  /// The server's own words of the budget, or what happened.
  private static List<Message> why(ClusterFailure failure) {
    for (ClusterFailure.Cause cause : failure.causes()) {
      if (cause.reason().equals(BUDGET)) {
        return List.of(Message.literal(cause.message() + "."));
      }
    }
    List<Message> words = new ArrayList<>(List.of(failure.what()));
    words.add(failure.detail().isEmpty() ? failure.why() : Message.literal(failure.detail()));
    return words;
  }

  private static Health health(Step step) {
    return switch (step) {
      case WAITING -> Health.NEUTRAL;
      case HELD, NOT_SENT -> Health.WARNING;
      case ENDING -> Health.PROGRESSING;
      case GONE -> Health.GOOD;
      case FAILED -> Health.BAD;
    };
  }

  private static String key(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }

  /// What the button does.
  static Message button(DrainState state) {
    DrainPreview preview = state.preview();
    if (state.phase() == DrainState.Phase.ENDED) {
      return Message.of("drain.uncordon");
    }
    long goes = preview == null ? 0 : preview.count(pod -> pod.fate() != Fate.STAYS);
    if (goes == 0) {
      return Message.of(state.cordoned() ? "drain.go.nothing" : "drain.go.cordonOnly");
    }
    return Message.of(state.cordoned() ? "drain.go.cordoned" : "drain.go", goes);
  }

  /// What happens in all, or how far it is, as parts of a sentence.
  static List<Message> sums(DrainState state) {
    DrainPreview preview = state.preview();
    DrainRun.State run = state.run();
    return run != null ? sums(run) : preview == null ? List.of() : sums(preview);
  }

  private static List<Message> sums(DrainPreview preview) {
    List<Message> parts = new ArrayList<>();
    part(parts, "drain.sum.blocks", preview, pod -> pod.fate() == Fate.BLOCKS);
    part(parts, "drain.sum.goes", preview, DrainPod::goes);
    part(parts, "drain.sum.homeless", preview, DrainPod::homeless);
    part(parts, "drain.sum.waits", preview, DrainPod::waits);
    part(parts, "drain.sum.forGood", preview, pod -> pod.goes() && (pod.bare() || pod.reason() == Reason.ORPHANED));
    part(parts, "drain.sum.stays", preview, pod -> pod.fate() == Fate.STAYS);
    return parts;
  }

  private static void part(List<Message> parts, String key, DrainPreview preview, Predicate<DrainPod> test) {
    long count = preview.count(test);
    if (count > 0) {
      parts.add(Message.of(key, count));
    }
  }

  private static List<Message> sums(DrainRun.State run) {
    List<Message> parts = new ArrayList<>();
    parts.add(Message.of("drain.sum.gone", run.count(Step.GONE), run.lines().size()));
    for (Step step : List.of(Step.ENDING, Step.HELD, Step.WAITING, Step.FAILED, Step.NOT_SENT)) {
      if (run.count(step) > 0) {
        parts.add(Message.of("drain.sum." + key(step), run.count(step)));
      }
    }
    return parts;
  }
}
