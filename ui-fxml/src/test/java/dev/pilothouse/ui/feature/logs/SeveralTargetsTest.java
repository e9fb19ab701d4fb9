// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.NamespaceKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Selector;
import dev.pilothouse.core.logs.LogBuffer;
import dev.pilothouse.core.logs.LogLine;
import dev.pilothouse.core.logs.LogMark;
import dev.pilothouse.core.logs.LogMerge;
import dev.pilothouse.core.logs.LogSnapshot;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.port.LogSource;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.core.tail.LogScope;
import dev.pilothouse.core.tail.LogStream;
import dev.pilothouse.core.tail.LogTail;
import dev.pilothouse.core.tail.LogTarget;
import dev.pilothouse.ui.testing.FakeSession;
import dev.pilothouse.ui.testing.Shop;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/// Logs of several things and several contexts in one view.
class SeveralTargetsTest {
  private final FakeSession europe = Shop.open();
  private final FakeSession america = new FakeSession("prod-us");
  private final LogBuffer buffer = new LogBuffer(LogBuffer.USUAL);
  private final Deque<Runnable> later = new ArrayDeque<>();
  private long now;
  private final LogTail tail = new LogTail(buffer, new LogScope(false, 100, Set.of()), later::add, () -> now);

  private static LogTarget pod(FakeSession session, String name) {
    return new LogTarget(session, new ResourceRef(PodKind.KIND, "shop", name, "pod-shop-" + name));
  }

  private static void runs(FakeSession session, String name) {
    session.add(new PodKind(), Shop.parse("""
        {'metadata':{'name':'%1$s','namespace':'shop','uid':'pod-shop-%1$s','labels':{'app':'cart'}},
         'spec':{'containers':[{'name':'app'}]},
         'status':{'phase':'Running','containerStatuses':[{'name':'app','state':{'running':{'startedAt':'2026-11-21T08:00:00Z'}}}]}}"""
        .formatted(name)));
  }

  private void pass() {
    for (int turn = 0; turn < 2; turn++) {
      now += LogMerge.WINDOW.plusMillis(1).toNanos();
      for (int due = later.size(); due > 0; due--) {
        later.remove().run();
      }
    }
  }

  private static void follows(FakeSession session) {
    List.copyOf(session.sinks).forEach(sink -> sink.state(new LogSource.State.Following()));
  }

  private static void line(FakeSession session, String second, String text) {
    session.sinks.getLast().lines(("2026-11-21T10:42:" + second + "Z " + text + "\n").getBytes(UTF_8));
  }

  private List<String> texts() {
    LogSnapshot all = buffer.snapshot();
    return all.lines(all.first(), all.end()).stream().map(LogLine::text).toList();
  }

  private List<LogMark> marks() {
    LogSnapshot all = buffer.snapshot();
    return all.lines(all.first(), all.end()).stream().map(LogLine::mark).filter(mark -> mark != null).toList();
  }

  private static List<String> pods(List<LogSource.Request> requests) {
    return requests.stream().map(one -> one.pod().name()).toList();
  }

  private void openBoth() {
    runs(america, "cart-us-1");
    tail.add(pod(europe, "cart-6b5f-1"));
    follows(europe);
    line(europe, "07", "europe first");
    line(europe, "11", "europe second");
    pass();
    tail.add(pod(america, "cart-us-1"));
  }

  @AfterEach
  void close() {
    tail.close();
    assertThat(europe.sinks).as("streams that are still open").isEmpty();
    assertThat(america.sinks).as("streams that are still open").isEmpty();
  }

  @Test
  void a_source_that_is_added_stands_in_the_order_of_times_and_the_others_are_not_read_anew() {
    openBoth();
    assertThat(europe.requests).hasSize(1);
    assertThat(america.requests.getLast().tailLines()).isEqualTo(100);
    follows(america);
    line(america, "08", "america");
    pass();
    assertThat(texts()).containsExactly("europe first", "america", "europe second");
    assertThat(tail.streams().get()).extracting(LogStream::source).containsExactly(0, 1);
    assertThat(tail.streams().get()).extracting(LogStream::session).containsExactly((ClusterSession) europe, america);
  }

