// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.core.autoscale.Autoscaler;
import dev.pilothouse.core.command.BatchRun;
import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.command.Outcome;
import dev.pilothouse.core.command.ScaleWorkload;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.Right;
import dev.pilothouse.core.schedule.FewerPods;
import dev.pilothouse.core.schedule.MorePods;
import dev.pilothouse.core.schedule.PodDemand;
import dev.pilothouse.core.schedule.PodTurn;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.feature.scale.ManyRooms.Left;
import dev.pilothouse.ui.feature.scale.ManyRow.Step;
import dev.pilothouse.ui.feature.scale.ScaleReadings.Read;
import dev.pilothouse.ui.feature.scale.ScaleState.Choice;
import dev.pilothouse.ui.feature.scale.ScaleState.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One of several objects that are scaled together: what was read of it, what is wanted, and how far it is. Reading and judging
/// block, each on one thread at a time; the rest may be called on any.
final class ManyScaled {
  private final ResourceRef ref;
  private final ScaleSources sources;
  private final ScaleReadings readings;
  private final ScaleJudge judge;
  private final RoomCheck room;
  private final int told;
  private volatile @Nullable Read read;
  private volatile @Nullable ClusterFailure failure;
  private volatile int wanted;
  private volatile BatchRun.@Nullable Line line;

  /// @param now how many are wanted by what the caller knew; -1 for unknown
  ManyScaled(ClusterSession session, ResourceRef ref, int now, ScaleSources sources, RoomCheck room) {
    this.ref = ref;
    this.sources = sources;
    told = now;
    wanted = -1;
    readings = new ScaleReadings(session, ref, sources);
    judge = new ScaleJudge(ref, sources);
    this.room = room;
  }

  void read() {
    try {
      read = readings.read(read);
      failure = null;
    } catch (ClusterException e) {
      failure = e.failure();
    }
  }

  /// Another number is wanted: how the last try ended is of the past.
  void wanted(int replicas) {
    wanted = replicas;
    line = null;
  }

  void line(BatchRun.Line next) {
    line = next;
  }

  /// Whether it came to its end as it was wanted.
  private boolean isDone() {
    BatchRun.Line last = line;
    return last != null && last.outcome() != null && last.outcome().result() == Outcome.Result.DONE;
  }

  /// What it would get or give up if all is sent that can be; null for neither, or when nobody knows what its pods ask for.
  @Nullable PodTurn turn() {
    ManyRow row = row(Left.UNKNOWN);
    Read known = read;
    PodDemand pod = known == null ? null : known.demand();
    int more = row.command() == null ? 0 : row.wanted() - row.now();
    if (known == null || pod == null || more == 0) {
      return null;
    }
    return more > 0 ? new MorePods(pod, more) : FewerPods.of(ref.kind(), pod, own(known), -more);
  }

  private List<Row> own(Read known) {
    List<Row> own = new ArrayList<>();
    for (Row pod : sources.rows(PodKind.KIND)) {
      if (isOwn(known, pod)) {
        own.add(pod);
      }
    }
    return own;
  }

  private boolean isOwn(Read known, Row pod) {
    return pod.namespace().equals(ref.namespace()) && Selection.matches(known.scale().selector(), pod.labels());
  }

  /// @param left to it by those before it
  ManyRow row(Left left) {
    Read known = read;
    ClusterFailure unreadable = failure;
    int now = known == null ? told : known.scale().wanted();
    int to = wanted < 0 ? now : wanted;
    if (known == null) {
      Message why = unreadable == null ? Check.NOTHING : unreadable.what();
      return row(left, now, to, Check.NOTHING, null, unreadable == null ? Step.READING : Step.UNREADABLE, why);
    }
    Autoscaler autoscaler = known.autoscaler();
    Option option = autoscaler == null || to == now ? null : option(known, autoscaler, now, to);
    Message owner = autoscaler == null ? Check.NOTHING : owner(autoscaler, option);
    BatchRun.Line last = line;
    if (last != null) {
      return row(left, now, to, owner, isDone() ? null : retried(known, option, now, to), step(last), told(last));
    }
    if (to == now) {
      return row(left, now, to, owner, null, Step.SAME, Check.NOTHING);
    }
    Command command = command(known, option, now, to);
    Right missing = command == null ? known.forbidden() : null;
    Message why = missing == null ? Check.NOTHING : Message.of("scale.forbidden.what", missing.message());
    return row(left, now, to, owner, command, command == null ? Step.IMPOSSIBLE : Step.READY, why);
  }

