// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.base.ManualBackground;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.command.CommandBus.Confirmation;
import dev.pilothouse.core.command.CommandBus.Decision;
import dev.pilothouse.core.command.DrainRun.Phase;
import dev.pilothouse.core.command.DrainRun.Step;
import dev.pilothouse.core.command.Outcome.Result;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterFailure.Cause;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.ClusterWrites;
import dev.pilothouse.core.port.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// A drain on its way, against a server whose budgets and pods a test turns by hand.
class DrainRunTest {
  private final ManualBackground background = new ManualBackground();
  private final Value<GuardLevel> guard = new Value<>(GuardLevel.NORMAL);
  private final CommandFixture.Reads reads = new CommandFixture.Reads();
  private final Server server = new Server();
  private final Map<Long, Outcome> journal = new LinkedHashMap<>();
  private final GuardedCommandBus bus = new GuardedCommandBus("prod", "anna", guard, () -> server, reads, new Log(), background);

  private final class Log implements OutcomeLog {
    private long last;

    @Override
    public long nextId() {
      return ++last;
    }

    @Override
    public void write(Outcome outcome) {
      journal.put(outcome.id(), outcome);
    }
  }

  /// Refuses what it is told to, and counts.
  private static final class Server implements ClusterWrites {
    final List<String> requests = new ArrayList<>();
    final Map<String, Kind> refusals = new HashMap<>();
    ClusterFailure failure;

    @Override
    public Answer send(Write write, Mode mode) throws ClusterException {
      requests.add(write.line());
      if (failure != null) {
        throw new ClusterException(failure, null);
      }
      Kind kind = refusals.get(write.target().name());
      if (kind != null) {
        throw new ClusterException(CommandFixture.failure(kind), null);
      }
      return new Answer(CommandFixture.object("{}"), List.of());
    }
  }

  private static EvictPod evict(String name) {
    return new EvictPod(new ResourceRef(PodKind.KIND, "shop", name, "u-" + name), "node-17", EvictPod.OWN_GRACE);
  }

  private void onTheNode(String... names) {
    Collection<KubeObject> pods = new ArrayList<>();
    for (String name : names) {
      ObjectNode pod = JsonNodeFactory.instance.objectNode();
      pod.putObject("metadata").put("name", name).put("uid", "u-" + name);
      pods.add(new KubeObject(pod));
    }
    reads.pods = List.copyOf(pods);
  }

  private static Drain drain(boolean cordon, String... names) {
    return new Drain(CommandFixture.NODE, cordon, List.of(names).stream().map(DrainRunTest::evict).toList());
  }

  private DrainRun begin(Drain drain) {
    Confirmation yes = ((Decision.Ask) bus.decide(drain.batch())).confirmation();
    DrainRun run = bus.run(drain, yes);
    background.runAll();
    return run;
  }

  private static List<Step> steps(DrainRun run) {
    return run.state().get().lines().stream().map(DrainRun.Line::step).toList();
  }

  private List<String> journalled() {
    return journal.values().stream().map(one -> one.command().target().name() + " " + one.result()).toList();
  }

  @Test
  void theNodeIsCordonedThenEachPodEvictedAndWaitedFor() {
    onTheNode("a", "b");
    DrainRun run = begin(drain(true, "a", "b"));

    assertThat(server.requests).containsExactly(
        "PATCH /api/v1/nodes/node-17", "POST /api/v1/namespaces/shop/pods/a/eviction", "POST /api/v1/namespaces/shop/pods/b/eviction");
    assertThat(steps(run)).containsExactly(Step.ENDING, Step.ENDING);
    assertThat(bus.draining(CommandFixture.NODE)).isSameAs(run);

    onTheNode("b", "daemon");
    background.advance(Duration.ofSeconds(1));
    assertThat(steps(run)).containsExactly(Step.GONE, Step.ENDING);
    onTheNode("daemon");
    background.advance(Duration.ofSeconds(1));
    assertThat(run.state().get().phase()).isEqualTo(Phase.ENDED);
    assertThat(server.requests).as("each once").hasSize(3);
    assertThat(journalled()).containsExactly("node-17 DONE", "a DONE", "b DONE");
    assertThat(bus.draining(CommandFixture.NODE)).isNull();
    assertThat(background.waiting()).isEmpty();
  }

  @Test
  void whatABudgetKeepsIsAskedForAgainAndStandsOnceInTheJournal() {
    onTheNode("a");
    server.refusals.put("a", Kind.THROTTLED);
    DrainRun run = begin(drain(false, "a"));

    assertThat(steps(run)).containsExactly(Step.HELD);
    background.advance(Duration.ofSeconds(11));
    assertThat(server.requests).as("at once, after 5 s and after 10 s").hasSize(3);
    assertThat(journalled()).containsExactly("a RUNNING");
    server.refusals.clear();
    background.advance(Duration.ofSeconds(5));
    assertThat(steps(run)).containsExactly(Step.ENDING);
    assertThat(journalled()).containsExactly("a DONE");
  }

