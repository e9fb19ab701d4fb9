// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.GenericKind;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.Kinds;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterWrites.PatchKind;
import dev.pilothouse.core.port.ClusterWrites.Propagation;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.kube.feed.Recorder;
import dev.pilothouse.kube.feed.WatchFeed;
import dev.pilothouse.kube.gateway.KubeGateway;
import dev.pilothouse.kube.gateway.PlainWrites;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Listing and watching, on every cluster that there is.
class FeedContractTest {
  private static final Duration SOON = Duration.ofSeconds(15);

  static List<String> clusters() {
    return ClusterUnderTest.names();
  }

  private static KindDescriptor deployments() {
    return new Kinds().find(ClusterUnderTest.DEPLOYMENTS).orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void listsWhatIsThereAndTellsWhatComes(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name); WatchFeed feed = new WatchFeed(cluster.http())) {
      cluster.deployment("before", 1);
      Recorder told = new Recorder();
      Subscription watch = feed.watch(deployments(), cluster.namespace(), told);
      await().atMost(SOON).until(told::live);
      assertThat(told.names()).containsExactly("before");

      cluster.deployment("after", 2);
      await().atMost(SOON).until(() -> told.row("after").isPresent());
      Row row = told.row("after").orElseThrow();
      assertThat(row.namespace()).isEqualTo(cluster.namespace());
      assertThat(row.created()).isGreaterThan(1_700_000_000L);

      ResourceRef before = new ResourceRef(ClusterUnderTest.DEPLOYMENTS, cluster.namespace(), "before");
      new PlainWrites(cluster.http()).delete(before, Propagation.BACKGROUND);
      await().atMost(SOON).until(() -> told.row("before").isEmpty());
      assertThat(told.skipped).isEmpty();
      watch.close();
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void changesOfLabelsArriveWhole(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name); WatchFeed feed = new WatchFeed(cluster.http())) {
      cluster.deployment("web", 1);
      Recorder told = new Recorder();
      feed.watch(deployments(), cluster.namespace(), told);
      await().atMost(SOON).until(told::live);

      var patch = JsonNodeFactory.instance.objectNode();
      patch.putObject("metadata").putObject("labels").put("tier", "größer-than-三".replaceAll("[^a-z-]", "x"));
      new PlainWrites(cluster.http()).patch(
          new ResourceRef(ClusterUnderTest.DEPLOYMENTS, cluster.namespace(), "web"), "", PatchKind.MERGE, patch);
      await().atMost(SOON).until(() -> told.row("web").orElseThrow().labels().has("tier"));
      assertThat(told.store.size()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aKindWithoutDescriptorComesAsTheServersTable(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name); WatchFeed feed = new WatchFeed(cluster.http())) {
      cluster.configMap("one", "v");
      KindDescriptor kind = new KubeGateway(cluster.http()).describe(ClusterUnderTest.CONFIG_MAPS);
      assertThat(kind).isInstanceOf(GenericKind.class);
      assertThat(((GenericKind) kind).definitions()).extracting(GenericKind.TableColumn::name).contains("Name", "Data", "Age");

      Recorder told = new Recorder();
      feed.watch(kind, cluster.namespace(), told);
      await().atMost(SOON).until(told::live);
      cluster.configMap("two", "v");
      await().atMost(SOON).until(() -> told.row("two").isPresent());
      int data = ((GenericKind) kind).definitions().stream().map(GenericKind.TableColumn::name).toList().indexOf("Data");
      assertThat(told.row("one").orElseThrow().cell(data).toString()).isEqualTo("1");
      assertThat(told.row("two").orElseThrow().labels().get("of")).isEqualTo("contract");
      assertThat(told.row("two").orElseThrow().uid()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aKindThatTheClusterDoesNotKnowIsRefused(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name); WatchFeed feed = new WatchFeed(cluster.http())) {
      Recorder told = new Recorder();
      feed.watch(new GenericKind(new ResourceKind("none.example", "v1", "nothings", "Nothing", true), List.of()), "", told);
      await().atMost(SOON).until(() -> told.state() instanceof Freshness.Refused);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void nothingIsToldAfterClosing(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name); WatchFeed feed = new WatchFeed(cluster.http())) {
      Recorder told = new Recorder();
      Recorder witness = new Recorder();
      Subscription watch = feed.watch(deployments(), cluster.namespace(), told);
      feed.watch(deployments(), cluster.namespace(), witness);
      await().atMost(SOON).until(() -> told.live() && witness.live());
      watch.close();
      cluster.deployment("late", 1);
      await().atMost(SOON).until(() -> witness.row("late").isPresent());
      assertThat(told.names()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void everyBuiltInKindCanBeWatched(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name); WatchFeed feed = new WatchFeed(cluster.http())) {
      for (KindDescriptor kind : new Kinds().builtIn()) {
        Recorder told = new Recorder();
        Subscription watch = feed.watch(kind, "", told);
        await(kind.kind().id()).atMost(SOON).until(told::live);
        assertThat(told.skipped).as(kind.kind().id()).isEmpty();
        watch.close();
      }
    }
  }
}
