// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.NamespaceKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.logs.LogBuffer;
import dev.pilothouse.core.logs.LogLine;
import dev.pilothouse.core.logs.LogMark;
import dev.pilothouse.core.logs.LogMerge;
import dev.pilothouse.core.logs.LogSnapshot;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.LogSource;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.core.tail.LogScope;
import dev.pilothouse.core.tail.LogStream;
import dev.pilothouse.core.tail.LogStream.Phase;
import dev.pilothouse.core.tail.LogTail;
import dev.pilothouse.core.tail.LogTarget;
import dev.pilothouse.ui.testing.FakeSession;
import dev.pilothouse.ui.testing.Shop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/// Which logs are read of what a person points at, and what is told of them between the lines.
class LogTailTest {
  private static final ResourceRef CHECKOUT = new ResourceRef(DeploymentKind.KIND, "shop", "checkout", "shop-checkout");
  private final FakeSession session = Shop.open();
  private final LogBuffer buffer = new LogBuffer(LogBuffer.USUAL);
  private final Deque<Runnable> later = new ArrayDeque<>();
  private long now;
  private final LogTail tail = new LogTail(buffer, new LogScope(false, 100, Set.of()), later::add, () -> now);

  private static ResourceRef pod(String name) {
    return new ResourceRef(PodKind.KIND, "shop", name, "pod-shop-" + name);
  }

  private static JsonNode running(String name) {
    return Shop.parse("""
        {'metadata':{'name':'%1$s','namespace':'shop','uid':'pod-shop-%1$s','ownerReferences':[
          {'apiVersion':'apps/v1','kind':'ReplicaSet','name':'checkout-7d9f','uid':'rs-shop-checkout-7d9f','controller':true}]},
         'spec':{'containers':[{'name':'app'}]},
         'status':{'phase':'Running','containerStatuses':[{'name':'app','state':{'running':{'startedAt':'2026-11-21T08:00:00Z'}}}]}}"""
        .formatted(name));
  }

  private void open(ResourceRef object) {
    tail.add(new LogTarget(session, object));
  }

  /// What is due runs, twice: what arrives is held for a moment.
  private void pass() {
    for (int turn = 0; turn < 2; turn++) {
      now += LogMerge.WINDOW.plusMillis(1).toNanos();
      for (int due = later.size(); due > 0; due--) {
        later.remove().run();
      }
    }
  }

  private List<String> read() {
    return session.requests.stream().map(one -> one.pod().name() + "/" + one.container()).toList();
  }

  private void line(int stream, String second, String text) {
    session.sinks.get(stream).lines(("2026-11-21T10:42:" + second + "Z " + text + "\n").getBytes(UTF_8));
  }

  private List<String> texts() {
    LogSnapshot all = buffer.snapshot();
    return all.lines(all.first(), all.end()).stream().map(LogLine::text).toList();
  }

  private LogMark lastMark() {
    LogSnapshot all = buffer.snapshot();
    return all.mark(all.end() - 1);
  }

  private LogStream stream(int source) {
    return tail.streams().get().get(source);
  }

  @AfterEach
  void close() {
    tail.close();
    assertThat(session.sinks).as("streams that are still open").isEmpty();
  }

  @Test
  void the_log_of_a_pod_is_read_from_its_container_and_followed() {
    open(pod("cart-6b5f-1"));
    assertThat(read()).containsExactly("cart-6b5f-1/app");
    assertThat(session.requests.getFirst().follow()).isTrue();
    session.sinks.getFirst().state(new LogSource.State.Following());
    line(0, "07", "INFO hello");
    assertThat(texts()).containsExactly("INFO hello");
  }

  @Test
  void a_stream_that_tells_something_is_not_held_up_while_others_are_opened() {
    session.opening =
        sink ->
            CompletableFuture.runAsync(() -> sink.state(new LogSource.State.Following())).orTimeout(30, TimeUnit.SECONDS).join();
    open(CHECKOUT);
    pass();
    assertThat(tail.streams().get()).hasSize(5).extracting(LogStream::phase).allMatch(Phase.Following.class::isInstance);
  }

  @Test
  void of_a_workload_all_pods_are_read_together_in_the_order_of_their_times() {
    open(CHECKOUT);
    assertThat(read()).containsExactlyInAnyOrder(
        "checkout-6b5f-0/app", "checkout-6b5f-1/app", "checkout-7d9f-0/app", "checkout-7d9f-1/app", "checkout-7d9f-2/app");
    List.copyOf(session.sinks).forEach(sink -> sink.state(new LogSource.State.Following()));
    line(0, "09", "second");
    line(3, "08", "first");
    pass();
    assertThat(texts()).containsExactly("first", "second");
    assertThat(buffer.snapshot().source(0)).isEqualTo(3);
  }

  @Test
  void a_namespace_means_all_its_pods() {
    open(new ResourceRef(NamespaceKind.KIND, "", "shop"));
    assertThat(read()).contains("checkout-7d9f-0/app", "cart-6b5f-1/app");
  }

