// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.model.KubeObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/// Each reason why the only node does not take another pod, on its own: without it the pod fits. The node has four cores and 8 GiB,
/// the pod asks for one of each.
class WhyNoRoomTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TAKES = "";
  private final List<JsonNode> cluster = new ArrayList<>();

  private static JsonNode tree(String yaml) {
    return JSON.valueToTree(new Yaml().<Object>load(yaml));
  }

  private void node(String spec, String allocatable) {
    cluster.add(
        tree("{kind: Node, metadata: {name: n1, uid: n1, labels: {kubernetes.io/hostname: n1, topology.kubernetes.io/zone: a, disk: slow}},"
            + " spec: {" + spec + "}, status: {allocatable: {cpu: '4', memory: 8Gi, pods: '110'" + allocatable + "}}}"));
  }

  private void pod(String name, String spec) {
    cluster.add(
        tree("{kind: Pod, metadata: {name: " + name + ", namespace: shop, uid: " + name + ", labels: {app: " + name + "}}, spec: {nodeName:"
            + " n1, " + spec + "}, status: {phase: Running}}"));
  }

  private void claim(String spec) {
    cluster.add(
        tree("{kind: PersistentVolumeClaim, metadata: {name: data, namespace: shop, uid: data, annotations:"
            + " {pv.kubernetes.io/bind-completed: 'yes'}}, spec: {" + spec + "}, status: {phase: Bound}}"));
  }

  /// What the scheduler says of one more pod; nothing when there is room.
  private String says(String spec) {
    PodDemand pod =
        PodDemand.ofTemplate(
            new KubeObject(
                tree("{metadata: {name: web, namespace: shop}, spec: {template: {metadata: {labels: {app: web}}, spec: {" + spec
                    + (spec.isEmpty() ? "" : ", ") + "containers: [{name: app, ports: [{containerPort: 80, hostPort: 80}], resources:"
                    + " {requests: {cpu: '1', memory: 1Gi}}}]}}}}")));
    return Room.of(pod, SchedulerSnapshot.of(SchedulerWorlds.rows(cluster)), 1).now().sentence();
  }

  private static String refused(String words) {
    return "0/1 nodes are available: " + words + ".";
  }

  @Test
  void thereIsNoNode() {
    assertThat(says("")).isEqualTo("no nodes available to schedule pods");
    node("", "");
    assertThat(says("")).isEqualTo(TAKES);
  }

  @Test
  void theNodeIsCordoned() {
    node("unschedulable: true", "");
    assertThat(says("")).isEqualTo(refused("1 node(s) were unschedulable"));
    assertThat(says("tolerations: [{key: node.kubernetes.io/unschedulable, operator: Exists}]")).isEqualTo(TAKES);
  }

  @Test
  void theNodeIsTainted() {
    node("taints: [{key: dedicated, value: batch, effect: NoSchedule}]", "");
    assertThat(says("")).isEqualTo(refused("1 node(s) had untolerated taint(s)"));
    assertThat(says("tolerations: [{key: dedicated, value: batch}]")).isEqualTo(TAKES);
  }

  @Test
  void theNodeIsAnotherOneThanTheSelectorNames() {
    node("", "");
    assertThat(says("nodeSelector: {disk: fast}")).isEqualTo(refused("1 node(s) didn't match Pod's node affinity/selector"));
    assertThat(says("nodeSelector: {disk: slow}")).isEqualTo(TAKES);
  }

  @Test
  void theNodeIsAnotherOneThanTheAffinityNames() {
    node("", "");
    String affinity = "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions:"
        + " [{key: disk, operator: %s, values: [slow]}]}]}}}";
    assertThat(says(affinity.formatted("NotIn"))).isEqualTo(refused("1 node(s) didn't match Pod's node affinity/selector"));
    assertThat(says(affinity.formatted("In"))).isEqualTo(TAKES);
  }

  @Test
  void thePortIsTaken() {
    node("", "");
    pod("proxy", "containers: [{name: app, ports: [{containerPort: 8080, hostPort: 8080}]}]");
    assertThat(says("")).isEqualTo(TAKES);
    pod("other", "containers: [{name: app, ports: [{containerPort: 80, hostPort: 80}]}]");
    assertThat(says("")).isEqualTo(refused("1 node(s) didn't have free ports for the requested pod ports"));
  }

  @Test
  void thereIsNotEnoughCpu() {
    node("", "");
    pod("busy", "containers: [{name: app, resources: {requests: {cpu: '3'}}}]");
    assertThat(says("")).isEqualTo(TAKES);
    pod("more", "containers: [{name: app, resources: {requests: {cpu: 1m}}}]");
    assertThat(says("")).isEqualTo(refused("1 Insufficient cpu"));
  }

  @Test
  void thereIsNotEnoughMemory() {
    node("", "");
    pod("busy", "containers: [{name: app, resources: {requests: {memory: 7Gi}}}]");
    assertThat(says("")).isEqualTo(TAKES);
    pod("more", "containers: [{name: app, resources: {requests: {memory: 1Mi}}}]");
    assertThat(says("")).isEqualTo(refused("1 Insufficient memory"));
  }

  @Test
  void thereAreTooManyPods() {
    node("", ", pods: '2'");
    pod("one", "containers: [{name: app}]");
    assertThat(says("")).isEqualTo(TAKES);
    pod("two", "containers: [{name: app}]");
    assertThat(says("")).isEqualTo(refused("1 Too many pods"));
  }

  @Test
  void aDeviceIsMissing() {
    node("", ", example.com/gpu: '1'");
    String asks = "initContainers: [{name: first, resources: {requests: {example.com/gpu: '%d'}}}]";
    assertThat(says(asks.formatted(1))).isEqualTo(TAKES);
    assertThat(says(asks.formatted(2))).isEqualTo(refused("1 Insufficient example.com/gpu"));
  }

  private static String terms(String kind, String app) {
    return "affinity: {" + kind + ": {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: kubernetes.io/hostname,"
        + " labelSelector: {matchLabels: {app: " + app + "}}}]}}";
  }

  @Test
  void whatItMustBeNearToIsElsewhere() {
    node("", "");
    pod("cache", "containers: [{name: app}]");
    assertThat(says(terms("podAffinity", "cache"))).isEqualTo(TAKES);
    assertThat(says(terms("podAffinity", "queue"))).isEqualTo(refused("1 node(s) didn't match pod affinity rules"));
  }

  @Test
  void whatItMustKeepAwayFromIsThere() {
    node("", "");
    pod("cache", "containers: [{name: app}]");
    assertThat(says(terms("podAntiAffinity", "queue"))).isEqualTo(TAKES);
    assertThat(says(terms("podAntiAffinity", "cache"))).isEqualTo(refused("1 node(s) didn't match pod anti-affinity rules"));
  }

  @Test
  void whatIsThereKeepsAwayFromIt() {
    node("", "");
    pod("shy", terms("podAntiAffinity", "queue") + ", containers: [{name: app}]");
    assertThat(says("")).isEqualTo(TAKES);
    pod("alone", terms("podAntiAffinity", "web") + ", containers: [{name: app}]");
    assertThat(says("")).isEqualTo(refused("1 node(s) didn't satisfy existing pods anti-affinity rules"));
  }

  private static String spread(String key) {
    return "topologySpreadConstraints: [{maxSkew: 1, minDomains: 2, topologyKey: " + key + ", whenUnsatisfiable: DoNotSchedule,"
        + " labelSelector: {matchLabels: {app: web}}}]";
  }

  @Test
  void theZoneWouldHaveTooManyOfThem() {
    node("", "");
    assertThat(says(spread("topology.kubernetes.io/zone"))).isEqualTo(TAKES);
    pod("web", "containers: [{name: app}]");
    assertThat(says(spread("topology.kubernetes.io/zone"))).isEqualTo(refused("1 node(s) didn't match pod topology spread constraints"));
  }

  @Test
  void theNodeHasNotTheLabelThatTheyAreSpreadBy() {
    node("", "");
    assertThat(says(spread("rack")))
        .isEqualTo(refused("1 node(s) didn't match pod topology spread constraints (missing required label)"));
  }

  private static final String USES = "volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]";

  @Test
  void theClaimIsNotThere() {
    node("", "");
    assertThat(says(USES)).isEqualTo(refused("persistentvolumeclaim \"data\" not found"));
  }

  private void volume(String labels, String more) {
    cluster.add(
        tree("{kind: PersistentVolume, metadata: {name: pv, uid: pv, labels: {" + labels + "}}, spec: {capacity: {storage: 1Gi}, accessModes:"
            + " [ReadWriteOnce], claimRef: {namespace: shop, name: data, uid: data}" + more + "}, status: {phase: Bound}}"));
  }

  @Test
  void theVolumeIsInAnotherZone() {
    node("", "");
    claim("volumeName: pv, accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}");
    volume("topology.kubernetes.io/zone: a", "");
    assertThat(says(USES)).isEqualTo(TAKES);
    cluster.removeLast();
    volume("topology.kubernetes.io/zone: b", "");
    assertThat(says(USES)).isEqualTo(refused("1 node(s) had no available volume zone"));
  }

  @Test
  void theVolumeIsOnAnotherNode() {
    node("", "");
    claim("volumeName: pv, accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}");
    String on = ", nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: kubernetes.io/hostname, operator: In, values: [%s]}]}]}}";
    volume("", on.formatted("n1"));
    assertThat(says(USES)).isEqualTo(TAKES);
    cluster.removeLast();
    volume("", on.formatted("n2"));
    assertThat(says(USES)).isEqualTo(refused("1 node(s) didn't match PersistentVolume's node affinity"));
  }

  @Test
  void theVolumeIsGone() {
    node("", "");
    claim("volumeName: pv, accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}");
    assertThat(says(USES)).isEqualTo(refused("1 node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)"));
  }

  @Test
  void anotherPodHasTheVolumeForItselfAlone() {
    node("", "");
    claim("volumeName: pv, accessModes: [ReadWriteOncePod], resources: {requests: {storage: 1Gi}}");
    volume("", "");
    assertThat(says(USES)).isEqualTo(TAKES);
    pod("first", USES + ", containers: [{name: app}]");
    assertThat(says(USES))
        .isEqualTo(
            refused("1 node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod"));
  }
}
