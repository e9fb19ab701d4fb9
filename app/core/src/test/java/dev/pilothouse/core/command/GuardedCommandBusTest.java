// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import dev.pilothouse.core.base.ManualBackground;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.command.CommandBus.Confirmation;
import dev.pilothouse.core.command.CommandBus.Decision;
import dev.pilothouse.core.command.Outcome.Result;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.ClusterWrites;
import dev.pilothouse.core.port.ClusterWrites.Propagation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class GuardedCommandBusTest {
  private static final Command SCALE = new ScaleWorkload(CommandFixture.CHECKOUT, 4, 6);
  private static final Command DELETE = new DeleteObject(CommandFixture.CHECKOUT, Propagation.BACKGROUND);
  private final ManualBackground background = new ManualBackground();
  private final Value<GuardLevel> guard = new Value<>(GuardLevel.NORMAL);
  private final CommandFixture.Writes writes = new CommandFixture.Writes();
  private final List<Outcome> written = new ArrayList<>();
  private ClusterWrites line = writes;
  private final CommandFixture.Reads reads = new CommandFixture.Reads();
  private final GuardedCommandBus bus = new GuardedCommandBus("prod", "anna", guard, () -> line, reads, new Log(), background);

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

  private Outcome run(Command command, Confirmation confirmation) {
    CompletableFuture<Outcome> future = bus.run(command, confirmation);
    background.runAll();
    return future.join();
  }

  private Confirmation asked(Command command) {
    return ((Decision.Ask) bus.decide(command)).confirmation();
  }

  @Test
  void a_normal_guard_lets_pass_what_can_be_undone_and_asks_before_destroying() {
    assertThat(bus.decide(SCALE)).isEqualTo(new Decision.Go());
    assertThat(bus.decide(DELETE)).isEqualTo(new Decision.Ask(new Confirmation("prod", DELETE, GuardLevel.NORMAL), ""));
    assertThat(bus.decide(new ScaleWorkload(CommandFixture.CHECKOUT, 4, 0))).isInstanceOf(Decision.Ask.class);
  }

  @Test
  void a_confirming_guard_asks_before_every_write_and_for_the_name_before_destroying() {
    guard.set(GuardLevel.CONFIRM);

    assertThat(bus.decide(SCALE)).isEqualTo(new Decision.Ask(new Confirmation("prod", SCALE, GuardLevel.CONFIRM), ""));
    assertThat(bus.decide(DELETE)).isInstanceOfSatisfying(Decision.Ask.class, ask -> assertThat(ask.typedName()).isEqualTo("checkout"));
  }

  @Test
  void a_read_only_guard_refuses_before_anything_is_sent_and_writes_that_down() {
    guard.set(GuardLevel.READ_ONLY);

    for (Command command : List.of(SCALE, DELETE, new CordonNode(CommandFixture.NODE, true))) {
      assertThat(bus.decide(command)).isInstanceOf(Decision.Refused.class);
      Outcome outcome = run(command, new Confirmation("prod", command, GuardLevel.READ_ONLY));
      assertThat(outcome.result()).isEqualTo(Result.REFUSED_HERE);
    }
    assertThat(writes.requests).isEmpty();
    assertThat(written).hasSize(3);
  }

  @Test
  void what_needs_a_yes_is_not_sent_without_one() {
    Outcome outcome = run(DELETE, null);

    assertThat(outcome.result()).isEqualTo(Result.REFUSED_HERE);
    assertThat(outcome.failure().what()).isEqualTo(Message.of("command.refused.unconfirmed.what", "prod"));
    assertThat(writes.requests).isEmpty();
  }

  @Test
  void a_yes_for_another_command_context_or_guard_is_no_yes() {
    Command other = new DeleteObject(CommandFixture.NODE, Propagation.BACKGROUND);
    List<Confirmation> wrong =
        List.of(
            new Confirmation("prod", other, GuardLevel.NORMAL),
            new Confirmation("staging", DELETE, GuardLevel.NORMAL),
            new Confirmation("prod", DELETE, GuardLevel.CONFIRM));

    assertThat(wrong).allSatisfy(confirmation -> assertThat(run(DELETE, confirmation).result()).isEqualTo(Result.REFUSED_HERE));
    assertThat(writes.requests).isEmpty();
  }

  @Test
  void a_guard_that_was_raised_after_the_question_makes_the_yes_void() {
    Confirmation confirmation = asked(DELETE);
    guard.set(GuardLevel.CONFIRM);

    assertThat(run(DELETE, confirmation).result()).isEqualTo(Result.REFUSED_HERE);
    assertThat(writes.requests).isEmpty();
  }

  @Test
  void a_guard_raised_between_the_click_and_the_request_still_holds_it_back() {
    CompletableFuture<Outcome> future = bus.run(SCALE, null);
    guard.set(GuardLevel.READ_ONLY);
    background.runAll();

    assertThat(future.join().result()).isEqualTo(Result.REFUSED_HERE);
    assertThat(writes.requests).isEmpty();
  }

  @Test
  void a_double_click_sends_one_request() {
    Confirmation confirmation = asked(DELETE);

    CompletableFuture<Outcome> first = bus.run(DELETE, confirmation);
    CompletableFuture<Outcome> second = bus.run(DELETE, confirmation);
    background.runAll();
    Outcome third = run(DELETE, confirmation);

    assertThat(first.join().result()).isEqualTo(Result.DONE);
    assertThat(second.join().result()).isEqualTo(Result.REFUSED_HERE);
    assertThat(third.result()).as("the same yes, after the first was done").isEqualTo(Result.REFUSED_HERE);
    assertThat(writes.requests).hasSize(1);
  }

  @Test
  void the_same_action_may_be_done_again_after_it_ended() {
    Command cordon = new CordonNode(CommandFixture.NODE, true);

    assertThat(run(cordon, null).result()).isEqualTo(Result.DONE);
    assertThat(run(cordon, null).result()).isEqualTo(Result.DONE);
    assertThat(writes.requests).hasSize(2);
  }

  @Test
  void without_a_connection_nothing_is_sent() {
    line = null;

    assertThat(bus.decide(SCALE)).isInstanceOf(Decision.Refused.class);
    assertThat(run(SCALE, null).failure().kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void the_journal_knows_of_the_request_before_it_is_sent_and_of_its_end_after() {
    writes.during = () -> assertThat(written).extracting(Outcome::result).containsExactly(Result.RUNNING);

    Outcome outcome = run(SCALE, null);

    assertThat(written).extracting(Outcome::result).containsExactly(Result.RUNNING, Result.DONE);
    assertThat(written).extracting(Outcome::id).containsOnly(outcome.id());
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void a_failure_is_never_tried_again(Kind kind) {
    writes.failure = CommandFixture.failure(kind);

    Outcome outcome = run(SCALE, null);

    assertThat(writes.requests).hasSize(1);
    assertThat(outcome.result()).isEqualTo(kind == Kind.OUTCOME_UNKNOWN ? Result.UNKNOWN : Result.FAILED);
    assertThat(outcome.undo()).isNull();
  }

  private void isNow(String json) {
    reads.objects.put(CommandFixture.CHECKOUT.path() + "/scale", CommandFixture.object(json));
    reads.objects.put(CommandFixture.CHECKOUT.path(), CommandFixture.object(json));
  }

  @Test
  void a_scale_of_what_another_scaled_meanwhile_says_how_many_there_are_now() {
    writes.failure = CommandFixture.failure(Kind.INVALID);
    isNow("{\"metadata\":{\"uid\":\"uid-1\"},\"spec\":{\"replicas\":7}}");

    Outcome outcome = run(SCALE, null);

    assertThat(outcome.failure().kind()).isEqualTo(Kind.CONFLICT);
    assertThat(outcome.failure().why())
        .isEqualTo(Message.of("command.failed.changed.why.value", "Deployment shop/checkout", "spec.replicas", "7", "4"));
    assertThat(writes.requests).hasSize(1);
  }

  @Test
  void an_error_of_the_program_while_sending_leaves_the_outcome_unknown_and_the_bus_usable() {
    writes.error = new IllegalStateException("token abc");

    Outcome outcome = run(SCALE, null);

    assertThat(outcome.result()).isEqualTo(Result.UNKNOWN);
    assertThat(outcome.toString()).doesNotContain("abc");
    writes.error = null;
    assertThat(run(SCALE, null).result()).isEqualTo(Result.DONE);
  }

  @Test
  void scaling_tests_the_number_that_the_person_saw() {
    Outcome outcome = run(SCALE, null);

    assertThat(writes.requests)
        .containsExactly(
            "PATCH /apis/apps/v1/namespaces/shop/deployments/checkout/scale JSON "
                + "[{\"op\":\"test\",\"path\":\"/metadata/uid\",\"value\":\"uid-1\"},"
                + "{\"op\":\"test\",\"path\":\"/spec/replicas\",\"value\":4},"
                + "{\"op\":\"add\",\"path\":\"/spec/replicas\",\"value\":6}]");
    assertThat(outcome.undo()).isEqualTo(new ScaleWorkload(CommandFixture.CHECKOUT, 6, 4));
  }

  @Test
  void scaling_up_from_nothing_tests_that_there_is_no_number() {
    run(new ScaleWorkload(CommandFixture.CHECKOUT, 0, 2), null);

    assertThat(writes.requests.getFirst()).contains("{\"op\":\"test\",\"path\":\"/spec\",\"value\":{}}");
  }

  @Test
  void restarting_stamps_the_template_as_kubectl_does() {
    Outcome outcome = run(new RestartWorkload(CommandFixture.CHECKOUT, Instant.parse("2026-03-01T10:00:00.123Z")), null);

    assertThat(writes.requests)
        .containsExactly(
            "PATCH /apis/apps/v1/namespaces/shop/deployments/checkout STRATEGIC_MERGE "
                + "{\"metadata\":{\"uid\":\"uid-1\"},\"spec\":{\"template\":{\"metadata\":{\"annotations\":"
                + "{\"kubectl.kubernetes.io/restartedAt\":\"2026-03-01T10:00:00Z\"}}}}}");
    assertThat(outcome.undo()).isNull();
  }

  @Test
  void cordoning_can_be_taken_back() {
    Outcome outcome = run(new CordonNode(CommandFixture.NODE, true), null);
    Command undo = outcome.undo();
    assertThat(undo).isEqualTo(new CordonNode(CommandFixture.NODE, false));
    run(undo, null);

    assertThat(writes.requests)
        .containsExactly(
            "PATCH /api/v1/nodes/node-17 STRATEGIC_MERGE {\"metadata\":{\"uid\":\"uid-2\"},\"spec\":{\"unschedulable\":true}}",
            "PATCH /api/v1/nodes/node-17 STRATEGIC_MERGE {\"metadata\":{\"uid\":\"uid-2\"},\"spec\":{\"unschedulable\":null}}");
  }

  @Test
  void deleting_is_for_the_very_object_that_was_shown() {
    run(DELETE, asked(DELETE));

    assertThat(writes.requests)
        .containsExactly("DELETE /apis/apps/v1/namespaces/shop/deployments/checkout uid=uid-1 BACKGROUND");
  }
}