  @Test
  void a_pod_that_joins_is_read_too_and_one_that_goes_keeps_its_lines() {
    open(CHECKOUT);
    int before = session.requests.size();
    List.copyOf(session.sinks).forEach(sink -> sink.state(new LogSource.State.Following()));
    line(0, "07", "of a pod that goes");
    pass();
    String gone = stream(0).pod().name();
    session.store(PodKind.KIND).apply(ChangeBatch.of(List.of(), List.of("pod-shop-" + gone)));
    pass();
    assertThat(stream(0).present()).isFalse();
    assertThat(texts()).containsExactly("of a pod that goes");

    session.add(new PodKind(), running("checkout-7d9f-9"));
    pass();
    assertThat(session.requests).hasSize(before + 1);
    assertThat(session.requests.getLast().pod().name()).isEqualTo("checkout-7d9f-9");
  }

  @Test
  void the_log_before_the_crash_is_not_followed() {
    tail.scope(new LogScope(true, 100, Set.of()));
    open(pod("cart-6b5f-0"));
    assertThat(session.requests.getFirst().previous()).isTrue();
    assertThat(session.requests.getFirst().follow()).isFalse();
  }

  @Test
  void lines_that_may_be_missing_are_marked_where_they_are_missing() {
    open(pod("cart-6b5f-1"));
    session.sinks.getFirst().state(new LogSource.State.Following());
    session.sinks.getFirst().state(new LogSource.State.Gap(Shop.NOW, Shop.NOW.plusSeconds(4), true, false));
    assertThat(lastMark()).isEqualTo(new LogMark.Gap(Shop.NOW, Shop.NOW.plusSeconds(4), true, false));
  }

  @Test
  void a_run_that_begins_is_marked_once_and_before_its_first_line_whoever_tells_of_it_first() {
    open(pod("cart-6b5f-1"));
    LogSource.Sink sink = session.sinks.getFirst();
    sink.state(new LogSource.State.Following());
    line(0, "07", "of the run before");
    sink.state(new LogSource.State.Restarted(Shop.NOW, 40, 137, "OOMKilled"));
    line(0, "09", "of the next run");
    sink.state(new LogSource.State.Restarted(Shop.NOW.plusSeconds(9), 40, 137, "OOMKilled"));
    pass();
    LogSnapshot all = buffer.snapshot();
    assertThat(texts()).containsExactly("of the run before", "", "of the next run");
    assertThat(all.mark(1)).isEqualTo(new LogMark.Restart(Shop.NOW, 40, 137, "OOMKilled"));
  }

  @Test
  void a_stream_that_is_refused_says_why_between_the_lines_and_on_its_own() {
    open(CHECKOUT);
    Message why = Message.of("failure.forbidden.why");
    ClusterFailure refused = new ClusterFailure(ClusterFailure.Kind.FORBIDDEN, why, why, why, "no");
    List<LogSource.Sink> sinks = List.copyOf(session.sinks);
    sinks.getFirst().state(new LogSource.State.Failed(refused));
    sinks.stream().skip(1).forEach(sink -> sink.state(new LogSource.State.Following()));
    pass();
    assertThat(stream(0).phase()).isEqualTo(new Phase.Failed(refused));
    assertThat(texts()).hasSize(1);
    assertThat(lastMark()).isEqualTo(new LogMark.Trouble(why));
  }

  @Test
  void a_stream_that_was_left_says_nothing_any_more() {
    open(pod("cart-6b5f-1"));
    LogSource.Sink left = session.sinks.getFirst();
    tail.scope(tail.scope().previous(true));
    left.lines("2026-11-21T10:42:07.000Z late\n".getBytes(UTF_8));
    pass();
    assertThat(texts()).isEmpty();
  }

  @Test
  void a_target_that_is_taken_away_is_read_no_more_and_its_lines_are_told() {
    open(pod("cart-6b5f-1"));
    session.sinks.getFirst().state(new LogSource.State.Following());
    line(0, "07", "kept");
    tail.remove(new LogTarget(session, pod("cart-6b5f-1")));
    assertThat(session.sinks).isEmpty();
    assertThat(tail.streams().get()).isEmpty();
    assertThat(tail.removed().get()).as("lines that nobody wants any more").containsExactly(0);
    assertThat(texts()).containsExactly("kept");
  }

  @Test
  void more_than_two_hundred_wait_for_a_place() {
    for (int i = 0; i < 210; i++) {
      session.add(new PodKind(), running("many-" + i));
    }
    open(CHECKOUT);
    assertThat(session.requests).hasSize(LogTail.MOST);
    assertThat(tail.streams().get().stream().filter(one -> one.phase() instanceof Phase.Queued)).isNotEmpty();
    session.sinks.getFirst().state(new LogSource.State.Ended());
    pass();
    assertThat(session.requests).hasSize(LogTail.MOST + 1);
  }
}
