// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.rollout.Envelope.Counts;
import dev.pilothouse.core.rollout.RolloutRecording.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes a rollout as lines that a person can read and a test can compare.
final class RolloutTelling {
  private RolloutTelling() {}

  /// Writes what the rules say now beside each recording of a folder, for a person to read before it becomes what is expected.
  public static void main(String... folder) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(folder[0]))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".jsonl")).sorted().toList()) {
        List<String> told = new ArrayList<>();
        for (Moment moment : RolloutRecording.read(file)) {
          told.add(tell(moment));
        }
        Files.writeString(Path.of(file.toString().replace(".jsonl", ".txt")), String.join("\n", told));
      }
    }
  }

  static String tell(Moment moment) {
    RolloutProgress progress = moment.progress();
    long now = moment.at();
    StringBuilder text = new StringBuilder();
    text.append("== ").append(moment.note().isEmpty() ? "on the way" : moment.note()).append('\n');
    text.append("kubectl: ").append(moment.kubectl()).append('\n');
    Waiting waiting = progress.waiting();
    text.append(progress.state()).append(' ').append(waiting.cause());
    text.append(waiting.pods() > 1 ? " x" + waiting.pods() : "").append(' ').append(words(waiting.sentence())).append('\n');
    waiting.beside().forEach(one -> text.append("beside ").append(words(one)).append('\n'));
    waiting.evidence().forEach(one -> text.append("evidence ").append(evidence(one, now)).append('\n'));
    text.append(progress.strategy()).append(' ').append(envelope(progress.envelope())).append('\n');
    text.append("revision ").append(revision(progress.newest()));
    progress.old().forEach(one -> text.append(", before ").append(revision(one)));
    text.append('\n');
    if (progress.deadline().seconds() > 0) {
      Deadline deadline = progress.deadline();
      text.append("deadline ").append(deadline.passed() ? "passed" : deadline.at() == 0 ? "stands" : "in " + (deadline.at() - now) + "s");
      text.append('\n');
    }
    progress.newPods().forEach(one -> text.append("new ").append(pod(one, now)).append('\n'));
    progress.oldPods().forEach(one -> text.append("old ").append(pod(one, now)).append('\n'));
    return text.toString();
  }

  private static String envelope(Envelope envelope) {
    Counts counts = envelope.now();
    return "total %d of %d, available %d of %d, updated %d, ready %d, new ready %d, new available %d, ending %d%s%s"
        .formatted(
            counts.total(), envelope.maxTotal(), counts.available(), envelope.minAvailable(), counts.updated(), counts.ready(),
            counts.updatedReady(), counts.updatedAvailable(), counts.terminating(), envelope.bounded() ? "" : ", unbounded",
            envelope.atLimit() ? ", at the limit" : "");
  }

  private static String revision(RolloutRevision revision) {
    String said = revision.cause().isEmpty() ? "" : " \"" + revision.cause() + "\"";
    return revision.number() + " " + revision.images() + said + (revision.author().isEmpty() ? "" : " by " + revision.author())
        + " (" + revision.pods() + ")";
  }

  private static String pod(PodStage pod, long now) {
    String why = pod.why() == null ? "" : " " + pod.mark() + " " + pod.cause() + " " + words(pod.why());
    String until = pod.until() == 0 ? "" : " until " + (pod.until() - now) + "s";
    return pod.pod().name() + " " + pod.stage() + " for " + (now - pod.since()) + "s" + until + (pod.ready() ? " ready" : "") + why;
  }

  private static String evidence(Evidence evidence, long now) {
    return switch (evidence) {
      case Evidence.Log log -> (log.previous() ? "log before " : "log ") + log.ref().name() + " " + log.container();
      case Evidence.Event event -> "event " + event.reason() + " x" + event.count() + " " + event.text();
      case Evidence.Probe probe ->
          "probe " + probe.probe().action() + " x" + probe.attempts() + (probe.next() == 0 ? "" : " next in " + (probe.next() - now) + "s");
      case Evidence.Condition condition -> "says " + condition.reason() + ": " + condition.text();
      case Evidence.Related related -> "object " + related.ref().kind().kind() + " " + related.ref().name();
    };
  }

  static String words(Message message) {
    return message.key() + message.places().stream().map(RolloutTelling::place).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String place(Object place) {
    return switch (place) {
      case Message inner -> words(inner);
      case Duration duration -> duration.toSeconds() + "s";
      default -> place.toString();
    };
  }
}
