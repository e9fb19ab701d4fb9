// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.command.Outcome;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Two objects that differ in nothing but their names: one is changed by our command, the other by the line for kubectl that the
/// same command tells. Afterwards they must be the same, but for what only a server can give.
final class Twins {
  static final String OURS = "ours";
  static final String THEIRS = "theirs";
  private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
  private static final Duration A_WHILE = Duration.ofSeconds(60);
  private static final Set<String> OF_THE_SERVER = Set.of("uid", "resourceVersion", "creationTimestamp", "managedFields", "generation");

  private final ClusterUnderTest cluster;
  private final CommandsUnderTest commands;
  private final Kubectl kubectl;
  private final ResourceKind kind;

  /// @param json an object in which NAME stands for its name
  Twins(ClusterUnderTest cluster, ResourceKind kind, String json) throws Exception {
    this.cluster = cluster;
    this.kind = kind;
    commands = new CommandsUnderTest(cluster.http());
    kubectl = Kubectl.of(cluster);
    for (String name : List.of(OURS, THEIRS)) {
      cluster.create(kind.path(cluster.namespace()), json.replace("NAME", name));
    }
    settle();
  }

  CommandsUnderTest commands() {
    return commands;
  }

  ResourceRef ref(String name) throws Exception {
    return new ResourceRef(kind, cluster.namespace(), name, shown(name).uid());
  }

  KubeObject shown(String name) throws Exception {
    return new KubeObject(cluster.get(cluster.ref(kind, name).path()));
  }

  /// Makes a command for each twin from what it is now, does ours and lets kubectl do the other, and compares.
  Outcome same(BiFunction<ResourceRef, KubeObject, Command> command) throws Exception {
    Command theirs = command.apply(ref(THEIRS), shown(THEIRS));
    Outcome done = commands.run(command.apply(ref(OURS), shown(OURS)));
    assertThat(done.failure()).isNull();
    kubectl.run(theirs.kubectl("real"));
    settle();
    return done;
  }

  Kubectl.Said kubectl(String... words) throws Exception {
    List<String> line = new java.util.ArrayList<>(List.of("kubectl", "--context", "real", "-n", cluster.namespace()));
    line.addAll(List.of(words));
    return kubectl.say(line);
  }

  /// Waits until the controllers have made the same of both.
  private void settle() {
    await().atMost(A_WHILE).untilAsserted(() -> {
      assertThat(plain(shown(OURS))).isEqualTo(plain(shown(THEIRS)));
      assertThat(observed(OURS) && observed(THEIRS)).as("seen by the controller").isTrue();
      assertThat(revisions(OURS)).isEqualTo(revisions(THEIRS));
    });
  }

  private boolean observed(String name) throws Exception {
    KubeObject shown = shown(name);
    return !kind.group().equals("apps")
        || shown.at("status", "observedGeneration").asLong(-1) >= shown.at("metadata", "generation").asLong();
  }

  private static String plain(KubeObject object) throws Exception {
    ObjectNode copy = object.root().deepCopy();
    copy.remove("status");
    if (copy.get("metadata") instanceof ObjectNode metadata) {
      metadata.remove(OF_THE_SERVER);
    }
    return plain(copy, object.name());
  }

  private static String plain(JsonNode node, String name) throws Exception {
    return JSON.writerWithDefaultPrettyPrinter()
        .writeValueAsString(JSON.treeToValue(node, Object.class))
        .replace("\"" + name + "\"", "\"NAME\"")
        .replaceAll("(restartedAt\" : )\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\"", "$1\"TIME\"");
  }

  /// The workload's revisions as `kubectl rollout history` would tell them: number, cause, template.
  Set<String> revisions(String name) throws Exception {
    Set<String> all = new TreeSet<>();
    if (kind.equals(ClusterUnderTest.DEPLOYMENTS)) {
      for (KubeObject set : revisionObjects(name)) {
        ObjectNode template = set.at("spec", "template").deepCopy();
        ((ObjectNode) template.path("metadata").path("labels")).remove("pod-template-hash");
        all.add(plain(set.at("metadata", "annotations"), name) + plain(template, name));
      }
    } else {
      for (KubeObject revision : revisionObjects(name)) {
        all.add(revision.text("revision") + plain(revision.at("metadata", "annotations"), name) + plain(revision.at("data"), name));
      }
    }
    return all;
  }

  /// The ReplicaSets or ControllerRevisions that a twin owns.
  List<KubeObject> revisionObjects(String name) throws Exception {
    String plural = kind.equals(ClusterUnderTest.DEPLOYMENTS) ? "replicasets" : "controllerrevisions";
    if (!kind.group().equals("apps")) {
      return List.of();
    }
    List<KubeObject> own = new java.util.ArrayList<>();
    for (JsonNode one : cluster.get("/apis/apps/v1/namespaces/" + cluster.namespace() + "/" + plural).path("items")) {
      JsonNode owner = one.path("metadata").path("ownerReferences").path(0);
      if (owner.path("kind").asText().equals(kind.kind()) && owner.path("name").asText().equals(name)) {
        own.add(new KubeObject(one));
      }
    }
    return own;
  }
}
