// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.core.autoscale.Autoscaler;
import dev.pilothouse.core.autoscale.Owners;
import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.command.CommandBus.Decision;
import dev.pilothouse.core.command.Journal;
import dev.pilothouse.core.command.Outcome;
import dev.pilothouse.core.command.ScaleWorkload;
import dev.pilothouse.core.command.SetAutoscalerLimits;
import dev.pilothouse.core.command.WayBack;
import dev.pilothouse.core.kind.HorizontalPodAutoscalerKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.Right;
import dev.pilothouse.core.rollout.RolloutProgress;
import dev.pilothouse.core.schedule.Room;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.feature.scale.ScaleReadings.Read;
import dev.pilothouse.ui.feature.scale.ScaleState.Choice;
import dev.pilothouse.ui.feature.scale.ScaleState.Marks;
import dev.pilothouse.ui.feature.scale.ScaleState.Option;
import dev.pilothouse.ui.feature.scale.ScaleState.Phase;
import dev.pilothouse.ui.fx.Recompute;
import dev.pilothouse.ui.nav.UiServices;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What the dialog asks and says. Knows at once what it was told when it was opened, fills in what the server and the rows say, and
/// judges each number off the FX thread. What is chosen comes by the FX thread and is never lost.
final class ScaleViewModel implements Subscription {
  private static final Duration REST = Duration.ofMillis(60);
  private static final Duration FETCH_REST = Duration.ofMillis(500);

  private final ClusterSession session;
  private final ResourceRef ref;
  private final Journal journal;
  private final InstantSource clock;
  private final Executor fx;
  private final ScaleSources sources;
  private final ScaleReadings readings;
  private final ScaleJudge judging;
  private final RoomCheck room;
  private final DryRuns dryRuns;
  private final Value<ScaleState> state;
  private final Value<Integer> proposed = new Value<>(-1);
  private final Value<Message> chip = new Value<>(Check.NOTHING);
  private final Recompute<Fetched> fetch;
  private final Recompute<ScaleState> judge;
  private final Subscription.Bag bag = new Subscription.Bag();
  private volatile @Nullable Fetched fetched;
  private volatile int wanted;
  private volatile boolean follows;
  private final int by;
  private volatile @Nullable Choice choice;
  private volatile @Nullable ClusterFailure failed;
  private volatile boolean sending;

  /// @param read null when it could not be read at all
  /// @param seen the rows that were the newest when it was read
  private record Fetched(@Nullable Read read, @Nullable ClusterFailure failure, List<@Nullable Row> seen) {}

  /// @param now how many are wanted as far as the caller knows; -1 when it does not
  /// @param by how many more the dialog proposes
  ScaleViewModel(UiServices services, Journal journal, ClusterSession session, ResourceRef ref, int now, int by) {
    this.session = session;
    this.ref = ref;
    this.by = by;
    follows = now < 0;
    this.journal = journal;
    clock = services.clock();
    fx = services.fx();
    wanted = Math.max(0, Math.max(0, now) + by);
    state = new Value<>(ScaleMarks.opening(now, wanted, session.guard().get()));
    dryRuns = new DryRuns(session.commands());
    fetch = new Recompute<>(services.background(), fx, FETCH_REST, this::fetch, this::arrived);
    judge = new Recompute<>(services.background(), fx, REST, this::judge, this::judged);
    sources = new ScaleSources(session, ref.kind(), this::due);
    readings = new ScaleReadings(session, ref, sources);
    judging = new ScaleJudge(ref, sources);
    room = new RoomCheck(sources);
    bag.add(sources);
    bag.add(fetch);
    bag.add(judge);
    bag.add(dryRuns);
    bag.add(session.guard().subscribe(level -> due()));
    fetch.request();
  }

  Observable<ScaleState> state() {
    return state;
  }

  Observable<DryRuns.State> dryRun() {
    return dryRuns.state();
  }

