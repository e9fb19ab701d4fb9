// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.faults;

import dev.pilothouse.core.kind.Kinds;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.kube.feed.Recorder;
import dev.pilothouse.kube.feed.WatchFeed;
import dev.pilothouse.sample.api.http.Request;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Servers that speak no protobuf, or cannot begin a watch with all objects: the feed finds what they can.
class FeedFallbackTest {
  private static final String PODS = "/api/v1/namespaces/default/pods";
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final String REFUSED = """
      {"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": %d, "message": "no"}""";
  private final Recorder told = new Recorder();
  private FaultyCluster cluster;
  private WatchFeed feed;

  @BeforeEach
  void start() throws Exception {
    cluster = FaultyCluster.start();
    feed = new WatchFeed(cluster.http());
  }

  @AfterEach
  void stop() {
    feed.close();
    cluster.close();
  }

  private static Predicate<Request> watchList() {
    return request -> request.flag("sendInitialEvents");
  }

  private static boolean wantsProtobuf(Request request) {
    return request.header("accept").contains("protobuf");
  }

  private List<Request> requests() {
    return cluster.requests(PODS);
  }

  @ParameterizedTest
  @ValueSource(ints = {406, 415})
  void whereThereIsNoProtobufItAsksForJson(int code) {
    cluster.pod("first");
    cluster.faults().answerAlways(FeedFallbackTest::wantsProtobuf, code, REFUSED.formatted(code));
    feed.watch(new PodKind(), "default", told);
    await().atMost(SOON).until(told::live);
    cluster.pod("second");
    await().atMost(SOON).until(() -> told.names().equals(List.of("first", "second")));
    assertThat(requests().stream().filter(FeedFallbackTest::wantsProtobuf)).as("asked once and never again").hasSize(1);
    assertThat(told.states).noneMatch(Freshness.Reconnecting.class::isInstance);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 405, 422})
  void whereAWatchCannotBeginWithAllItReadsPages(int code) {
    for (int i = 0; i < 1201; i++) {
      cluster.pod("pod-" + i);
    }
    cluster.faults().answerAlways(watchList(), code, REFUSED.formatted(code));
    feed.watch(new PodKind(), "default", told);
    await().atMost(SOON).until(told::live);
    assertThat(told.names()).hasSize(1201).doesNotHaveDuplicates();
    List<Request> pages = requests().stream().filter(request -> !request.flag("watch")).toList();
    assertThat(pages).hasSize(3).allMatch(page -> page.param("limit").equals("500"));
    assertThat(pages.getFirst().param("continue")).isEmpty();
    assertThat(pages.subList(1, 3)).noneMatch(page -> page.param("continue").isEmpty());
    cluster.pod("late");
    await().atMost(SOON).until(() -> told.row("late").isPresent());
    assertThat(requests().getLast().param("resourceVersion")).as("the watch begins where the list ended").isNotEmpty();
    assertThat(told.batches.stream().filter(ChangeBatch::reset)).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void aServerThatIgnoresWhatItDoesNotKnowSendsNoMarkAndIsReadInPages() {
    cluster.pod("first");
    cluster.faults().seeInstead(request -> watchList().test(request) ? without(request) : request);
    feed.watch(new Kinds().find(FaultyCluster.PODS).orElseThrow(), "default", told);
    await().atMost(Duration.ofSeconds(40)).until(told::live);
    assertThat(told.names()).containsExactly("first");
    cluster.pod("second");
    await().atMost(SOON).until(() -> told.row("second").isPresent());
  }

  private static Request without(Request request) {
    java.util.Map<String, List<String>> query = new java.util.LinkedHashMap<>(request.query());
    query.remove("sendInitialEvents");
    query.remove("resourceVersionMatch");
    return new Request(request.caller(), request.method(), request.path(), query, request.headers(), request.body());
  }
}
