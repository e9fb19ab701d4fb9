// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.kind.Capability;
import dev.pilothouse.core.kind.Column;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Projection;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.Status;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.kube.connect.ClusterHttp;
import dev.pilothouse.kube.kubeconfig.KubeconfigReader;
import dev.pilothouse.sample.SampleCluster;
import dev.pilothouse.sample.api.http.Request;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.DeleteOptions;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.Write;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A server that behaves badly, over real HTTP: the feed goes on, names what it left out, and shows nothing wrong.
class FeedFaultTest {
  private static final String PODS = "/api/v1/namespaces/default/pods";
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String UNPROCESSABLE = """
      {"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "Invalid", "code": 422,
       "message": "sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled"}""";
  private static final String EXPIRED = """
      {"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "Expired", "code": 410, "message": "too old"}""";
  private static final FeedTiming QUICK = new FeedTiming(
      30, Duration.ofMillis(10), Duration.ofMillis(16), Duration.ofMillis(50), Duration.ofMillis(400), Duration.ofMinutes(2),
      Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(4),
      Duration.ofSeconds(1), Duration.ofMillis(200), Duration.ofMillis(300), Duration.ofSeconds(2));
  private final Recorder told = new Recorder();
  private SampleCluster cluster;
  private ClusterHttp http;
  private WatchFeed feed;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    cluster = SampleCluster.start();
    Path file = folder.resolve("config");
    cluster.writeKubeconfig(file);
    http = ClusterHttp.open(new KubeconfigReader().read(file).resolve(SampleCluster.CONTEXT));
    Files.delete(file);
    feed = new WatchFeed(http, QUICK);
    pod("first");
    cluster.faults().record();
  }

  @AfterEach
  void stop() {
    cluster.faults().clear();
    feed.close();
    http.close();
    cluster.close();
  }

  private void pod(String name) throws Exception {
    String json = """
        {"kind": "Pod", "apiVersion": "v1", "metadata": {"name": "%s"}, "spec": {"containers": [{"name": "main", "image": "m:1"}]}}"""
        .formatted(name);
    assertThat(http.send(http.request(PODS).post("application/json", json).build(), String.class, SOON).code()).isEqualTo(201);
  }

  private void watch() {
    feed.watch(new PodKind(), "default", told);
  }

  private void awaitLive() {
    await().atMost(SOON).until(told::live);
  }

  private void awaitStream() {
    await().atMost(SOON).until(() -> cluster.faults().openStreams(PODS) == 1);
  }

  private void awaitRow(String name) {
    await().atMost(SOON).until(() -> told.row(name).isPresent());
  }

  private List<Request> requests() {
    return cluster.faults().requests().stream().filter(request -> request.path().equals(PODS)).toList();
  }

  private void inject(String line) {
    cluster.faults().inject(PODS, (line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aBrokenEventIsLeftOutAndNamed() throws Exception {
    watch();
    awaitLive();
    awaitStream();
    inject("{\"type\":\"MODIFIED\",\"object\":{\"kind\":\"Pod\",");
    inject("{\"type\":\"SPARKLING\",\"object\":{}}");
    inject("{\"type\":\"ADDED\",\"object\":{\"kind\":\"Cheese\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"brie\",\"uid\":\"1\"}}}");
    inject("{\"type\":\"ADDED\",\"object\":{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"nobody\"}}}");
    pod("after");
    awaitRow("after");
    assertThat(told.skipped).hasSize(4);
    assertThat(told.skipped).anyMatch(one -> one.contains("SPARKLING")).anyMatch(one -> one.startsWith("brie"));
    assertThat(told.names()).containsExactly("after", "first");
    assertThat(told.states).noneMatch(Freshness.Reconnecting.class::isInstance);
  }

  @Test
  void aVersionThatIsGoneBringsANewListWithoutABlink() throws Exception {
    watch();
    awaitLive();
    awaitStream();
    int before = told.batches.size();
    inject("{\"type\":\"ERROR\",\"object\":" + EXPIRED.replace("\n", " ") + "}");
    await().atMost(SOON).until(() -> told.batches.size() > before);
    ChangeBatch relist = told.batches.get(before);
    assertThat(relist.reset()).isTrue();
    assertThat(relist.upserts()).extracting(row -> row.name()).containsExactly("first");
    pod("after");
    awaitRow("after");
    assertThat(told.names()).containsExactly("after", "first");
  }

  @Test
  void aBrokenLineIsResumedWhereItBroke() throws Exception {
    watch();
    awaitLive();
    awaitStream();
    cluster.faults().cutStreams();
    await().atMost(SOON).until(() -> told.states.stream().anyMatch(Freshness.Reconnecting.class::isInstance));
    pod("meanwhile");
    awaitRow("meanwhile");
    awaitLive();
    assertThat(told.batches).noneMatch(ChangeBatch::reset);
  }

  @Test
  void aWatchThatTheServerEndsIsNoTrouble() throws Exception {
    watch();
    awaitLive();
    awaitStream();
    await().pollDelay(Duration.ofMillis(1_100)).until(() -> true);
    cluster.faults().endStreams();
    pod("after");
    awaitRow("after");
    assertThat(told.states).noneMatch(Freshness.Reconnecting.class::isInstance);
  }

  @Test
  void aWebPageInsteadOfAnAnswerIsSaidToBeOne() {
    cluster.faults().answerNext(PODS, 200, "text/html", "<html><body>Log in</body></html>".getBytes(StandardCharsets.UTF_8));
    watch();
    await().atMost(SOON).until(() -> told.row("first").isPresent() && told.live());
    assertThat(told.states).anySatisfy(state -> {
      assertThat(state).isInstanceOf(Freshness.Reconnecting.class);
      assertThat(((Freshness.Reconnecting) state).failure().kind()).isEqualTo(Kind.UNEXPECTED);
    });
  }

  @Test
  void anAnswerCutInTheMiddleIsAskedForAgain() {
    cluster.faults().cutNext(PODS, 100);
    watch();
    awaitRow("first");
    awaitLive();
    assertThat(told.store.size()).isEqualTo(1);
  }

  @Test
  void aServerThatFallsSilentIsNoticedAndItsReturnToo() throws Exception {
    watch();
    awaitLive();
    awaitStream();
    cluster.faults().pause();
    Instant paused = Instant.now();
    await().atMost(SOON).until(() -> told.state() instanceof Freshness.Reconnecting);
    assertThat(told.names()).containsExactly("first");
    assertThat(told.state()).isInstanceOfSatisfying(
        Freshness.Reconnecting.class, broken -> assertThat(broken.since()).as("what is shown was true until then").isBefore(paused.plusMillis(500)));
    cluster.faults().resume();
    awaitLive();
    pod("after");
    awaitRow("after");
    assertThat(told.names()).containsExactly("after", "first");
  }

  @Test
  void whatCameAndWentWhileTheServerWasSilentIsThereWhenItSpeaksAgain() throws Exception {
    watch();
    awaitLive();
    awaitStream();
    cluster.faults().pause();
    await().atMost(SOON).until(() -> told.state() instanceof Freshness.Reconnecting);
    ObjectNode meanwhile = Json.object();
    Json.metadata(meanwhile).put("name", "meanwhile").put("namespace", "default");
    meanwhile.putObject("spec").putArray("containers").addObject().put("name", "main").put("image", "m:1");
    cluster.store().create(BuiltInTypes.PODS, meanwhile, Write.by("test"));
    cluster.store().delete(BuiltInTypes.PODS, "default", "first", DeleteOptions.now());
    assertThat(told.names()).as("nothing is made up in the silence").containsExactly("first");
    cluster.faults().resume();
    awaitRow("meanwhile");
    awaitLive();
    assertThat(told.names()).containsExactly("meanwhile");
  }

  @Test
  void anErrorOfWhoListensIsShownAndEverythingIsToldAgain() throws Exception {
    AtomicInteger left = new AtomicInteger(2);
    Recorder clumsy = new Recorder() {
      @Override
      public void changes(ChangeBatch batch) {
        if (left.getAndDecrement() > 0) {
          throw new NoClassDefFoundError("a/part/that/is/missing");
        }
        super.changes(batch);
      }
    };
    feed.watch(new PodKind(), "default", clumsy);
    await().atMost(SOON).until(() -> clumsy.row("first").isPresent() && clumsy.live());
    assertThat(clumsy.states).anySatisfy(state ->
        assertThat(state).isInstanceOfSatisfying(Freshness.Reconnecting.class, broken -> {
          assertThat(broken.failure().kind()).isEqualTo(Kind.UNEXPECTED);
          assertThat(broken.failure().detail()).isEqualTo("NoClassDefFoundError");
        }));
    pod("after");
    await().atMost(SOON).until(() -> clumsy.names().equals(List.of("after", "first")));
  }

  @Test
  void anErrorWhileReadingIsShownAndTriedAgain() {
    AtomicInteger left = new AtomicInteger(2);
    KindDescriptor broken = new Stumbling(new PodKind(), left);
    feed.watch(broken, "default", told);
    await().atMost(SOON).until(() -> told.row("first").isPresent() && told.live());
    assertThat(told.states).anySatisfy(state ->
        assertThat(state).isInstanceOfSatisfying(
            Freshness.Reconnecting.class, trouble -> assertThat(trouble.failure().detail()).isEqualTo("StackOverflowError")));
  }

  @Test
  void withoutWatchListItReadsPages() throws Exception {
    cluster.faults().answerNext(PODS, 422, UNPROCESSABLE);
    watch();
    awaitLive();
    assertThat(told.names()).containsExactly("first");
    pod("after");
    awaitRow("after");
    assertThat(requests()).anyMatch(request -> request.param("limit").equals("500"));
  }

  @Test
  void aPageTokenThatExpiredIsNoTrouble() {
    cluster.faults().answerNext(PODS, 422, UNPROCESSABLE);
    cluster.faults().answerNext(PODS, 200, """
        {"kind": "PodList", "apiVersion": "v1", "metadata": {"resourceVersion": "5", "continue": "more"},
         "items": [{"metadata": {"name": "gone", "namespace": "default", "uid": "u-1"}}]}""");
    cluster.faults().answerNext(PODS, 410, EXPIRED);
    watch();
    await().atMost(SOON).until(() -> told.names().equals(List.of("first")) && told.live());
    assertThat(told.batches).anyMatch(ChangeBatch::reset);
  }

  @Test
  void oddObjectsOfAListCostOnlyThemselves() {
    cluster.faults().answerNext(PODS, 422, UNPROCESSABLE);
    cluster.faults().answerNext(PODS, 200, """
        {"kind": "PodList", "apiVersion": "v1", "metadata": {"resourceVersion": "1"}, "items": [
          {"metadata": {"name": "odd", "namespace": "default", "uid": "u-1", "labels": null, "creationTimestamp": "soon"},
           "spec": 7, "status": {"phase": 4, "containerStatuses": "none"}},
          {"metadata": {"labels": {}}}, null, 5, "text",
          {"metadata": {"name": "good", "namespace": "default", "uid": "u-2"}, "status": {"phase": "Running"}}]}""");
    watch();
    awaitRow("good");
    assertThat(told.names()).contains("good", "odd");
    assertThat(told.skipped).hasSize(4);
  }

  @Test
  void whoMayNotSeeIsToldAndAskedForAgainLater() {
    for (int i = 0; i < 2; i++) {
      cluster.faults().answerNext(PODS, 403, """
          {"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "Forbidden", "code": 403, "message": "no"}""");
    }
    watch();
    await().atMost(SOON).until(() -> told.states.stream().anyMatch(Freshness.Refused.class::isInstance));
    awaitLive();
    assertThat(told.names()).containsExactly("first");
  }

  @Test
  void aServerThatEndsEveryWatchIsNotHammered() {
    cluster.faults().endWatchesAtOnce(PODS);
    watch();
    await().atMost(SOON).until(() -> told.states.stream()
        .anyMatch(state -> state instanceof Freshness.Reconnecting trouble && trouble.attempt() >= 4));
    int attempts = (int) told.states.stream().filter(Freshness.Reconnecting.class::isInstance).count();
    assertThat(requests().size()).isLessThanOrEqualTo(2 * attempts + 3);
  }

  /// Ends the reading of the first objects with an error that is no exception.
  private record Stumbling(KindDescriptor real, AtomicInteger left) implements KindDescriptor {
    @Override
    public ResourceKind kind() {
      return real.kind();
    }

    @Override
    public int fields() {
      return real.fields();
    }

    @Override
    public Projection projection() {
      Projection projection = real.projection();
      return (field, in, row) -> {
        if (left.getAndDecrement() > 0) {
          throw new StackOverflowError();
        }
        projection.read(field, in, row);
      };
    }

    @Override
    public List<Column> columns() {
      return real.columns();
    }

    @Override
    public Status status(Row row, long now) {
      return real.status(row, now);
    }

    @Override
    public Set<Capability> capabilities() {
      return real.capabilities();
    }
  }
}