  @Test
  void anAbortLeavesTheRestAndSaysWhatWasDone() {
    onTheNode("a", "b");
    server.refusals.put("b", Kind.THROTTLED);
    DrainRun run = begin(drain(true, "a", "b"));
    onTheNode("b");
    background.advance(Duration.ofSeconds(1));
    run.abort();
    background.runAll();

    assertThat(run.state().get().phase()).isEqualTo(Phase.ENDED);
    assertThat(run.state().get().aborted()).isTrue();
    assertThat(steps(run)).containsExactly(Step.GONE, Step.NOT_SENT);
    assertThat(journalled()).containsExactly("node-17 DONE", "a DONE", "b FAILED");
    background.advance(Duration.ofMinutes(1));
    assertThat(server.requests).hasSize(3);
  }

  @Test
  void aPodThatIsRefusedForGoodIsToldAndTheOthersGo() {
    onTheNode("b");
    server.refusals.put("a", Kind.FORBIDDEN);
    server.refusals.put("gone", Kind.NOT_FOUND);
    DrainRun run = begin(drain(false, "a", "b", "gone"));
    onTheNode();
    background.advance(Duration.ofSeconds(1));

    assertThat(steps(run)).containsExactly(Step.FAILED, Step.GONE, Step.GONE);
    assertThat(run.state().get().phase()).isEqualTo(Phase.ENDED);
  }

  @Test
  void aNodeThatCannotBeCordonedKeepsItsPods() {
    server.refusals.put("node-17", Kind.FORBIDDEN);
    DrainRun run = begin(drain(true, "a"));

    assertThat(steps(run)).containsExactly(Step.NOT_SENT);
    assertThat(run.state().get().cordoning().kind()).isEqualTo(Kind.FORBIDDEN);
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void aContextThatAsksWantsItsNameTyped() {
    guard.set(GuardLevel.CONFIRM);

    assertThat(bus.decide(drain(true, "a").batch()))
        .isInstanceOfSatisfying(Decision.Ask.class, ask -> assertThat(ask.typedName()).isEqualTo("prod"));
  }

  @Test
  void aPodWhoseNamespaceGoesIsAskedForAgainUntilItIsGone() {
    server.failure = CommandFixture.failure(Kind.FORBIDDEN).with(List.of(new Cause("NamespaceTerminating", "metadata.namespace", "")));
    DrainRun run = begin(drain(false, "a"));
    assertThat(steps(run)).containsExactly(Step.HELD);
    server.failure = CommandFixture.failure(Kind.NOT_FOUND);
    background.advance(Duration.ofSeconds(5));

    assertThat(steps(run)).containsExactly(Step.GONE);
    assertThat(run.state().get().phase()).isEqualTo(Phase.ENDED);
  }

  @Test
  void theEvictionIsOfTheVeryPodAndTheJournalReadsItAgain() {
    EvictPod evict = new EvictPod(evict("a").target(), "node-17", 20);

    assertThat(evict.kubectl("prod")).startsWith("echo").contains("|", "kubectl", "/api/v1/namespaces/shop/pods/a/eviction");
    assertThat(Kubectl.shellLine(evict.kubectl("prod"))).isEqualTo(
        "echo '{\"kind\":\"Eviction\",\"apiVersion\":\"policy/v1\",\"metadata\":{\"name\":\"a\",\"namespace\":\"shop\"},"
            + "\"deleteOptions\":{\"gracePeriodSeconds\":20,\"preconditions\":{\"uid\":\"u-a\"}}}' | kubectl --context prod create "
            + "--raw /api/v1/namespaces/shop/pods/a/eviction -f -");
    assertThat(CommandJson.read(CommandJson.write(evict))).isEqualTo(evict);
  }

  @Test
  void nothingIsSentWithoutAYesForExactlyThis() {
    Drain drain = drain(true, "a");
    DrainRun run = bus.run(drain, ((Decision.Ask) bus.decide(drain(true, "b").batch())).confirmation());
    background.runAll();

    assertThat(server.requests).isEmpty();
    assertThat(steps(run)).containsExactly(Step.NOT_SENT);
    assertThat(journalled()).containsExactly("node-17 REFUSED_HERE");
  }

  @Test
  void aGuardThatIsRaisedOnTheWayHoldsBackTheRest() {
    onTheNode("a");
    server.refusals.put("a", Kind.THROTTLED);
    DrainRun run = begin(drain(false, "a"));
    guard.set(GuardLevel.READ_ONLY);
    background.advance(Duration.ofSeconds(5));

    assertThat(steps(run)).containsExactly(Step.FAILED);
    assertThat(server.requests).hasSize(1);
    assertThat(journal.values()).extracting(Outcome::result).containsExactly(Result.REFUSED_HERE);
  }
}
