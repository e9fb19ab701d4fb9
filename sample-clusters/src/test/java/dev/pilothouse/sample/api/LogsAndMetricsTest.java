// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.sample.SampleCluster;
import dev.pilothouse.sample.api.ClusterClient.Answer;
import dev.pilothouse.sample.api.ClusterClient.Lines;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LogsAndMetricsTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final String LOG = "/api/v1/namespaces/default/pods/web/log";

  private final AtomicReference<LogFeed.Sink> follower = new AtomicReference<>();
  private final AtomicBoolean stopped = new AtomicBoolean();

  private final LogFeed feed =
      new LogFeed() {
        @Override
        public List<LogLine> read(Target target, boolean previous) {
          if (target.container().equals("late")) {
            throw new LogUnavailableException("container \"late\" in pod \"web\" is waiting to start: ContainerCreating");
          }
          String who = previous ? "before" : target.container();
          return List.of(
              new LogLine(NOW.minusSeconds(60), who + " one"),
              new LogLine(NOW.minusSeconds(30), who + " two"),
              new LogLine(NOW.minusSeconds(1), who + " 三"));
        }

        @Override
        public Following follow(Target target, Sink sink) {
          List<LogLine> history = read(target, false);
          follower.set(sink);
          return new Following(history, () -> stopped.set(true));
        }
      };

  private final UsageSource usage =
      new UsageSource() {
        @Override
        public List<NodeUsage> nodes() {
          return List.of(new NodeUsage("n1", NOW, Duration.ofSeconds(10), new Usage(1_500_000_000L, 3L << 30)));
        }

        @Override
        public List<PodUsage> pods() {
          List<ContainerUsage> containers = List.of(new ContainerUsage("web", new Usage(25_000_000L, 64L << 20)));
          return List.of(
              new PodUsage("default", "web", NOW, Duration.ofSeconds(10), containers),
              new PodUsage("other", "job", NOW, Duration.ofSeconds(10), containers));
        }
      };

  private final SampleCluster cluster =
      SampleCluster.start(
          () -> NOW,
          store ->
              new ClusterLife() {
                @Override
                public LogFeed logs() {
                  return feed;
                }

                @Override
                public UsageSource usage() {
                  return usage;
                }

                @Override
                public void close() {}
              });
  private final ClusterClient client = new ClusterClient(cluster);

  @BeforeEach
  void createPod() {
    client.post(
        "/api/v1/namespaces/default/pods",
        """
        {"metadata":{"name":"web"},"spec":{"containers":[{"name":"web","image":"web:1"},{"name":"late","image":"x:1"}]}}
        """);
  }

  @AfterEach
  void stop() {
    client.close();
    cluster.close();
  }

  private String log(String query) {
    Answer answer = client.get(LOG + "?container=web" + query);
    assertThat(answer.code()).isEqualTo(200);
    return answer.text();
  }

  @Test
  void logsAreCutByLinesTimeAndBytes() {
    assertThat(log("")).isEqualTo("web one\nweb two\nweb 三\n");
    assertThat(log("&tailLines=1")).isEqualTo("web 三\n");
    assertThat(log("&tailLines=0")).isEmpty();
    assertThat(log("&sinceSeconds=40")).isEqualTo("web two\nweb 三\n");
    assertThat(log("&sinceTime=2026-01-02T03:04:00Z")).isEqualTo("web 三\n");
    assertThat(log("&limitBytes=7")).isEqualTo("web one");
    assertThat(log("&previous=true&tailLines=1")).isEqualTo("before 三\n");
    assertThat(log("&timestamps=true&tailLines=1")).isEqualTo("2026-01-02T03:04:04.000000000Z web 三\n");
  }

  @Test
  void aContainerHasToBeNamedWhereThereAreSeveral() {
    Answer unnamed = client.get(LOG);
    assertThat(unnamed.code()).isEqualTo(400);
    assertThat(unnamed.body().path("message").asText())
        .isEqualTo("a container name must be specified for pod web, choose one of: [web late]");
    assertThat(client.get(LOG + "?container=none").code()).isEqualTo(400);
    assertThat(client.get(LOG + "?container=late&follow=true").body().path("message").asText())
        .contains("waiting to start");
  }

  @Test
  void aFollowedLogGoesOnUntilTheContainerEnds() {
    try (Lines lines = client.stream(LOG + "?container=web&follow=true&tailLines=1", "*/*")) {
      await().untilAsserted(() -> assertThat(lines.lines()).containsExactly("web 三"));
      LogFeed.Sink sink = Objects.requireNonNull(follower.get());
      sink.line(new LogFeed.LogLine(NOW, "more"));
      await().untilAsserted(() -> assertThat(lines.lines()).containsExactly("web 三", "more"));
      sink.end();
      await().untilAsserted(() -> assertThat(lines.end()).isEqualTo("ended"));
      await().untilTrue(stopped);
    }
  }

  @Test
  void aClientThatGoesAwayIsNoLongerFed() {
    try (Lines lines = client.stream(LOG + "?container=web&follow=true", "*/*")) {
      await().untilAsserted(() -> assertThat(lines.lines()).hasSize(3));
    }
    await().untilTrue(stopped);
  }

  @Test
  void metricsAreThoseOfAMetricsServer() {
    JsonNode nodes = client.get("/apis/metrics.k8s.io/v1beta1/nodes").body();
    assertThat(nodes.at("/items/0/usage").toString()).isEqualTo("{\"cpu\":\"1500000000n\",\"memory\":\"3145728Ki\"}");
    JsonNode pods = client.get("/apis/metrics.k8s.io/v1beta1/namespaces/default/pods").body();
    assertThat(pods.path("items")).hasSize(1);
    assertThat(pods.at("/items/0/containers/0/usage/memory").asText()).isEqualTo("65536Ki");
    assertThat(client.get("/apis/metrics.k8s.io/v1beta1/pods").body().path("items")).hasSize(2);
    assertThat(client.get("/apis/metrics.k8s.io/v1beta1/nodes/none").code()).isEqualTo(404);
  }
}
