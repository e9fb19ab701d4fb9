// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.controller.Conditions;
import dev.pilothouse.sample.controller.Pods;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The scenario, played here and with the past that was played by the build.
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HarborTest {

  /// How its past came about.
  enum Past {
    PLAYED,
    TOLD
  }

  private static final Instant NOW = Instant.parse("2026-03-01T12:04:00Z");

  @Parameter
  private Past past;

  private LiveCluster harbor;

  @BeforeParameterizedClassInvocation
  void begin() {
    harbor = harbor();
  }

  private LiveCluster harbor() {
    return past == Past.PLAYED ? LiveCluster.upTo(Scenario.load("harbor"), NOW) : LiveCluster.bundled("harbor", NOW);
  }

  @AfterParameterizedClassInvocation
  void close() {
    harbor.close();
  }

  private static String reason(ObjectNode pod) {
    return pod.at("/status/containerStatuses/0/state/waiting/reason").asText("");
  }

  @Test
  void hasExactlyTheTroublesThatItIsKnownFor() {
    Map<String, List<ObjectNode>> unready = harbor.store().list(BuiltInTypes.PODS).stream()
        .filter(pod -> !Pods.isReady(pod) && !Pods.isFinished(pod) && !Json.isDeleting(pod))
        .collect(Collectors.groupingBy(pod -> Json.labels(pod).getOrDefault("app.kubernetes.io/name", "?")));
    assertThat(unready).containsKeys("cart", "search", "image-index");
    assertThat(reason(unready.get("cart").getFirst())).isEqualTo("CrashLoopBackOff");
    assertThat(reason(unready.get("search").getFirst())).isIn("ImagePullBackOff", "ErrImagePull");
    assertThat(Pods.phase(unready.get("image-index").getFirst())).isEqualTo("Pending");
    assertThat(unready.keySet()).isSubsetOf("cart", "search", "image-index", "checkout", "storefront", "payments-api");
  }

  @Test
  void looksAsIfItHadRunForWeeks() {
    List<Duration> ages = harbor.store().list(BuiltInTypes.PODS).stream()
        .map(pod -> Duration.between(Pods.created(pod), NOW))
        .toList();
    assertThat(ages).anyMatch(age -> age.toDays() > 80).anyMatch(age -> age.toDays() < 1);
    assertThat(harbor.store().list(BuiltInTypes.EVENTS)).hasSizeGreaterThan(40).allMatch(event ->
        Pods.created(event).isAfter(NOW.minus(Duration.ofMinutes(61))));
    assertThat(harbor.store().list(BuiltInTypes.PODS)).anyMatch(pod -> Pods.restarts(pod) > 4);
  }

  @Test
  void hasARolloutUnderWay() {
    ObjectNode checkout = harbor.store().get(BuiltInTypes.DEPLOYMENTS, "shop", "checkout");
    int updated = Json.integer(0, checkout, "status", "updatedReplicas");
    assertThat(updated).isBetween(1, 5);
    assertThat(Json.text(checkout, "metadata", "annotations", "deployment.kubernetes.io/revision")).isEqualTo("7");
    assertThat(events("checkout-")).contains("Readiness probe failed: HTTP probe failed with statuscode: 503");
  }

  @Test
  void hasARolloutThatItsReadinessProbeHolds() {
    ObjectNode payments = harbor.store().get(BuiltInTypes.DEPLOYMENTS, "payments", "payments-api");
    assertThat(Json.integer(0, payments, "status", "updatedReplicas")).isPositive();
    assertThat(Json.text(Conditions.find(payments, "Progressing"), "reason")).isEqualTo("ReplicaSetUpdated");
    assertThat(Json.text(Conditions.find(payments, "Available"), "status")).isEqualTo("True");
    assertThat(events("payments-api-")).contains("Readiness probe failed: HTTP probe failed with statuscode: 503");
  }

  @Test
  void everyRevisionOfTheHistorySaysItsCause() {
    List<String> causes = harbor.store().list(BuiltInTypes.REPLICA_SETS, "shop").stream()
        .filter(set -> Json.name(set).startsWith("checkout-"))
        .map(set -> Json.text(set, "metadata", "annotations", "kubernetes.io/change-cause"))
        .toList();
    assertThat(causes).hasSize(7).doesNotHaveDuplicates().contains("Retry payments three times, #4788", "Cache warm-up at start, #4812");
  }

  @Test
  void theQuotaOfTheShopCountsWhatIsThere() {
    ObjectNode quota = harbor.store().get(BuiltInTypes.RESOURCE_QUOTAS, "shop", "shop");
    long pods = harbor.store().list(BuiltInTypes.PODS, "shop").stream().filter(pod -> !Pods.isFinished(pod)).count();
    assertThat(Json.integer(0, quota, "status", "used", "pods")).isEqualTo((int) pods);
  }

  private List<String> events(String object) {
    return harbor.store().list(BuiltInTypes.EVENTS).stream()
        .filter(event -> Json.text(event, "involvedObject", "name").startsWith(object))
        .map(event -> Json.text(event, "message"))
        .toList();
  }

  @Test
  void everyClaimIsBoundAndEveryServiceWithPodsHasEndpoints() {
    assertThat(harbor.store().list(BuiltInTypes.PERSISTENT_VOLUME_CLAIMS)).hasSize(7)
        .allMatch(claim -> Json.text(claim, "status", "phase").equals("Bound"));
    assertThat(harbor.store().list(BuiltInTypes.ENDPOINTS, "shop")).hasSizeGreaterThan(6)
        .allMatch(endpoints -> endpoints.at("/subsets/0/addresses").size() > 0);
  }

  @Test
  void changesOnlyAFewTimesASecondAtRest() {
    LiveCluster other = harbor();
    long before = other.store().version();
    other.loop().runFor(Duration.ofMinutes(2));
    assertThat(other.store().version() - before).isLessThan(120 * 4).isGreaterThan(60);
    other.close();
  }
}
