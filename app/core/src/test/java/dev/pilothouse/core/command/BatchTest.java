// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import dev.pilothouse.core.base.ManualBackground;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.command.Batch.OnTrouble;
import dev.pilothouse.core.command.BatchRun.State;
import dev.pilothouse.core.command.CommandBus.Confirmation;
import dev.pilothouse.core.command.CommandBus.Decision;
import dev.pilothouse.core.command.Outcome.Result;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Many commands under one question, and what the server would say before.
class BatchTest {
  private final ManualBackground background = new ManualBackground();
  private final Value<GuardLevel> guard = new Value<>(GuardLevel.NORMAL);
  private final CommandFixture.Writes writes = new CommandFixture.Writes();
  private final List<Outcome> written = new ArrayList<>();
  private final GuardedCommandBus bus =
      new GuardedCommandBus("prod", "anna", guard, () -> writes, new CommandFixture.Reads(), new Log(), background);

  private final class Log implements OutcomeLog {
    private long last;

    @Override
    public long nextId() {
      return ++last;
    }

    @Override
    public void write(Outcome outcome) {
      written.add(outcome);
    }
  }

  private static Batch three(int replicas, OnTrouble onTrouble) {
    List<Command> commands = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      commands.add(new ScaleWorkload(new ResourceRef(CommandFixture.DEPLOYMENTS, "shop", name), 4, replicas));
    }
    return new Batch(commands, onTrouble);
  }

  private Confirmation asked(Batch batch) {
    return ((Decision.Ask) bus.decide(batch)).confirmation();
  }

  private List<State> states(BatchRun run) {
    background.runAll();
    return run.ended().join().stream().map(BatchRun.Line::state).toList();
  }

  @Test
  void many_are_asked_for_once_and_all_are_named() {
    Batch batch = three(6, OnTrouble.STOP);

    assertThat(bus.decide(batch))
        .isEqualTo(new Decision.Ask(new Confirmation("prod", batch.commands(), GuardLevel.NORMAL), ""));
    guard.set(GuardLevel.CONFIRM);
    assertThat(bus.decide(three(0, OnTrouble.STOP)))
        .isInstanceOfSatisfying(Decision.Ask.class, ask -> assertThat(ask.typedName()).isEqualTo("prod"));
  }

  @Test
  void each_is_sent_once_and_written_down_for_itself_and_all_can_be_taken_back() {
    Batch batch = three(6, OnTrouble.STOP);
    Confirmation confirmation = asked(batch);
    BatchRun run = bus.run(batch, confirmation);

    assertThat(states(run)).containsOnly(State.ENDED);
    assertThat(writes.requests).hasSize(3);
    assertThat(written).extracting(Outcome::result)
        .containsExactly(Result.RUNNING, Result.DONE, Result.RUNNING, Result.DONE, Result.RUNNING, Result.DONE);
    assertThat(run.undo().orElseThrow().commands()).containsExactlyElementsOf(
        batch.commands().stream().map(Command::undo).filter(Objects::nonNull).toList());
    BatchRun again = bus.run(batch, confirmation);
    states(again);
    assertThat(writes.requests).as("the same yes is no second one").hasSize(3);
  }

  @Test
  void without_a_yes_for_exactly_these_none_is_sent() {
    Batch batch = three(6, OnTrouble.GO_ON);

    BatchRun run = bus.run(batch, asked(three(7, OnTrouble.GO_ON)));

    assertThat(states(run)).containsOnly(State.ENDED);
    assertThat(written).extracting(Outcome::result).containsOnly(Result.REFUSED_HERE);
    assertThat(writes.requests).isEmpty();
  }

  @Test
  void one_that_fails_stops_the_rest_or_not_as_was_chosen() {
    writes.failure = CommandFixture.failure(Kind.FORBIDDEN);
    Batch stopping = three(6, OnTrouble.STOP);
    assertThat(states(bus.run(stopping, asked(stopping)))).containsExactly(State.ENDED, State.NOT_SENT, State.NOT_SENT);

    Batch going = three(6, OnTrouble.GO_ON);
    assertThat(states(bus.run(going, asked(going)))).containsOnly(State.ENDED);
    assertThat(writes.requests).hasSize(4);
  }

  @Test
  void a_person_stops_it_between_two() {
    Batch batch = three(6, OnTrouble.GO_ON);
    BatchRun[] run = new BatchRun[1];
    writes.during = () -> run[0].stop();
    run[0] = bus.run(batch, asked(batch));

    assertThat(states(run[0])).containsExactly(State.ENDED, State.NOT_SENT, State.NOT_SENT);
  }

  @Test
  void a_guard_that_is_changed_on_the_way_holds_back_the_rest() {
    Batch batch = three(6, OnTrouble.GO_ON);
    writes.during = () -> guard.set(GuardLevel.CONFIRM);
    BatchRun run = bus.run(batch, asked(batch));

    states(run);
    assertThat(writes.requests).hasSize(1);
    assertThat(written.getLast().result()).isEqualTo(Result.REFUSED_HERE);
  }

  @Test
  void an_object_cannot_be_in_it_twice() {
    Command one = new PauseRollout(CommandFixture.CHECKOUT);
    assertThatThrownBy(() -> new Batch(List.of(one, one), OnTrouble.STOP)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_dry_run_asks_nobody_writes_nothing_down_and_tells_what_was_said() {
    guard.set(GuardLevel.CONFIRM);
    writes.warnings = List.of("deprecated");
    var future = bus.dryRun(new PauseRollout(CommandFixture.CHECKOUT));
    background.runAll();

    assertThat(future.join().accepted()).isTrue();
    assertThat(future.join().warnings()).containsExactly("deprecated");
    assertThat(writes.requests).singleElement().asString().startsWith("DRY RUN PATCH ");
    assertThat(written).isEmpty();
  }

  @Test
  void a_read_only_context_sends_not_even_a_dry_run() {
    guard.set(GuardLevel.READ_ONLY);
    var future = bus.dryRun(new PauseRollout(CommandFixture.CHECKOUT));
    background.runAll();

    assertThat(future.join().failure().kind()).isEqualTo(Kind.FORBIDDEN);
    assertThat(writes.requests).isEmpty();
  }

  @Test
  void what_the_journal_does_not_keep_whole_cannot_be_sent_again() {
    assertThat(bus.decide(UndoRollout.recorded(CommandFixture.CHECKOUT, 3, List.of()))).isInstanceOf(Decision.Refused.class);
  }
}
