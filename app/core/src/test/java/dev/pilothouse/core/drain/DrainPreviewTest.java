// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.drain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.command.EvictPod;
import dev.pilothouse.core.drain.DrainPreview.Around;
import dev.pilothouse.core.kind.DaemonSetKind;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.ObjectRows;
import dev.pilothouse.core.kind.PodDisruptionBudgetKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.schedule.SchedulerRows;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.core.store.RowSnapshot;
import dev.pilothouse.core.store.RowStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/// What a drain says of each pod before it begins, by kubectl's filters.
class DrainPreviewTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String READY = "conditions: [{type: Ready, status: 'True'}]";
  private final List<JsonNode> pods = new ArrayList<>();
  private final List<Row> nodes = new ArrayList<>();
  private final List<Row> budgets = new ArrayList<>();
  private final List<Row> daemonSets = new ArrayList<>(List.of(row(new DaemonSetKind(), "{metadata: {name: agent, namespace: shop, uid: ds}}")));

  private static JsonNode json(String yaml) {
    return JSON.valueToTree(new Yaml().<Object>load(yaml));
  }

  private static Row row(KindDescriptor kind, String yaml) {
    return ObjectRows.read(kind, json(yaml));
  }

  private void node(String name, String cpu, String more) {
    nodes.add(row(new NodeKind(),
        "{metadata: {name: %1$s, uid: n-%1$s, labels: {kubernetes.io/hostname: %1$s}}, spec: {%3$s}, status: {allocatable: {cpu: '%2$s', memory: 8Gi, pods: '20'}}}"
            .formatted(name, cpu, more)));
  }

  private static String owned(String kind, String name) {
    return "ownerReferences: [{apiVersion: apps/v1, kind: %s, name: %s, uid: o-%s, controller: true}]".formatted(kind, name, name);
  }

  /// A pod of one core on node a.
  private void pod(String name, String metadata, String spec, String status) {
    pods.add(json(
        "{metadata: {name: %1$s, namespace: shop, uid: u-%1$s, labels: {app: web}%2$s}, spec: {nodeName: a, containers: [{name: main, resources: {requests: {cpu: '1'}}}]%3$s}, status: {%4$s}}"
            .formatted(name, comma(metadata), comma(spec), status.isEmpty() ? "phase: Running, " + READY : status)));
  }

  private static String comma(String part) {
    return part.isEmpty() ? "" : ", " + part;
  }

  private void budget(String name, int desired, int healthy, int expected, int allowed, String spec) {
    budgets.add(row(new PodDisruptionBudgetKind(),
        "{metadata: {name: %1$s, namespace: shop, uid: b-%1$s}, spec: {selector: {matchLabels: {app: web}}%6$s}, status: {desiredHealthy: %2$d, currentHealthy: %3$d, expectedPods: %4$d, disruptionsAllowed: %5$d}}"
            .formatted(name, desired, healthy, expected, allowed, comma(spec))));
  }

  private static RowSnapshot snapshot(List<Row> rows) {
    RowStore store = new RowStore();
    store.apply(ChangeBatch.of(rows, List.of()));
    return store.snapshot();
  }

  private DrainPreview preview(DrainOptions options) {
    RowSnapshot none = RowSnapshot.EMPTY;
    List<Row> rows = pods.stream().map(pod -> ObjectRows.read(new PodKind(), pod)).toList();
    SchedulerRows scheduler = new SchedulerRows(snapshot(nodes), snapshot(rows), none, none, none, none);
    return DrainPreview.of("a", pods.stream().map(KubeObject::new).toList(), new Around(scheduler, budgets, daemonSets), options);
  }

  private static DrainOptions allow(boolean data, boolean force) {
    return new DrainOptions(data, force, EvictPod.OWN_GRACE);
  }

  @ParameterizedTest(name = "{0} data={1} force={2}: {3} {4}")
  @CsvSource({
    "replicated,    false, false, GOES,   NONE",
    "daemon,        true,  true,  STAYS,  DAEMON_SET",
    "daemonEnded,   false, false, GOES,   FINISHED",
    "orphan,        true,  false, BLOCKS, ORPHANED",
    "orphan,        false, true,  GOES,   ORPHANED",
    "mirror,        true,  true,  STAYS,  MIRROR",
    "data,          false, true,  BLOCKS, LOCAL_STORAGE",
    "data,          true,  false, GOES,   NONE",
    "dataEnded,     false, false, GOES,   FINISHED",
    "bare,          true,  false, BLOCKS, UNREPLICATED",
    "bare,          false, true,  GOES,   UNREPLICATED",
    "bareEnded,     false, false, GOES,   FINISHED",
    "bareData,      false, false, BLOCKS, LOCAL_STORAGE",
    "bareData,      true,  false, BLOCKS, UNREPLICATED",
    "bareData,      true,  true,  GOES,   UNREPLICATED",
    "ending,        false, false, GOES,   ENDING",
    "ownerWithout,  false, false, BLOCKS, UNREPLICATED",
  })
  void eachPodByKubectlsFilters(String what, boolean data, boolean force, String fate, String reason) {
    String empty = "volumes: [{name: tmp, emptyDir: {}}]";
    switch (what) {
      case "replicated" -> pod("one", owned("ReplicaSet", "web"), "", "");
      case "daemon" -> pod("one", owned("DaemonSet", "agent"), empty, "");
      case "daemonEnded" -> pod("one", owned("DaemonSet", "agent"), empty, "phase: Failed");
      case "orphan" -> pod("one", owned("DaemonSet", "forgotten"), "", "");
      case "mirror" -> pod("one", "annotations: {kubernetes.io/config.mirror: x}, " + owned("Node", "a"), empty, "");
      case "data" -> pod("one", owned("StatefulSet", "db"), empty, "");
      case "dataEnded" -> pod("one", owned("Job", "once"), empty, "phase: Succeeded");
      case "bare" -> pod("one", "", "", "");
      case "bareEnded" -> pod("one", "", "", "phase: Failed");
      case "bareData" -> pod("one", "", empty, "");
      case "ending" -> pod("one", "deletionTimestamp: '2026-01-01T00:00:00Z', " + owned("ReplicaSet", "web"), "", "");
      default -> pod("one", owned("ReplicaSet", "web").replace(", controller: true", ""), "", "");
    }
    DrainPreview preview = preview(allow(data, force));

    assertThat(preview.pods()).singleElement().satisfies(pod -> {
      assertThat(pod.fate()).hasToString(fate);
      assertThat(pod.reason()).hasToString(reason);
    });
    assertThat(preview.evictions("a", allow(data, force))).hasSize(fate.equals("GOES") ? 1 : 0);
  }

  @Test
  void onePodThatNeedsADecisionHoldsBackAll() {
    pod("web-1", owned("ReplicaSet", "web"), "", "");
    pod("lone", "", "", "");

    DrainPreview careful = preview(DrainOptions.CAREFUL);
    assertThat(careful.blocked()).isTrue();
    assertThat(careful.evictions("a", DrainOptions.CAREFUL)).isEmpty();
    assertThat(careful.pods()).extracting(pod -> pod.ref().name()).containsExactly("lone", "web-1");
    assertThat(preview(allow(false, true)).pods()).as("it keeps its place").extracting(pod -> pod.ref().name())
        .containsExactly("lone", "web-1");
  }

  @Test
  void podsTakeTheRoomThatThoseBeforeThemLeaveAndNeverTheNodeThatIsDrained() {
    node("a", "8", "");
    node("b", "2", "");
    node("c", "8", "unschedulable: true");
    for (String name : List.of("web-1", "web-2", "web-3")) {
      pod(name, owned("ReplicaSet", "web"), "", "");
    }

    assertThat(preview(DrainOptions.CAREFUL).pods()).extracting(pod -> pod.landing().node() + pod.landing().sentence())
        .containsExactly("b", "b", "0/3 nodes are available: 1 Insufficient cpu, 2 node(s) were unschedulable.");
  }

  @Test
  void aPodThatNobodyMakesAnewNeedsNoPlace() {
    node("b", "1", "");
    pod("lone", "", "", "");
    pod("web-1", owned("ReplicaSet", "web"), "", "");

    assertThat(preview(allow(false, true)).pods()).extracting(pod -> pod.landing() == null ? "-" : pod.landing().node())
        .containsExactly("-", "b");
  }

  @ParameterizedTest(name = "keeps {0} of {1}, {2} healthy, lets {3} go: {4}")
  @CsvSource({
    "1, 3, 3, 2, LETS_GO LETS_GO WAITS",
    "2, 3, 3, 1, LETS_GO WAITS WAITS",
    "2, 3, 2, 0, WAITS WAITS WAITS",
    "3, 3, 3, 0, NEVER NEVER NEVER",
  })
  void aBudgetIsUsedUpInTurn(int desired, int expected, int healthy, int allowed, String said) {
    budget("web", desired, healthy, expected, allowed, "");
    for (String name : List.of("web-1", "web-2", "web-3")) {
      pod(name, owned("ReplicaSet", "web"), "", "");
    }

    assertThat(preview(DrainOptions.CAREFUL).pods()).extracting(pod -> pod.hold().kind().name())
        .containsExactly(said.split(" "));
  }

  @ParameterizedTest(name = "not ready under {0}, keeps {1}, {2} healthy: {3}")
  @CsvSource({
    "'',                                          2, 2, LETS_GO",
    "'',                                          2, 1, WAITS",
    "'',                                          0, 0, WAITS",
    "'unhealthyPodEvictionPolicy: AlwaysAllow',   2, 1, LETS_GO",
  })
  void aPodThatIsNotReadyGoesWhereItCountsForNothing(String policy, int desired, int healthy, String said) {
    budget("web", desired, healthy, 3, 0, policy);
    pod("web-1", owned("ReplicaSet", "web"), "", "phase: Running");

    assertThat(preview(DrainOptions.CAREFUL).pods().getFirst().hold().kind()).hasToString(said);
  }

  @Test
  void ofTwoBudgetsTheServerTakesNoneAndAPodThatHasNotBegunAsksNone() {
    budget("web", 0, 3, 3, 3, "");
    budget("also", 0, 3, 3, 3, "");
    pod("web-1", owned("ReplicaSet", "web"), "", "");
    pod("web-2", owned("ReplicaSet", "web"), "", "phase: Pending");

    DrainPreview preview = preview(DrainOptions.CAREFUL);
    assertThat(preview.pods().getFirst().hold()).satisfies(hold -> {
      assertThat(hold.kind()).isEqualTo(DrainPod.Hold.Kind.SEVERAL);
      assertThat(hold.budget()).isEqualTo("also, web");
    });
    assertThat(preview.pods().getLast().hold()).isNull();
  }

  @Test
  void theLineForKubectlSaysWhatWasChosen() {
    assertThat(String.join(" ", DrainOptions.CAREFUL.kubectl("prod", "a"))).isEqualTo("kubectl --context prod drain a --ignore-daemonsets");
    assertThat(String.join(" ", new DrainOptions(true, true, 20).kubectl("prod", "a")))
        .isEqualTo("kubectl --context prod drain a --ignore-daemonsets --delete-emptydir-data --force --grace-period=20");
  }
}
