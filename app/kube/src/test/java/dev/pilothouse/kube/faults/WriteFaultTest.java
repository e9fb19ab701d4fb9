// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.ClusterWrites.PatchKind;
import dev.pilothouse.core.port.ClusterWrites.Propagation;
import dev.pilothouse.kube.gateway.PlainWrites;
import dev.pilothouse.sample.store.Json;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/// A write is sent once, whatever becomes of it, and what is said about it is true.
class WriteFaultTest {
  private static final String ONE = "/api/v1/namespaces/default/configmaps/one";
  private static final Duration SOON = Duration.ofSeconds(10);
  private FaultyCluster cluster;
  private PlainWrites writes;

  @BeforeEach
  void start() throws Exception {
    cluster = FaultyCluster.start();
    writes = new PlainWrites(cluster.http());
    cluster.configMap("one");
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  private Object patch(String value) throws Exception {
    return writes.patch(
        FaultyCluster.ref(FaultyCluster.CONFIG_MAPS, "one"), "", PatchKind.MERGE,
        new ObjectMapper().readTree("{\"data\":{\"k\":\"" + value + "\"}}"));
  }

  private Object delete() throws Exception {
    writes.delete(FaultyCluster.ref(FaultyCluster.CONFIG_MAPS, "one"), Propagation.BACKGROUND);
    return "deleted";
  }

  private static ClusterFailure failureOf(Callable<?> write) {
    return catchThrowableOfType(ClusterException.class, write::call).failure();
  }

  private void assertSentOnce() {
    assertThat(cluster.requests(ONE)).hasSize(1);
  }

  private static String status(int code, String reason, String message, String details) {
    return """
        {"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": %d, "reason": "%s", "message": "%s", "details": %s}"""
        .formatted(code, reason, message, details);
  }

  @Test
  void aPatchWhoseAnswerWasLostIsNotSentAgainAndItsOutcomeIsSaidToBeUnknown() {
    cluster.faults().silenceNext(ONE, true);
    assertThat(failureOf(() -> patch("new")).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
    assertSentOnce();
    assertThat(Json.text(cluster.stored("one"), "data", "k")).as("it was done, in truth").isEqualTo("new");
  }

  @Test
  void aPatchThatWasLostOnItsWayIsNotSentAgainEither() {
    cluster.faults().silenceNext(ONE, false);
    assertThat(failureOf(() -> patch("new")).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
    assertSentOnce();
    assertThat(Json.text(cluster.stored("one"), "data", "k")).isEqualTo("v");
  }

  @Test
  void aDeletionWhoseAnswerWasLostIsNotSentAgain() {
    cluster.faults().silenceNext(ONE, true);
    assertThat(failureOf(this::delete).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
    assertSentOnce();
    assertThat(cluster.has("one")).isFalse();
  }

  @Test
  void anAnswerThatBreaksOffLeavesTheOutcomeUnknown() {
    cluster.faults().cutNext(ONE, 20);
    assertThat(failureOf(() -> patch("new")).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
    assertSentOnce();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 502, 504})
  void anAnswerOfSomebodyBetweenSaysNothingOfTheOutcome(int code) {
    cluster.faults().answerNext(ONE, code, status(code, "", "the gateway gave up", "{}"));
    ClusterFailure failure = failureOf(() -> patch("new"));
    assertThat(failure.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
    assertThat(failure.detail()).contains("the gateway gave up");
    assertSentOnce();
  }

  @ParameterizedTest
  @CsvSource({
    "400,INVALID", "401,UNAUTHORIZED", "403,FORBIDDEN", "404,NOT_FOUND", "409,CONFLICT", "410,GONE", "413,INVALID",
    "415,INVALID", "422,INVALID", "500,UNEXPECTED", "503,UNEXPECTED"
  })
  void aRefusalIsFinalAndNamed(int code, Kind kind) {
    cluster.faults().answerNext(ONE, code, status(code, "Reason", "the server's own words", "{}"));
    ClusterFailure failure = failureOf(() -> patch("new"));
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.detail()).contains("the server's own words");
    assertSentOnce();
    assertThat(Json.text(cluster.stored("one"), "data", "k")).isEqualTo("v");
  }

  @ParameterizedTest
  @CsvSource({"429,0,THROTTLED", "429,1,THROTTLED", "503,0,UNEXPECTED", "503,1,UNEXPECTED"})
  void aServerThatAsksToComeBackLaterIsNotTakenAtItsWord(int code, int seconds, Kind kind) {
    cluster.faults().answerNext(ONE, code, status(code, "TooManyRequests", "too many requests", "{}"), seconds);
    assertThat(failureOf(() -> patch("new")).kind()).isEqualTo(kind);
    assertThat(failureOf(() -> {
      writes.delete(FaultyCluster.ref(FaultyCluster.CONFIG_MAPS, "none"), Propagation.BACKGROUND);
      return "";
    }).kind()).as("another request, to see that the first is over").isEqualTo(Kind.NOT_FOUND);
    assertSentOnce();
    assertThat(Json.text(cluster.stored("one"), "data", "k")).isEqualTo("v");
  }

  @Test
  void theWordsOfA422NameTheFields() throws Exception {
    ClusterFailure failure = failureOf(() -> writes.patch(
        FaultyCluster.ref(FaultyCluster.CONFIG_MAPS, "one"), "", PatchKind.MERGE,
        new ObjectMapper().readTree("{\"data\":{\"not a key\":\"v\"}}")));
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure.detail()).contains("ConfigMap \"one\" is invalid").contains("data[not a key]");
    assertSentOnce();
  }

  @Test
  void aWebPageInsteadOfAnAnswerIsNotTakenForSuccess() {
    cluster.faults().answerNext(ONE, 200, "text/html", "<html><body>Log in</body></html>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(failureOf(() -> patch("new")).kind()).isEqualTo(Kind.UNEXPECTED);
    assertSentOnce();
  }

  @Test
  void whoStopsWaitingIsToldThatTheOutcomeIsUnknown() throws Exception {
    cluster.faults().pause();
    ClusterFailure[] told = new ClusterFailure[1];
    boolean[] interrupted = new boolean[1];
    Thread writer = Thread.ofVirtual().start(() -> {
      told[0] = failureOf(() -> patch("new"));
      interrupted[0] = Thread.currentThread().isInterrupted();
    });
    await().atMost(SOON).until(() -> cluster.requests(ONE).size() == 1);
    writer.interrupt();
    writer.join();
    assertThat(told[0].kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
    assertThat(interrupted[0]).as("the interrupt is kept for whoever is above").isTrue();
  }

  @Test
  void whatNeverLeftIsNoUnknownOutcome() {
    cluster.stopServer();
    ClusterFailure first = failureOf(() -> patch("new"));
    assertThat(first.kind()).isIn(Kind.UNREACHABLE, Kind.OUTCOME_UNKNOWN);
    assertThat(failureOf(() -> patch("new")).kind()).isEqualTo(Kind.UNREACHABLE);
  }
}