  /// What is going on with the object besides, for the corner; empty for nothing.
  Observable<Message> chip() {
    return chip;
  }

  /// The number to begin with, once it is known, when the caller did not know how many there are; -1 before.
  Observable<Integer> proposed() {
    return proposed;
  }

  void wanted(int replicas) {
    follows = false;
    wanted = Math.max(0, replicas);
    failed = null;
    judge.request();
  }

  void choose(Choice next) {
    choice = next;
    failed = null;
    judge.request();
  }

  void retry() {
    failed = null;
    fetch.request();
  }

  /// Called by subscriptions that are made while this is.
  private void due() {
    if (judge != null) {
      judge.request();
    }
  }

  private @Nullable Row row() {
    for (Row one : sources.rows(ref.kind())) {
      if (one.name().equals(ref.name()) && one.namespace().equals(ref.namespace())) {
        return one;
      }
    }
    return null;
  }

  private List<@Nullable Row> rows() {
    List<@Nullable Row> rows = new ArrayList<>();
    rows.add(row());
    rows.add(Owners.of(ref, sources.rows(HorizontalPodAutoscalerKind.KIND)).orElse(null));
    return rows;
  }

  private Fetched fetch() {
    List<@Nullable Row> seen = rows();
    Fetched before = fetched;
    try {
      return new Fetched(readings.read(before == null ? null : before.read), null, seen);
    } catch (ClusterException e) {
      return new Fetched(before == null ? null : before.read, e.failure(), seen);
    }
  }

  private void arrived(Fetched next) {
    fetched = next;
    if (follows && next.read != null) {
      wanted(next.read.scale().wanted() + by);
      proposed.set(wanted);
    }
    judge.request();
  }

  private ScaleState judge() {
    Fetched got = fetched;
    if (got == null) {
      ScaleState before = state.get();
      return ScaleMarks.opening(before.now(), wanted, session.guard().get());
    }
    if (!Objects.equals(got.seen, rows())) {
      fetch.request();
    }
    ClusterFailure failure = got.failure;
    if (failure != null) {
      Phase phase = ScaleReadings.isGone(failure) ? Phase.GONE : Phase.FAILED;
      return ScaleMarks.failed(state.get(), wanted, phase, failure);
    }
    return ready(Objects.requireNonNull(got.read));
  }

  private ScaleState ready(Read read) {
    int now = read.scale().wanted();
    int to = wanted;
    Autoscaler autoscaler = read.autoscaler();
    List<Outcome> entries = journal.entries().get();
    String context = session.context().name();
    int back =
        WayBack.replicas(entries, context, read.scale().target(), now)
            .map(one -> one.command() instanceof ScaleWorkload scale ? scale.replicas() : 0)
            .orElse(0);
    ScaleOptions ways =
        autoscaler == null
            ? null
            : new ScaleOptions(
                read.scale().target(), autoscaler, now, to,
                WayBack.limits(entries, context, autoscaler.ref(), autoscaler.limits()));
    List<Option> options = ways == null ? List.of() : ways.all().stream().map(one -> allowed(one, read)).toList();
    Command command = command(read, options, now, to);
    int most = ScaleMarks.most(now, to, autoscaler);
    Room found = room.room(read.demand(), Math.max(most, to) - Math.min(now, most));
    int limit = RoomCheck.limit(found, Math.max(most, to) - Math.min(now, most));
    Marks marks = ScaleMarks.of(most, autoscaler, limit < 0 ? -1 : now + limit);
    Decision decision = command == null ? new Decision.Go() : session.commands().decide(command);
    ClusterFailure refusal = decision instanceof Decision.Refused refused ? refused.failure() : denied(read, options);
    ClusterFailure trouble = failed != null ? failed : refusal;
    String typed = decision instanceof Decision.Ask ask ? ask.typedName() : "";
    boolean refused = decision instanceof Decision.Refused;
    return new ScaleState(
        Phase.READY, now, to, marks, ways == null ? null : ways.owner(), options, checks(read, found, now, to), back, command,
        session.guard().get(), refused, typed, trouble);
  }

