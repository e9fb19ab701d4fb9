// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.command.ApplyObject;
import dev.pilothouse.core.command.Batch;
import dev.pilothouse.core.command.BatchRun;
import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.command.CommandBus;
import dev.pilothouse.core.command.DryRun;
import dev.pilothouse.core.command.Outcome;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.core.yaml.diff.LineDiff;
import dev.pilothouse.ui.feature.editor.ApplyState.Phase;
import dev.pilothouse.ui.nav.UiServices;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What applying a text would do, what the server would say to it, and how it ended. Reads the cluster anew for each choice, so
/// that nothing is shown that is not so any more. What is chosen comes by the FX thread; the rest happens in the background.
final class ApplyViewModel implements Subscription {
  private final UiServices services;
  private final ClusterSession session;
  private final Planner planner;
  private final Origin origin;
  private final String typed;
  private final @Nullable JsonNode base;
  private final Value<ApplyState> state;
  private final AtomicInteger round = new AtomicInteger();
  private final Subscription.Bag bag = new Subscription.Bag();
  private @Nullable BatchRun run;

  ApplyViewModel(UiServices services, EditorViewModel editor) {
    this.services = services;
    session = editor.session();
    planner = editor.planner();
    origin = editor.origin();
    typed = editor.typed();
    base = editor.base();
    state = new Value<>(ApplyState.reading(session.guard().get()));
    bag.add(session.guard().subscribe(level -> state.update(before -> before.guarded(level))));
    plan();
  }

  Observable<ApplyState> state() {
    return state;
  }

  /// Looks at the cluster again.
  void plan() {
    int mine = round.incrementAndGet();
    state.update(before -> before.with(Phase.READING));
    services.background().execute(() -> {
      ApplyState now = state.get();
      List<Planned> plans =
          planner.plan(YamlText.read(typed), origin, base, new Planner.Choices(now.theirs(), now.force()));
      if (round.get() == mine) {
        Map<Integer, LineDiff> diffs = new HashMap<>();
        plans.stream()
            .filter(plan -> !plan.after().isEmpty())
            .forEach(plan -> diffs.put(plan.document(), LineDiff.of(plan.before(), plan.after())));
        state.update(before -> before.planned(plans, diffs));
        plans.forEach(plan -> ask(plan, mine));
      }
    });
  }

  private void ask(Planned plan, int mine) {
    Command command = plan.command();
    if (command != null && round.get() == mine) {
      var answer = session.commands().dryRun(command).join();
      if (round.get() == mine) {
        state.update(before -> before.answered(plan.document(), answer, onlyServerKnew(plan, answer)));
      }
    }
  }

  private static @Nullable LineDiff onlyServerKnew(Planned plan, DryRun answer) {
    KubeObject after = answer.after();
    return plan.command() instanceof ApplyObject apply && after != null && plan.after().isEmpty()
        ? LineDiff.of(EditorText.compared(apply.before(), after.root()), EditorText.compared(after.root(), apply.before()))
        : null;
  }

  void choose(List<String> path, boolean takeTheirs) {
    state.update(before -> before.chosen(path, takeTheirs));
    plan();
  }

  void force(boolean take) {
    state.update(before -> before.forced(take));
    plan();
  }

  /// What has to be typed to confirm; empty when a click is enough.
  String typedName() {
    return decision() instanceof CommandBus.Decision.Ask ask ? ask.typedName() : "";
  }

  private CommandBus.@Nullable Decision decision() {
    List<Command> commands = state.get().commands();
    if (commands.isEmpty()) {
      return null;
    }
    return commands.size() == 1 ? session.commands().decide(commands.getFirst()) : session.commands().decide(batch(false));
  }

  private Batch batch(boolean goOn) {
    return new Batch(state.get().commands(), goOn ? Batch.OnTrouble.GO_ON : Batch.OnTrouble.STOP);
  }

  /// Sends what is shown. FX thread.
  ///
  /// @param goOn whether the rest is sent when one of several was not done
  /// @param done told on the FX thread when a single object was applied
  void apply(boolean goOn, Consumer<Outcome> done) {
    ApplyState now = state.get();
    CommandBus.Decision decision = decision();
    if (!now.blocked().isEmpty() || decision == null) {
      return;
    }
    CommandBus.Confirmation yes = decision instanceof CommandBus.Decision.Ask ask ? ask.confirmation() : null;
    state.update(before -> before.with(Phase.RUNNING).troubled(null));
    if (now.commands().size() == 1) {
      var _ = session.commands().run(now.commands().getFirst(), yes)
          .thenAccept(outcome -> services.fx().execute(() -> ended(outcome, done)));
    } else {
      many(session.commands().run(batch(goOn), yes));
    }
  }

  private void ended(Outcome outcome, Consumer<Outcome> done) {
    ClusterFailure failure = outcome.failure();
    if (failure == null) {
      state.update(before -> before.with(Phase.ENDED));
      done.accept(outcome);
    } else {
      // Nobody knows what is so now: it is read anew, and the trouble is told beside it.
      state.update(before -> before.troubled(failure));
      plan();
    }
  }

  private void many(BatchRun started) {
    run = started;
    bag.add(started.lines().subscribe(lines -> state.update(before -> before.running(lines).named())));
    var _ = started.ended().thenAccept(lines -> state.update(before -> before.with(Phase.ENDED)));
  }

  /// What takes back all that was done of several objects; empty when nothing was.
  Optional<Batch> undo() {
    BatchRun ended = run;
    return ended == null || state.get().phase() != Phase.ENDED ? Optional.empty() : ended.undo();
  }

  /// Takes back all that was done. FX thread.
  void takeBack() {
    undo().ifPresent(back -> {
      CommandBus.Decision decision = session.commands().decide(back);
      CommandBus.Confirmation yes = decision instanceof CommandBus.Decision.Ask ask ? ask.confirmation() : null;
      state.update(before -> before.with(Phase.RUNNING));
      many(session.commands().run(back, yes));
    });
  }

  void stop() {
    BatchRun running = run;
    if (running != null) {
      running.stop();
    }
  }

  @Override
  public void close() {
    round.incrementAndGet();
    bag.close();
  }
}
