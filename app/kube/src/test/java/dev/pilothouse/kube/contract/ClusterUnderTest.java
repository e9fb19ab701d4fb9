// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.kube.connect.ClusterHttp;
import dev.pilothouse.kube.gateway.ApiReads;
import dev.pilothouse.kube.kubeconfig.KubeconfigReader;
import dev.pilothouse.sample.SampleCluster;
import dev.pilothouse.sample.SampleKubeconfig;
import dev.pilothouse.sample.scenario.Scenario;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static org.awaitility.Awaitility.await;

/// One cluster that the contract is tried on: a small sample cluster always, and the real one that `PILOTHOUSE_IT_KUBECONFIG` names.
/// Each test has a namespace of its own.
final class ClusterUnderTest implements AutoCloseable {
  static final ResourceKind DEPLOYMENTS = new ResourceKind("apps", "v1", "deployments", "Deployment", true);
  static final ResourceKind REPLICA_SETS = new ResourceKind("apps", "v1", "replicasets", "ReplicaSet", true);
  static final ResourceKind CONFIG_MAPS = new ResourceKind("", "v1", "configmaps", "ConfigMap", true);
  static final ResourceKind PODS = new ResourceKind("", "v1", "pods", "Pod", true);
  private static final String VARIABLE = "PILOTHOUSE_IT_KUBECONFIG";
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration A_WHILE = Duration.ofSeconds(40);
  private static final String NODES = """
      nodes:
      - {name: node-1, zone: a, cpu: 4, memory: 16}
      - {name: node-2, zone: b, cpu: 4, memory: 16}
      - {name: node-3, zone: b, cpu: 4, memory: 16, taints: [{key: dedicated, value: batch, effect: NoSchedule}]}
      images:
      - {image: "*missing*", missing: true}
      - {image: "*", pull: 100ms, start: 200ms, stop: 100ms, rate: 5}
      """;

  /// The ways to log in, and one that must fail.
  enum Login {
    CERTIFICATE("real"),
    TOKEN("token"),
    PROGRAM("exec"),
    EXPIRED("expired");

    private final String context;

    Login(String context) {
      this.context = context;
    }

    String context() {
      return context;
    }
  }

  private final String name;
  private final Path kubeconfig;
  private final ClusterHttp http;
  private final AutoCloseable server;
  private final List<String> extra = new ArrayList<>();
  private final String namespace = "contract-" + UUID.randomUUID().toString().substring(0, 8);

  private ClusterUnderTest(String name, Path kubeconfig, AutoCloseable server) throws Exception {
    this.name = name;
    this.kubeconfig = kubeconfig;
    this.server = server;
    http = ClusterHttp.open(new KubeconfigReader().read(kubeconfig).resolve(Login.CERTIFICATE.context()));
    create("/api/v1/namespaces", """
        {"kind": "Namespace", "apiVersion": "v1", "metadata": {"name": "%s"}}""".formatted(namespace));
  }

  static List<String> names() {
    List<String> names = new ArrayList<>(List.of("sample"));
    if (System.getenv(VARIABLE) != null) {
      names.add("real");
    }
    return names;
  }

  static ClusterUnderTest open(String name) throws Exception {
    if (name.equals("real")) {
      return new ClusterUnderTest(name, Path.of(System.getenv(VARIABLE)), () -> {});
    }
    SampleCluster cluster = SampleCluster.start(Scenario.parse("contract", NODES, ""));
    Path folder = Files.createTempDirectory("sample");
    Path file = folder.resolve("kubeconfig");
    Instant now = Instant.now();
    SampleKubeconfig.of(cluster)
        .withCertificate(Login.CERTIFICATE.context(), now.plus(Duration.ofHours(1)))
        .withToken(Login.TOKEN.context())
        .withProgram(Login.PROGRAM.context(), folder.resolve("credential"))
        .withCertificate(Login.EXPIRED.context(), now.minusSeconds(60))
        .write(file);
    return new ClusterUnderTest(name, file, () -> {
      cluster.close();
      Files.delete(folder.resolve("credential"));
      Files.delete(file);
      Files.delete(folder);
    });
  }

  ClusterHttp http() {
    return http;
  }

  Path kubeconfig() {
    return kubeconfig;
  }

  String namespace() {
    return namespace;
  }

  ResourceRef ref(ResourceKind kind, String objectName) {
    return new ResourceRef(kind, namespace, objectName);
  }

  JsonNode create(String path, String json) throws Exception {
    HttpResponse<String> answer =
        http.send(http.request(path).post("application/json", json).build(), String.class, LIMIT);
    if (!answer.isSuccessful()) {
      throw new IllegalStateException(path + ": " + answer.code() + " " + answer.body());
    }
    return new ObjectMapper().readTree(answer.body());
  }

  /// Creates what is outside of the namespace; it is deleted at the end.
  JsonNode createForAll(String collection, String objectName, String json) throws Exception {
    extra.add(collection + "/" + objectName);
    return create(collection, json);
  }

  JsonNode get(String path) throws Exception {
    return new ApiReads(http).get(path, ApiReads.JSON);
  }

  JsonNode configMap(String mapName, String value) throws Exception {
    return create(CONFIG_MAPS.path(namespace), """
        {"kind": "ConfigMap", "apiVersion": "v1", "metadata": {"name": "%s", "labels": {"of": "contract"}}, "data": {"k": "%s"}}"""
        .formatted(mapName, value));
  }

  JsonNode deployment(String deploymentName, int replicas) throws Exception {
    return create(DEPLOYMENTS.path(namespace), """
        {"kind": "Deployment", "apiVersion": "apps/v1", "metadata": {"name": "%1$s"},
         "spec": {"replicas": %2$d, "selector": {"matchLabels": {"app": "%1$s"}},
                  "template": {"metadata": {"labels": {"app": "%1$s"}},
                               "spec": {"terminationGracePeriodSeconds": 1,
                                        "containers": [{"name": "main", "image": "registry.example/main:1"}]}}}}"""
        .formatted(deploymentName, replicas));
  }

  /// A pod of a new Deployment whose container runs.
  ResourceRef runningPod() throws Exception {
    deployment("speaker", 1);
    return await().atMost(A_WHILE).until(() -> {
      for (JsonNode pod : get(PODS.path(namespace) + "?labelSelector=app%3Dspeaker").path("items")) {
        if (pod.path("status").path("containerStatuses").path(0).path("state").has("running")) {
          return Optional.of(ref(PODS, pod.path("metadata").path("name").asText()));
        }
      }
      return Optional.<ResourceRef>empty();
    }, Optional::isPresent).orElseThrow();
  }

  @Override
  public String toString() {
    return name;
  }

  @Override
  public void close() throws Exception {
    extra.add("/api/v1/namespaces/" + namespace);
    for (String path : extra) {
      http.send(http.request(path).delete("application/json", "{}").build(), String.class, LIMIT);
    }
    http.close();
    server.close();
  }
}