  private static @Nullable ClusterFailure denied(Read read, List<Option> options) {
    Right forbidden = read.forbidden();
    return forbidden == null || !options.isEmpty()
        ? null
        : new ClusterFailure(
            ClusterFailure.Kind.FORBIDDEN, Message.of("scale.forbidden.what", forbidden.message()),
            Message.of("scale.forbidden.why"),
            Message.of("scale.forbidden.next"), "");
  }

  private static Option allowed(Option option, Read read) {
    Right missing = option.command() instanceof SetAutoscalerLimits ? read.limitsForbidden() : read.forbidden();
    return option.command() == null || missing == null
        ? option
        : new Option(
            option.choice(), option.title(), option.button(), Message.of("scale.forbidden.what", missing.message()), Health.NEUTRAL,
            Message.of("scale.outcome.impossible"), null);
  }

  private @Nullable Command command(Read read, List<Option> options, int now, int to) {
    if (read.autoscaler() == null) {
      return to == now || read.forbidden() != null ? null : new ScaleWorkload(read.scale().target(), now, to);
    }
    Choice picked = choice;
    return possible(options, one -> one.choice() == picked)
        // with the number as it is, only what was picked is done
        .or(() -> to == now ? Optional.empty() : possible(options, one -> one.choice() != Choice.RESUME))
        .map(Option::command)
        .orElse(null);
  }

  private static Optional<Option> possible(List<Option> options, Predicate<Option> wanted) {
    return options.stream().filter(one -> one.command() != null && wanted.test(one)).findFirst();
  }

  private List<Check> checks(Read read, @Nullable Room found, int now, int to) {
    List<Check> checks = new ArrayList<>();
    Predicate<Row> own = pod -> pod.namespace().equals(ref.namespace()) && Selection.matches(read.scale().selector(), pod.labels());
    judging.owner(read.scale().target().uid()).ifPresent(checks::add);
    checks.add(room.check(read.demand(), found, to - now, own));
    if (read.demand() != null) {
      checks.addAll(judging.quota(read.demand(), to - now));
      checks.addAll(judging.budgets(read.demand(), now, to));
    }
    Optional<RolloutProgress> rollout = judging.rollout(read.scale().target(), clock.instant().getEpochSecond());
    rollout.ifPresent(progress -> checks.add(judging.rollout(progress, to - now)));
    chip.set(rollout.map(ScaleJudge::chip).orElse(Check.NOTHING));
    return checks;
  }

  private void judged(ScaleState next) {
    state.set(next);
    boolean refused = next.trouble() != null && next.phase() == Phase.READY && failed == null;
    dryRuns.ask(refused || next.phase() != Phase.READY ? null : next.command());
  }

  /// Sends what is chosen. What was asked for in the dialog is what the guard wants to see.
  ///
  /// @param done called on the FX thread when it was done; anything else is told in the state
  void send(String typed, Consumer<Outcome> done) {
    ScaleState shown = state.get();
    Command command = shown.command();
    if (command == null || sending || !shown.typedName().equals(shown.typedName().isEmpty() ? "" : typed)) {
      return;
    }
    Decision decision = session.commands().decide(command);
    if (decision instanceof Decision.Refused refused) {
      failed = refused.failure();
      judge.request();
      return;
    }
    sending = true;
    var confirmation = decision instanceof Decision.Ask ask ? ask.confirmation() : null;
    var _ = session.commands().run(command, confirmation).thenAccept(outcome -> fx.execute(() -> ended(outcome, done)));
  }

  private void ended(Outcome outcome, Consumer<Outcome> done) {
    sending = false;
    if (outcome.failure() == null) {
      done.accept(outcome);
    } else {
      failed = outcome.failure();
      fetch.request();
      dryRuns.again();
    }
  }

  @Override
  public void close() {
    bag.close();
  }
}
