// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api;

import dev.pilothouse.sample.SampleCluster;
import dev.pilothouse.sample.SampleKubeconfig;
import dev.pilothouse.sample.scenario.Scenario;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/// The sample cluster as kubectl sees it. Where there is no kubectl of 1.32 or later, these tests are skipped and say so.
class KubectlTest {

  private static final String WORLD = """
      nodes:
      - {name: node-1, zone: a, cpu: 4, memory: 16}
      - {name: node-2, zone: b, cpu: 4, memory: 16}
      images:
      - {image: "crash:*", pull: 50ms, crash: {after: 200ms, exit: 3, lines: [no luck today]}}
      - {image: "*", pull: 50ms, start: 100ms, stop: 50ms, rate: 20}
      """;

  @TempDir private static Path folder;
  private static SampleCluster cluster;
  private static Kubectl kubectl;

  @BeforeAll
  static void start() throws IOException {
    Path kubeconfig = folder.resolve("kubeconfig");
    var found = Kubectl.find(kubeconfig);
    assumeThat(found).as("a kubectl of 1.32 or later on this machine").isPresent();
    kubectl = found.orElseThrow();
    cluster = SampleCluster.start(Scenario.parse("kubectl", WORLD, ""));
    SampleKubeconfig.of(cluster)
        .withToken("token")
        .withCertificate("certificate", Instant.now().plusSeconds(3600))
        .withProgram("program", folder.resolve("credential"))
        .write(kubeconfig);
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  private static String namespace(String name) throws IOException {
    assertThat(kubectl.say("create", "namespace", name)).contains("namespace/" + name + " created");
    return "--namespace=" + name;
  }

  private static void deployment(String namespace, String name, int replicas) throws IOException {
    kubectl.say("create", "deployment", name, "--image=web:1", "--replicas=" + replicas, namespace);
    kubectl.say("rollout", "status", "deployment/" + name, "--timeout=30s", namespace);
  }

  private static void awaitLine(Process process, Predicate<String> wanted) throws IOException {
    List<String> seen = new ArrayList<>();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        seen.add(line);
        if (wanted.test(line)) {
          return;
        }
      }
      assertThat(seen).as("lines until the end").anyMatch(wanted);
    } finally {
      process.destroy();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"token", "certificate", "program"})
  void logsInByEachWay(String context) throws IOException {
    String name = context.equals("certificate") ? "sample-admin" : "sample-user";
    assertThat(kubectl.say("--context", context, "auth", "whoami")).contains(name, "system:masters");
  }

  @Test
  void asksWhatItMay() throws IOException {
    assertThat(kubectl.say("auth", "can-i", "create", "pods")).startsWith("yes");
    assertThat(kubectl.say("auth", "can-i", "--list")).contains("*.*", "[*]");
  }

  @Test
  void createsBuiltInKindsWhichItSendsAsProtobuf() throws IOException {
    String in = namespace("creations");
    kubectl.say("create", "configmap", "settings", "--from-literal=greeting=grüß", in);
    assertThat(kubectl.say("get", "configmap", "settings", "-o", "jsonpath={.data.greeting}", in)).isEqualTo("grüß");
    kubectl.say("create", "secret", "generic", "login", "--from-literal=user=me", in);
    assertThat(kubectl.say("get", "secret", "login", "-o", "jsonpath={.data.user} {.type}", in)).isEqualTo("bWU= Opaque");
    kubectl.say("create", "job", "once", "--image=web:1", in);
    kubectl.say("create", "cronjob", "often", "--image=web:1", "--schedule=*/5 * * * *", in);
    assertThat(kubectl.say("get", "cronjob", "often", "-o", "jsonpath={.spec.schedule}", in)).isEqualTo("*/5 * * * *");
    kubectl.say("create", "service", "clusterip", "web", "--tcp=80:8080", in);
    assertThat(kubectl.say("get", "service", "web", "-o", "jsonpath={.spec.ports[0].port} {.spec.ports[0].targetPort}", in))
        .isEqualTo("80 8080");
    kubectl.say("create", "ingress", "front", "--rule=shop.example/cart=web:80", in);
    assertThat(kubectl.say("get", "ingress", "front", "-o",
        "jsonpath={.spec.rules[0].host}{.spec.rules[0].http.paths[0].path}", in)).isEqualTo("shop.example/cart");
    kubectl.say("create", "role", "reader", "--verb=get", "--resource=pods", in);
    kubectl.say("create", "quota", "few", "--hard=pods=3", in);
    assertThat(kubectl.say("get", "quota", "few", "-o", "jsonpath={.spec.hard.pods}", in)).isEqualTo("3");
    kubectl.say("create", "pdb", "one", "--selector=app=web", "--min-available=50%", in);
    assertThat(kubectl.say("get", "pdb", "one", "-o", "jsonpath={.spec.minAvailable}", in)).isEqualTo("50%");
    assertThat(kubectl.run("create", "configmap", "settings", in).err()).contains("already exists");
    kubectl.say("create", "deployment", "none", "--image=web:1", "--replicas=0", in);
    assertThat(kubectl.say("get", "deployment", "none", "-o", "jsonpath={.spec.replicas}", in)).as("a zero that was meant").isEqualTo("0");
  }

  @Test
  void listsAndWatches() throws IOException {
    String in = namespace("lists");
    deployment(in, "web", 2);
    assertThat(kubectl.say("get", "pods", "-A")).contains("NAMESPACE", "READY", "RESTARTS", "lists");
    assertThat(kubectl.say("get", "deployments", in)).contains("UP-TO-DATE").containsPattern("web +2/2 +2 +2");
    assertThat(kubectl.say("get", "pods", "-l", "app=web", "-o", "name", in).lines()).hasSize(2);
    assertThat(kubectl.say("get", "pods", "--field-selector=status.phase=Failed", in)).isEmpty();
    Process watch = kubectl.start("get", "deployment", "web", "--watch", in);
    kubectl.say("scale", "deployment/web", "--replicas=3", in);
    awaitLine(watch, line -> line.matches("web +3/3 +3 +3 .*"));
  }

  @Test
  void rollsOutAndBack() throws IOException {
    String in = namespace("rollouts");
    deployment(in, "web", 2);
    assertThat(kubectl.say("rollout", "restart", "deployment/web", in)).contains("restarted");
    assertThat(kubectl.say("rollout", "status", "deployment/web", "--timeout=30s", in)).contains("successfully rolled out");
    kubectl.say("set", "image", "deployment/web", "web=web:2", in);
    assertThat(kubectl.say("rollout", "history", "deployment/web", in)).contains("1 ", "2 ", "3 ");
    assertThat(kubectl.say("rollout", "history", "deployment/web", "--revision=3", in)).contains("web:2");
    kubectl.say("rollout", "undo", "deployment/web", "--to-revision=1", in);
    assertThat(kubectl.say("get", "deployment", "web", "-o", "jsonpath={.spec.template.spec.containers[0].image}", in))
        .isEqualTo("web:1");
    kubectl.say("wait", "--for=condition=Available", "deployment/web", "--timeout=30s", in);
    kubectl.say("rollout", "pause", "deployment/web", in);
    assertThat(kubectl.run("rollout", "restart", "deployment/web", in).err()).contains("paused");
  }

  @Test
  void readsLogs() throws IOException {
    String in = namespace("logs");
    deployment(in, "web", 1);
    await().until(() -> kubectl.say("logs", "deployment/web", "--tail=2", in).lines().count() == 2);
    awaitLine(kubectl.start("logs", "--follow", "--timestamps", "deployment/web", in), line -> line.startsWith("20"));
    kubectl.say("run", "crasher", "--image=crash:1", in);
    await().until(() -> kubectl.run("logs", "--previous", "crasher", in).out().contains("no luck today"));
    assertThat(kubectl.run("logs", "crasher", "-c", "nobody", in).err()).contains("container nobody is not valid for pod crasher");
  }

  @Test
  void describes() throws IOException {
    String in = namespace("descriptions");
    deployment(in, "web", 1);
    assertThat(kubectl.say("describe", "deployment", "web", in)).contains("RollingUpdateStrategy", "1 available", "ScalingReplicaSet");
    String pod = kubectl.say("get", "pods", "-o", "name", in).strip();
    assertThat(kubectl.say("describe", pod, in)).contains("Controlled By:  ReplicaSet/web-", "Successfully assigned", "QoS Class");
    assertThat(kubectl.say("describe", "node", "node-1")).contains("Allocated resources", "Non-terminated Pods", "HolderIdentity:  node-1");
    assertThat(kubectl.say("get", "events", in)).contains("Scheduled", "Started");
  }

  @Test
  void measuresAndExplains() throws IOException {
    String in = namespace("measures");
    deployment(in, "web", 1);
    assertThat(kubectl.say("top", "nodes")).contains("node-1", "node-2");
    await().until(() -> kubectl.run("top", "pods", in).out().contains("web-"));
    assertThat(kubectl.say("explain", "deployment.spec.strategy")).contains("FIELD: strategy", "RollingUpdate");
    assertThat(kubectl.say("api-resources")).contains("deployments", "apps/v1", "hpa");
  }

  @Test
  void applies() throws IOException {
    String in = namespace("applications");
    Path file = folder.resolve("manifest.yaml");
    String manifest = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings}
        data: {one: "1"}
        """;
    Files.writeString(file, manifest);
    assertThat(kubectl.say("apply", "-f", file.toString(), in)).contains("configmap/settings created");
    Files.writeString(file, manifest.replace("one", "two"));
    assertThat(kubectl.run("diff", "-f", file.toString(), in)).satisfies(diff -> {
      assertThat(diff.code()).isEqualTo(1);
      assertThat(diff.out()).contains("-  one: \"1\"", "+  two: \"1\"");
    });
    assertThat(kubectl.say("apply", "-f", file.toString(), in)).contains("configured");
    assertThat(kubectl.say("apply", "-f", file.toString(), in)).contains("unchanged");
    assertThat(kubectl.say("get", "configmap", "settings", "-o", "jsonpath={.data}", in)).isEqualTo("{\"two\":\"1\"}");
    Files.writeString(file, manifest + "dada: {}\n");
    assertThat(kubectl.run("apply", "-f", file.toString(), in).err()).contains("unknown field \"dada\"");
  }

  @Test
  void appliesOnTheServerAndIsToldOfConflicts() throws IOException {
    String in = namespace("servers");
    Path file = folder.resolve("server.yaml");
    String manifest = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings}
        data: {one: "1", two: "2"}
        """;
    Files.writeString(file, manifest);
    kubectl.say("apply", "-f", file.toString(), in);
    Files.writeString(file, manifest.replace("two: \"2\"", "three: \"3\""));
    assertThat(kubectl.say("apply", "--server-side", "-f", file.toString(), in)).contains("serverside-applied");
    assertThat(kubectl.say("get", "configmap", "settings", "-o", "jsonpath={.data}", in))
        .as("what was applied on the client before is the same manager's").isEqualTo("{\"one\":\"1\",\"three\":\"3\"}");
    Files.writeString(file, manifest.replace("one: \"1\"", "one: \"9\""));
    Kubectl.Result refused = kubectl.run("apply", "--server-side", "--field-manager=other", "-f", file.toString(), in);
    assertThat(refused.code()).isNotZero();
    assertThat(refused.err()).contains("conflict with \"kubectl\"", ".data.one", "--force-conflicts");
    kubectl.say("apply", "--server-side", "--field-manager=other", "--force-conflicts", "-f", file.toString(), in);
    assertThat(kubectl.say("get", "configmap", "settings", "-o", "jsonpath={.data}", in))
        .isEqualTo("{\"one\":\"9\",\"three\":\"3\",\"two\":\"2\"}");
  }

  @Test
  void changes() throws IOException {
    String in = namespace("changes");
    deployment(in, "web", 2);
    kubectl.say("label", "deployment/web", "team=a", in);
    kubectl.say("annotate", "deployment/web", "note=b", in);
    kubectl.say("patch", "deployment/web", "--patch={\"spec\":{\"minReadySeconds\":1}}", in);
    assertThat(kubectl.say("edit", "deployment/web", in)).contains("edited");
    assertThat(kubectl.say("get", "deployment", "web", "-o",
        "jsonpath={.metadata.labels.team} {.metadata.annotations.note} {.spec.minReadySeconds} {.spec.replicas}", in))
        .isEqualTo("a b 1 3");
    kubectl.say("cordon", "node-1");
    assertThat(kubectl.say("get", "node", "node-1")).contains("SchedulingDisabled");
    kubectl.say("uncordon", "node-1");
    kubectl.say("delete", "deployment", "web", in);
    kubectl.say("delete", "namespace", "changes", "--timeout=30s");
    assertThat(kubectl.run("get", "namespace", "changes").err()).contains("NotFound");
  }

  @ParameterizedTest
  @ValueSource(strings = {"exec web -- ls", "attach web", "port-forward pod/web 0:80", "cp web:/etc/hosts hosts",
      "debug web --image=tools --profile=general"})
  void saysThatNothingRunsInASampleCluster(String command) throws IOException {
    if (kubectl.run("get", "pod", "web").code() != 0) {
      kubectl.say("run", "web", "--image=web:1");
      kubectl.say("wait", "--for=condition=Ready", "pod/web", "--timeout=30s");
    }
    assertThat(kubectl.run(command.split(" ")).err()).contains("this is a sample cluster").doesNotContain("panic");
  }
}