  @Test
  void a_source_that_is_added_stands_in_order_also_beside_lines_of_a_pod_that_is_gone() {
    runs(america, "cart-us-1");
    tail.add(pod(europe, "cart-6b5f-1"));
    follows(europe);
    line(europe, "07", "of a pod that goes");
    europe.store(PodKind.KIND).apply(ChangeBatch.of(List.of(), List.of("pod-shop-cart-6b5f-1")));
    pass();
    tail.add(pod(america, "cart-us-1"));
    follows(america);
    line(america, "05", "older");
    pass();
    assertThat(texts()).containsExactly("older", "of a pod that goes");
    assertThat(marks()).isEmpty();
    assertThat(europe.requests).hasSize(1);
  }

  @Test
  void a_pod_of_two_targets_is_read_once_and_stays_when_one_of_them_goes() {
    tail.add(new LogTarget(europe, new ResourceRef(NamespaceKind.KIND, "", "shop")));
    int all = europe.requests.size();
    tail.add(pod(europe, "cart-6b5f-1"));
    assertThat(europe.requests).hasSize(all);
    tail.remove(new LogTarget(europe, new ResourceRef(NamespaceKind.KIND, "", "shop")));
    assertThat(tail.streams().get()).hasSize(1);
    assertThat(tail.streams().get().getFirst().target()).isEqualTo(pod(europe, "cart-6b5f-1"));
    assertThat(tail.streams().get().getFirst().live()).isTrue();
    assertThat(europe.sinks).hasSize(1);
  }

  @Test
  void labels_find_the_pods_that_have_them_and_those_that_come_with_them_later() {
    runs(europe, "cart-new-1");
    tail.add(LogTarget.selected(europe, "shop", Selector.parse("app=cart").orElseThrow()));
    List<String> before = pods(europe.requests);
    assertThat(before).contains("cart-new-1").doesNotContain("checkout-7d9f-0");
    runs(europe, "cart-new-2");
    pass();
    assertThat(pods(europe.requests)).contains("cart-new-2").hasSize(before.size() + 1);
  }

  @Test
  void a_context_that_is_closed_ends_its_logs_with_a_line_and_leaves_the_others_alone() {
    openBoth();
    follows(europe);
    follows(america);
    line(america, "08", "america");
    pass();
    tail.end(america);
    assertThat(america.sinks).isEmpty();
    assertThat(europe.sinks).hasSize(1);
    assertThat(marks()).containsExactly(new LogMark.Note(Message.of("logs.contextClosed", "prod-us")));
    assertThat(texts()).contains("america");
    assertThat(tail.streams().get().getLast().live()).isFalse();
  }

  @Test
  void who_may_not_list_the_pods_of_one_context_reads_the_other_and_is_told_which() {
    tail.add(new LogTarget(europe, new ResourceRef(DeploymentKind.KIND, "shop", "checkout", "shop-checkout")));
    Message why = Message.of("failure.forbidden.why");
    america.freshness(PodKind.KIND).set(
        new Freshness.Refused(new ClusterFailure(ClusterFailure.Kind.FORBIDDEN, why, why, why, "no")));
    tail.add(new LogTarget(america, new ResourceRef(NamespaceKind.KIND, "", "shop")));
    pass();
    assertThat(europe.requests).hasSize(5);
    assertThat(marks()).containsExactly(new LogMark.Trouble(Message.of("logs.refusedIn", "prod-us", "shop", why)));
  }

  @Test
  void from_a_time_on_only_that_much_is_asked_of_the_server() {
    Instant since = Instant.parse("2026-11-21T10:41:00Z");
    tail.scope(tail.scope().since(since));
    tail.add(pod(europe, "cart-6b5f-1"));
    assertThat(europe.requests.getLast().since()).isEqualTo(since);
    assertThat(europe.requests.getLast().tailLines()).isNegative();
  }
}
