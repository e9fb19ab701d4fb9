// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.rollout.PodStage;
import dev.pilothouse.core.rollout.Stage;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Texts;

/// What is said of a pod at its mark. Any thread.
final class PodWords {
  private final Texts texts;

  PodWords(Texts texts) {
    this.texts = texts;
  }

  /// What tells a pod from its siblings: the end of its name, or the whole name where that is the pod's own.
  static String name(PodStage pod) {
    String name = pod.pod().name();
    return pod.ordinal() >= 0 ? name : name.substring(name.lastIndexOf('-') + 1);
  }

  String node(PodStage pod) {
    return pod.node().isEmpty() && pod.stage() == Stage.PENDING ? texts.get("rollout.pod.noNode") : pod.node();
  }

  /// The second line: how long, and why.
  String line(PodStage pod, long now) {
    String age = age(pod, now);
    String more = more(pod, now);
    return age.isEmpty() ? more : more.isEmpty() ? age : age + " · " + more;
  }

  private static String age(PodStage pod, long now) {
    return pod.since() <= 0 ? "" : Ages.between(pod.since(), now);
  }

  private String more(PodStage pod, long now) {
    Message why = pod.why();
    if (why != null) {
      return texts.get(why);
    }
    return switch (pod.stage()) {
      case READY -> pod.until() > now ? texts.get("rollout.pod.counts", Ages.of(pod.until() - now)) : "";
      case TERMINATING -> pod.until() > now ? texts.get("rollout.pod.killed", Ages.of(pod.until() - now)) : "";
      case SERVING -> pod.ready() ? "" : texts.get("rollout.pod.notReady");
      default -> pod.restarts() > 0 ? texts.get("rollout.pod.restarts", pod.restarts()) : "";
    };
  }

  /// All that is known, for tooltips and screen readers.
  String whole(PodStage pod, long now) {
    String node = node(pod);
    return pod.pod().name() + (node.isEmpty() ? "" : " · " + node) + "\n" + stage(pod.stage()) + " · " + line(pod, now);
  }

  String stage(Stage stage) {
    return texts.get("rollout.stage." + stage.name().toLowerCase(java.util.Locale.ROOT));
  }
}