  private @Nullable Command retried(Read known, @Nullable Option option, int now, int to) {
    BatchRun.Line last = line;
    boolean ended = last != null && (last.state() == BatchRun.State.ENDED || last.state() == BatchRun.State.NOT_SENT);
    return ended && to != now ? command(known, option, now, to) : null;
  }

  private ManyRow row(Left left, int now, int to, Message owner, @Nullable Command command, Step step, Message why) {
    Read known = read;
    boolean changes = to != now && step != Step.DONE && step != Step.IMPOSSIBLE;
    Check check = known == null || !changes ? null : worst(known, left, to - now);
    return new ManyRow(
        ref, now, to, owner, check == null ? Health.NEUTRAL : check.health(), check == null ? Check.NOTHING : words(check), command,
        step, why);
  }

  private static Message words(Check check) {
    if (check.strong().equals(Check.NOTHING) || check.words().equals(Check.NOTHING)) {
      return check.strong().equals(Check.NOTHING) ? check.words() : check.strong();
    }
    return Message.of(check.id().equals("room") ? "scale.many.room" : "scale.many.both", check.strong(), check.words());
  }

  /// What speaks against it: another object that owns it, the room, a quota; else where it fits.
  private Check worst(Read known, Left left, int more) {
    List<Check> checks = new ArrayList<>();
    checks.add(
        room.check(
            known.demand(), left.room(), more, pod -> isOwn(known, pod)));
    if (left.quota() != null) {
      checks.addAll(judge.quota(left.quota(), more));
    }
    Check first = checks.getFirst();
    // What another object sets back at once is no question of room.
    return judge.owner(known.scale().target().uid())
        .or(() -> checks.stream().filter(one -> one.health() == Health.BAD).findFirst())
        .orElse(first);
  }

  /// What an autoscaler lets keep by itself comes first, as in the dialog for one.
  private static @Nullable Option option(Read known, Autoscaler autoscaler, int now, int to) {
    return new ScaleOptions(known.scale().target(), autoscaler, now, to, Optional.empty())
        .all().stream().filter(one -> one.command() != null && one.choice() != Choice.RESUME).findFirst().orElse(null);
  }

  private static Message owner(Autoscaler autoscaler, @Nullable Option option) {
    String kind = ScaleOptions.kind(autoscaler);
    return option == null
        ? Message.of("scale.many.owner", kind, autoscaler.ref().name(), ScaleOptions.range(autoscaler))
        : Message.of("scale.many.owner.changes", kind, autoscaler.ref().name(), option.detail());
  }

  private static @Nullable Command command(Read known, @Nullable Option option, int now, int to) {
    if (option != null) {
      boolean limits = option.choice() == Choice.LIMITS || option.choice() == Choice.PAUSE;
      return (limits ? known.limitsForbidden() : known.forbidden()) == null ? option.command() : null;
    }
    return known.autoscaler() != null || known.forbidden() != null ? null : new ScaleWorkload(known.scale().target(), now, to);
  }

  private static Step step(BatchRun.Line line) {
    return switch (line.state()) {
      case WAITING -> Step.WAITING;
      case RUNNING -> Step.RUNNING;
      case NOT_SENT -> Step.NOT_SENT;
      case ENDED -> line.isDone() ? Step.DONE : Step.FAILED;
    };
  }

  private static Message told(BatchRun.Line line) {
    Message problem = line.problem();
    Message reason = line.reason();
    return problem == null || reason == null ? Check.NOTHING : Message.of("scale.many.told", problem, reason);
  }
}
