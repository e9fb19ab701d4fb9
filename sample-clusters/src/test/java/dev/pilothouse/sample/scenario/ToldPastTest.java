// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.controller.Conditions;
import dev.pilothouse.sample.controller.Pods;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.DeleteOptions;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ResourceType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// A cluster that starts with the past that the build has played goes on as one that played it itself.
class ToldPastTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:04:00Z");

  private LiveCluster harbor = LiveCluster.bundled("harbor", NOW);

  @AfterEach
  void close() {
    harbor.close();
  }

  private void startAt(String now) {
    harbor.close();
    harbor = LiveCluster.bundled("harbor", Instant.parse(now));
  }

  private List<ObjectNode> pods() {
    return harbor.store().list(BuiltInTypes.PODS);
  }

  private static String app(ObjectNode pod) {
    return Json.labels(pod).getOrDefault("app.kubernetes.io/name", "?");
  }

  private Map<String, String> restarts(Set<String> without) {
    return pods().stream()
        .filter(pod -> !without.contains(app(pod)) && !Pods.isFinished(pod))
        .collect(Collectors.toMap(Json::uid, pod -> Json.name(pod) + " restarted " + Pods.restarts(pod)));
  }

  @Test
  void hasAnEqualNumberOfEveryKindAsOneThatPlayedIt() {
    try (LiveCluster played = LiveCluster.upTo(Scenario.load("harbor"), NOW)) {
      assertThat(counts(harbor)).isEqualTo(counts(played));
    }
  }

  /// Leases and events come and go with the minute.
  private static Map<String, Integer> counts(LiveCluster cluster) {
    Map<String, Integer> counts = new TreeMap<>();
    for (ResourceType type : cluster.store().types().all()) {
      if (!Set.of("Event", "Lease", "Pod").contains(type.kind())) {
        counts.put(type.kind(), cluster.store().list(type).size());
      }
    }
    return counts;
  }

  @Test
  void whatIsWellStaysAsItIs() {
    Set<String> moving = Set.of("cart", "search", "checkout", "storefront", "payments-api", "settlement", "catalog", "nightly-report");
    Map<String, String> before = restarts(moving);
    harbor.loop().runFor(Duration.ofMinutes(8));
    assertThat(before).hasSizeGreaterThan(30);
    assertThat(restarts(moving)).isEqualTo(before);
    assertThat(pods().stream().filter(pod -> before.containsKey(Json.uid(pod)) && !app(pod).equals("image-index")))
        .allMatch(Pods::isReady);
  }

  @Test
  void theCrashLoopGoesOn() {
    ObjectNode cart = pods().stream().filter(pod -> app(pod).equals("cart") && !Pods.isReady(pod)).findFirst().orElseThrow();
    int before = Pods.restarts(cart);
    harbor.loop().runFor(Duration.ofMinutes(6));
    assertThat(Pods.restarts(harbor.store().get(BuiltInTypes.PODS, "shop", Json.name(cart)))).isGreaterThan(before);
  }

  @Test
  void theRolloutUnderWayComesToItsEnd() {
    harbor.loop().runFor(Duration.ofMinutes(8));
    ObjectNode checkout = harbor.store().get(BuiltInTypes.DEPLOYMENTS, "shop", "checkout");
    assertThat(Json.text(Conditions.find(checkout, "Progressing"), "reason")).isEqualTo("NewReplicaSetAvailable");
    assertThat(Json.integer(0, checkout, "status", "updatedReplicas")).isEqualTo(6);
  }

  @Test
  void aPodThatIsTakenAwayAtOnceIsReplaced() {
    ObjectNode pod = pods().stream().filter(each -> app(each).equals("catalog")).findFirst().orElseThrow();
    harbor.store().delete(
        BuiltInTypes.PODS, "shop", Json.name(pod), DeleteOptions.background());
    harbor.loop().runFor(Duration.ofMinutes(1));
    List<ObjectNode> after = pods().stream().filter(each -> app(each).equals("catalog")).toList();
    assertThat(after).noneMatch(each -> Json.uid(each).equals(Json.uid(pod))).allMatch(Pods::isReady);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-01T12:04:00Z", "2026-03-01T12:10:01Z", "2026-07-31T21:02:00Z", "2027-01-01T00:00:30Z"})
  void nothingIsOfTheFutureAtWhateverTimeItStarts(String now) {
    startAt(now);
    for (ResourceType type : harbor.store().types().all()) {
      assertThat(harbor.store().list(type)).allSatisfy(object -> {
        assertThat(Pods.created(object)).as(Json.name(object)).isBeforeOrEqualTo(Instant.parse(now));
        for (JsonNode condition : Json.items(object, "status", "conditions")) {
          String since = Json.text(condition, "lastTransitionTime");
          assertThat(since.isEmpty() ? Instant.MIN : Instant.parse(since)).isBeforeOrEqualTo(Instant.parse(now));
        }
      });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-01T12:04:00Z", "2026-03-01T12:10:20Z", "2026-07-31T21:02:00Z", "2027-01-01T00:00:30Z"})
  void cronJobsHaveRunWhenTheyWereDueAndRunOn(String now) {
    startAt(now);
    harbor.loop().runFor(Duration.ofMinutes(11));
    for (ObjectNode job : harbor.store().list(BuiltInTypes.JOBS)) {
      String due = Json.text(job, "metadata", "annotations", "batch.kubernetes.io/cronjob-scheduled-timestamp");
      if (!due.isEmpty()) {
        Instant at = Instant.parse(due);
        assertThat(Json.name(job)).endsWith("-" + at.getEpochSecond() / 60);
        assertThat(at.getEpochSecond() % 600).as(Json.name(job)).isZero();
      }
    }
    ObjectNode settlement = harbor.store().get(BuiltInTypes.CRON_JOBS, "payments", "settlement");
    Instant last = Instant.parse(Json.text(settlement, "status", "lastScheduleTime"));
    assertThat(last).isBetween(harbor.clock().instant().minusSeconds(600), harbor.clock().instant());
  }

  @Test
  void theObjectsOfTwoStartsAreNotTheSame() {
    try (LiveCluster other = LiveCluster.bundled("harbor", NOW)) {
      assertThat(other.store().list(BuiltInTypes.PODS)).extracting(Json::uid).doesNotContainAnyElementsOf(pods().stream().map(Json::uid).toList());
      List<String> sets = other.store().list(BuiltInTypes.REPLICA_SETS).stream().map(Json::uid).toList();
      assertThat(other.store().list(BuiltInTypes.PODS).stream()
          .map(Json::controller)
          .filter(owner -> Json.text(owner, "kind").equals("ReplicaSet"))
          .map(owner -> Json.text(owner, "uid")))
          .isNotEmpty()
          .isSubsetOf(sets);
    }
  }
}
