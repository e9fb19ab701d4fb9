// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.kind.Leader;
import dev.pilothouse.core.kind.LeaseKind;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// What is said of a rollout while nobody leads among the controller managers: what only the controller could do next is not done.
/// What kubelets and the scheduler do goes on, so what a pod waits for is told first.
record Undriven(Leader leader, long now) {
  private static final ResourceRef LEASE =
      new ResourceRef(LeaseKind.KIND, Leader.NAMESPACE, Objects.requireNonNull(Leader.LEASES.get(Leader.CONTROLLERS)));

  /// Null while somebody leads, and when that is not known. A lease may also be left over from a time when the managers were
  /// elected: who has done something since it ran out works without it.
  static @Nullable Undriven of(@Nullable Leader leader, Parts of, long now) {
    return leader == null || leader.leads(now) || lastDone(of) > leader.end() ? null : new Undriven(leader, now);
  }

  /// When the controllers did something for the last time, as far as the workload's rows tell.
  private static long lastDone(Parts of) {
    RolloutRevision newest = of.newest();
    LongStream pods = of.members().stream().mapToLong(one -> one.pod().created());
    LongStream own = LongStream.of(newest.created(), newest.made(), of.deadline().progressed());
    return LongStream.concat(pods, own).max().orElse(0);
  }

  /// The same where nobody has to drive; else what it waits for, or that beside it.
  Waiting instead(Waiting found, Envelope envelope) {
    Duration silent = Duration.ofSeconds(leader.age(now));
    List<Evidence> lease = List.of(new Evidence.Related(LEASE));
    return switch (found.cause()) {
      case COMPLETE, PAUSED, PARTITION, ON_DELETE, LEAVING -> found;
      case UNOBSERVED, PROGRESSING, AT_LIMIT ->
          new Waiting(
              Cause.NO_LEADER, Message.of("rollout.wait.noLeader", silent, envelope.now().updated(), envelope.wanted()),
              List.of(), lease, null, "", 0, leader.renewed());
      default -> {
        List<Message> beside = new ArrayList<>(found.beside());
        beside.add(Message.of("rollout.beside.noLeader", silent));
        List<Evidence> evidence = new ArrayList<>(found.evidence());
        evidence.addAll(lease);
        yield new Waiting(
            found.cause(), found.sentence(), beside, evidence, found.pod(), found.container(), found.pods(), found.since());
      }
    };
  }
}
