// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.kind.Labels;
import dev.pilothouse.core.kind.PodDisruptionBudgetKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.ResourceQuotaKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.KubeObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import static dev.pilothouse.core.kind.ObjectRows.read;
import static org.assertj.core.api.Assertions.assertThat;

/// The small cluster has two nodes of four cores in zone a, one in zone b, and one of sixteen in zone c that is tainted; a pod of
/// one core is on each node of zone a.
class RoomTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final SchedulerSnapshot cluster;

  RoomTest() throws IOException {
    cluster = SchedulerWorlds.cluster("/schedule/room.yaml");
  }

  private static PodDemand demand(String template) {
    return PodDemand.ofTemplate(new KubeObject(tree("{metadata: {name: web, namespace: shop}, spec: {template: " + template + "}}")));
  }

  private static JsonNode tree(String yaml) {
    return JSON.valueToTree(new Yaml().<Object>load(yaml));
  }

  private static PodDemand web(String more) {
    return demand(
        "{metadata: {labels: {app: web}}, spec: {containers: [{name: app, resources: {requests: {cpu: '1', memory: 1Gi}}}]" + more + "}}");
  }

  @Test
  void podsGoWhereThereIsRoomUntilThereIsNone() {
    Room room = Room.of(web(""), cluster, 100);

    assertThat(room.more()).isEqualTo(10);
    assertThat(room.now().count()).isEqualTo(3);
    assertThat(room.now().zones()).isEqualTo(Map.of("a", new Fit.Zone(2, 2), "b", new Fit.Zone(1, 1), "c", new Fit.Zone(0, 1)));
    assertThat(room.end().sentence())
        .isEqualTo("0/4 nodes are available: 1 node(s) had untolerated taint(s), 3 Insufficient cpu.");
  }

  @Test
  void aZoneSaysWhatItHasBeforeAndAfter() {
    Room room = Room.of(web(""), cluster, 3);

    assertThat(room.end().sentence()).isEmpty();
    Room.Zone a = room.zones(3).getFirst();
    assertThat(a.pods()).isEqualTo(2);
    assertThat(a.more()).isEqualTo(1);
    Room.Zone b = room.zones(3).get(1);
    assertThat(b.pods()).isZero();
    assertThat(b.more()).isEqualTo(2);
    assertThat(b.cpu()).isEqualTo(new Room.Amount(0, 2000, 4000));
    assertThat(b.memory().after() - b.memory().before()).isEqualTo(2L << 30);
    assertThat(room.zones(1).get(1).more()).isEqualTo(1);
  }

  @Test
  void workloadsThatGrowTogetherShareTheNodesInTheirOrder() {
    PodDemand large = demand("{spec: {containers: [{name: app, resources: {requests: {cpu: '5'}}}]}}");

    List<Room> rooms = Room.inTurn(List.of(new MorePods(web(""), 8), new MorePods(large, 2), new MorePods(web(""), 8)), cluster);

    assertThat(rooms).extracting(Room::more).as("of ten places").containsExactly(8, 0, 2);
    assertThat(rooms.get(2).now().count()).isLessThan(rooms.get(0).now().count());
    assertThat(rooms.get(2).end().sentence())
        .isEqualTo("0/4 nodes are available: 1 node(s) had untolerated taint(s), 3 Insufficient cpu.");
    assertThat(Room.of(web(""), cluster, 100).more()).as("the cluster itself is as it was").isEqualTo(10);
  }

  @Test
  void podsOfOneWorkloadKeepThoseOfAnotherAway() {
    PodDemand shy =
        demand(
            "{metadata: {labels: {app: shy}}, spec: {affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
                + " [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: web}}}]}}, containers: [{name: app}]}}");

    List<Room> rooms = Room.inTurn(List.of(new MorePods(web(""), 1), new MorePods(shy, 1)), cluster);

    assertThat(rooms.get(0).places()).as("the only node without web").containsExactly(new Room.Place("b1", "b"));
    assertThat(rooms.get(1).more()).isZero();
  }

  @Test
  void aRuleOfSpreadStopsAtTheFullestZone() {
    String spread = ", topologySpreadConstraints: [{maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable:"
        + " DoNotSchedule, nodeTaintsPolicy: Honor, labelSelector: {matchLabels: {app: web}}}]";

    Room room = Room.of(web(spread), cluster, 100);

    // Zone b takes four; zone a may then have one more than that.
    assertThat(room.more()).isEqualTo(4 + 3);
    assertThat(room.end().counts())
        .containsEntry("Insufficient cpu", 1)
        .containsEntry("node(s) didn't match pod topology spread constraints", 2);
  }

  @Test
  void podsThatKeepApartTakeOneNodeEach() {
    String apart = ", affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey:"
        + " kubernetes.io/hostname, labelSelector: {matchLabels: {app: web}}}]}}";

    assertThat(Room.of(web(apart), cluster, 100).places()).containsExactly(new Room.Place("b1", "b"));
  }

  @Test
  void aPortOfTheNodeIsTakenOnce() {
    PodDemand pod = demand("{metadata: {labels: {app: edge}}, spec: {containers: [{name: app, ports: [{containerPort: 80, hostPort: 80}]}]}}");

    assertThat(Room.of(pod, cluster, 100).more()).isEqualTo(3);
  }

  @Test
  void whatIsMissingIsSaidInNumbers() {
    Fit fit = cluster.fit(demand("{spec: {nodeSelector: {kubernetes.io/hostname: a1}, containers: [{name: app, resources: {limits: {cpu: 3500m}}}]}}"));

    Refusal refusal = fit.nodes().getFirst().refusals().getFirst();
    assertThat(refusal.plugin()).isEqualTo("NodeResourcesFit");
    assertThat(refusal.shortage()).isEqualTo(new Refusal.Shortage("cpu", 3500, 1000, 4000));
    assertThat(refusal.shortage().missing()).isEqualTo(500);
  }

  @Test
  void aThousandNodesAndAThousandPodsAreCounted() {
    List<JsonNode> nodes =
        IntStream.range(0, 1000)
            .mapToObj(i -> tree("{kind: Node, metadata: {name: n" + i + ", uid: u" + i + ", labels: {topology.kubernetes.io/zone: z"
                + i % 3 + "}}, status: {allocatable: {cpu: '4', memory: 8Gi, pods: '110'}}}"))
            .toList();

    Room room = Room.of(web(""), SchedulerSnapshot.of(SchedulerWorlds.rows(nodes)), 1000);

    assertThat(room.more()).isEqualTo(1000);
    assertThat(room.zones(999).stream().map(Room.Zone::more)).containsExactly(333, 333, 333);
  }

  private static Row quota(String yaml) {
    return read(new ResourceQuotaKind(), tree("{metadata: {name: small, namespace: shop, uid: q}, " + yaml + "}"));
  }

  @Test
  void aQuotaSaysWhatItWouldHoldAndWhatItRefuses() {
    Row quota = quota("status: {hard: {pods: '6', requests.cpu: '4', limits.memory: 9Gi}, used: {pods: '3', requests.cpu: 2500m, limits.memory: '0'}}");

    QuotaCheck check = QuotaCheck.of(web(""), 3, List.of(quota));

    assertThat(check.lines())
        .containsExactly(
            new QuotaCheck.Line("small", "pods", 3, 6, 6), new QuotaCheck.Line("small", "requests.cpu", 2500, 5500, 4000));
    assertThat(check.lines().stream().map(QuotaCheck.Line::isRefused)).containsExactly(false, true);
    assertThat(check.room()).isZero();
    assertThat(check.refusal()).isEqualTo("failed quota: small: must specify limits.memory for: app");
  }

  @Test
  void theFirstPodThatIsTooManyGetsTheServersWords() {
    Row quota = quota("status: {hard: {pods: '6', requests.cpu: '4'}, used: {pods: '3', requests.cpu: 2500m}}");

    QuotaCheck check = QuotaCheck.of(web(""), 3, List.of(quota));

    assertThat(check.room()).isEqualTo(1);
    assertThat(check.refusal())
        .isEqualTo("exceeded quota: small, requested: requests.cpu=1, used: requests.cpu=3500m, limited: requests.cpu=4");
  }

  @Test
  void workloadsThatGrowTogetherShareAQuotaInTheirOrder() {
    Row quota = quota("status: {hard: {requests.cpu: '4'}, used: {requests.cpu: 1500m}}");

    List<QuotaCheck> checks = QuotaCheck.inTurn(List.of(new MorePods(web(""), 1), new MorePods(web(""), 3)), List.of(quota));

    assertThat(checks).extracting(QuotaCheck::room).containsExactly(1, 1);
    assertThat(checks.get(0).refusal()).isEmpty();
    assertThat(checks.get(1).lines()).containsExactly(new QuotaCheck.Line("small", "requests.cpu", 2500, 5500, 4000));
    assertThat(checks.get(1).refusal())
        .isEqualTo("exceeded quota: small, requested: requests.cpu=1, used: requests.cpu=3500m, limited: requests.cpu=4");
  }

  /// The pods of the small cluster.
  private static Row pod(int number) {
    return read(
        new PodKind(),
        tree("{metadata: {name: web-%1$d, namespace: shop, uid: p-%1$d, labels: {app: web}}, status: {phase: Running}, spec: {nodeName: a%1$d,"
            .formatted(number) + " containers: [{name: app, resources: {requests: {cpu: '1', memory: 1Gi}}}]}}"));
  }

  @Test
  void aWorkloadThatShrinksLeavesItsPlacesToThoseAfterIt() {
    FewerPods two = new FewerPods(web(""), List.of(pod(1), pod(2)));
    MorePods many = new MorePods(web(""), 100);

    assertThat(Room.inTurn(List.of(two, many), cluster)).extracting(Room::more).containsExactly(12);
    assertThat(Room.inTurn(List.of(many, two), cluster)).extracting(Room::more).as("too late").containsExactly(10);
    assertThat(Room.inTurn(List.of(many, two, many), cluster)).extracting(Room::more).containsExactly(10, 2);
    assertThat(Room.inTurn(List.of(two, two, many), cluster)).extracting(Room::more).as("each goes once").containsExactly(12);
  }

  @Test
  void whatAShrinkingWorkloadGivesBackToAQuotaIsThereForThoseAfterIt() {
    Row quota = quota("status: {hard: {requests.cpu: '4', pods: '4'}, used: {requests.cpu: 3500m, pods: '4'}}");
    FewerPods one = new FewerPods(web(""), List.of(pod(1)));
    FewerPods both = new FewerPods(web(""), List.of(pod(1), pod(2)));
    MorePods three = new MorePods(web(""), 3);

    assertThat(QuotaCheck.inTurn(List.of(three, both), List.of(quota))).extracting(QuotaCheck::room).containsExactly(0);
    assertThat(QuotaCheck.inTurn(List.of(one, three), List.of(quota))).extracting(QuotaCheck::room).containsExactly(1);
    QuotaCheck after = QuotaCheck.inTurn(List.of(both, three), List.of(quota)).getFirst();
    assertThat(after.room()).isEqualTo(2);
    assertThat(after.lines())
        .contains(new QuotaCheck.Line("small", "requests.cpu", 1500, 4500, 4000), new QuotaCheck.Line("small", "pods", 2, 5, 4));
    assertThat(after.refusal())
        .isEqualTo(
            "exceeded quota: small, requested: pods=1,requests.cpu=1, used: pods=4,requests.cpu=3500m, limited: pods=4,requests.cpu=4");
  }

  @Test
  void aQuotaThatDoesNotCountThemGetsNothingBack() {
    Row quota = quota("spec: {scopes: [BestEffort]}, status: {hard: {pods: '1'}, used: {pods: '1'}}");
    PodDemand other = demand("{spec: {containers: [{name: app}]}}");

    assertThat(QuotaCheck.inTurn(List.of(new FewerPods(web(""), List.of(pod(1))), new MorePods(other, 1)), List.of(quota)))
        .extracting(QuotaCheck::room)
        .containsExactly(0);
  }

  @Test
  void aQuotaForPodsOfAnotherSortSaysNothing() {
    Row quota = quota("spec: {scopes: [BestEffort]}, status: {hard: {pods: '1'}, used: {pods: '1'}}");

    assertThat(QuotaCheck.of(web(""), 5, List.of(quota)).lines()).isEmpty();
    assertThat(QuotaCheck.of(demand("{spec: {containers: [{name: app}]}}"), 5, List.of(quota)).room()).isZero();
  }

  @Test
  void aBudgetGrowsWithThePods() {
    Row budget =
        read(
            new PodDisruptionBudgetKind(),
            tree("{metadata: {name: web, namespace: shop, uid: b}, spec: {minAvailable: 75%, selector: {matchLabels: {app: web}}},"
                + " status: {expectedPods: 5, currentHealthy: 5, desiredHealthy: 4, disruptionsAllowed: 1}}"));

    assertThat(BudgetRoom.of("shop", Labels.of(Map.of("app", "web")), 5, 8, List.of(budget)))
        .containsExactly(new BudgetRoom("web", 4, 5, 1, 6, 2));
    assertThat(BudgetRoom.of("shop", Labels.of(Map.of("app", "cart")), 5, 8, List.of(budget))).isEmpty();
  }
}
