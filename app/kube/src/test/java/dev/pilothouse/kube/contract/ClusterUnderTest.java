// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.kube.connect.ClusterHttp;
import dev.pilothouse.kube.kubeconfig.KubeconfigReader;
import dev.pilothouse.sample.SampleCluster;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// One cluster that the contract is tried on: the sample cluster always, and the real one that `PILOTHOUSE_IT_KUBECONFIG` names.
/// Each test has a namespace of its own.
final class ClusterUnderTest implements AutoCloseable {
  static final ResourceKind DEPLOYMENTS = new ResourceKind("apps", "v1", "deployments", "Deployment", true);
  static final ResourceKind CONFIG_MAPS = new ResourceKind("", "v1", "configmaps", "ConfigMap", true);
  static final ResourceKind PODS = new ResourceKind("", "v1", "pods", "Pod", true);
  private static final String VARIABLE = "PILOTHOUSE_IT_KUBECONFIG";
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private final String name;
  private final ClusterHttp http;
  private final AutoCloseable server;
  private final String namespace = "contract-" + UUID.randomUUID().toString().substring(0, 8);

  private ClusterUnderTest(String name, ClusterHttp http, AutoCloseable server) throws Exception {
    this.name = name;
    this.http = http;
    this.server = server;
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
      return new ClusterUnderTest(name, connect(Path.of(System.getenv(VARIABLE)), "real"), () -> {});
    }
    TalkativeLife life = new TalkativeLife();
    SampleCluster cluster = SampleCluster.start(java.time.InstantSource.system(), store -> life);
    return new ClusterUnderTest(name, connect(cluster), cluster);
  }

  static ClusterHttp connect(SampleCluster cluster) throws Exception {
    Path file = Files.createTempFile("sample", ".kubeconfig");
    try {
      cluster.writeKubeconfig(file);
      return connect(file, SampleCluster.CONTEXT);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static ClusterHttp connect(Path kubeconfig, String context) throws Exception {
    return ClusterHttp.open(new KubeconfigReader().read(kubeconfig).resolve(context));
  }

  ClusterHttp http() {
    return http;
  }

  String namespace() {
    return namespace;
  }

  boolean isReal() {
    return name.equals("real");
  }

  JsonNode create(String path, String json) throws Exception {
    HttpResponse<String> answer =
        http.send(http.request(path).post("application/json", json).build(), String.class, LIMIT);
    if (!answer.isSuccessful()) {
      throw new IllegalStateException(path + ": " + answer.code() + " " + answer.body());
    }
    return new ObjectMapper().readTree(answer.body());
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
                               "spec": {"containers": [{"name": "main", "image": "registry.example/main:1"}]}}}}"""
        .formatted(deploymentName, replicas));
  }

  @Override
  public String toString() {
    return name;
  }

  @Override
  public void close() throws Exception {
    http.send(http.request("/api/v1/namespaces/" + namespace).delete("application/json", "{}").build(), String.class, LIMIT);
    http.close();
    server.close();
  }
}
