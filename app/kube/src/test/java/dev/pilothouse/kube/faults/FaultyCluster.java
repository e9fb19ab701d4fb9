// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.kube.connect.ClusterHttp;
import dev.pilothouse.kube.kubeconfig.KubeconfigReader;
import dev.pilothouse.sample.SampleCluster;
import dev.pilothouse.sample.api.ClusterLife;
import dev.pilothouse.sample.api.Faults;
import dev.pilothouse.sample.api.http.Request;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.Write;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// A sample cluster in which nothing happens by itself and things can be made to go wrong, and a line to it.
final class FaultyCluster implements AutoCloseable {
  static final String NAMESPACE = "default";
  static final ResourceKind CONFIG_MAPS = new ResourceKind("", "v1", "configmaps", "ConfigMap", true);
  static final ResourceKind PODS = new ResourceKind("", "v1", "pods", "Pod", true);
  private final SampleCluster cluster;
  private final ClusterHttp http;

  private FaultyCluster(SampleCluster cluster) throws Exception {
    this.cluster = cluster;
    Path file = Files.createTempFile("sample", ".kubeconfig");
    cluster.writeKubeconfig(file);
    http = ClusterHttp.open(new KubeconfigReader().read(file).resolve(SampleCluster.CONTEXT));
    Files.delete(file);
    cluster.faults().record();
  }

  static FaultyCluster start() throws Exception {
    return start(ClusterLife.still());
  }

  static FaultyCluster start(ClusterLife life) throws Exception {
    return new FaultyCluster(SampleCluster.start(InstantSource.system(), store -> life));
  }

  ClusterHttp http() {
    return http;
  }

  Faults faults() {
    return cluster.faults();
  }

  static ResourceRef ref(ResourceKind kind, String name) {
    return new ResourceRef(kind, NAMESPACE, name);
  }

  /// Puts a map into the store, past the server.
  ObjectNode configMap(String name) {
    ObjectNode map = Json.object();
    Json.metadata(map).put("name", name).put("namespace", NAMESPACE);
    map.putObject("data").put("k", "v");
    return cluster.store().create(BuiltInTypes.CONFIG_MAPS, map, Write.by("test"));
  }

  ObjectNode pod(String name) {
    ObjectNode pod = Json.object();
    Json.metadata(pod).put("name", name).put("namespace", NAMESPACE);
    pod.putObject("spec").putArray("containers").addObject().put("name", "main").put("image", "m:1");
    return cluster.store().create(BuiltInTypes.PODS, pod, Write.by("test"));
  }

  /// The container of a pod runs since a time.
  void runs(String podName, Instant since) {
    ObjectNode pod = cluster.store().get(BuiltInTypes.PODS, NAMESPACE, podName).deepCopy();
    ObjectNode container = pod.withObject("/status").put("phase", "Running").putArray("containerStatuses").addObject().put("name", "main");
    container.putObject("state").putObject("running").put("startedAt", since.toString());
    cluster.store().replace(BuiltInTypes.PODS, pod, Write.by("test"));
  }

  /// What the store has, whatever a client was told.
  ObjectNode stored(String configMap) {
    return cluster.store().get(BuiltInTypes.CONFIG_MAPS, NAMESPACE, configMap);
  }

  boolean has(String configMap) {
    return cluster.store().find(BuiltInTypes.CONFIG_MAPS, NAMESPACE, configMap).isPresent();
  }

  /// The requests that have been seen, reads and writes, whose path begins so.
  List<Request> requests(String prefix) {
    return cluster.faults().requests().stream().filter(request -> request.path().startsWith(prefix)).toList();
  }

  /// The server goes away, the line to it stays.
  void stopServer() {
    cluster.close();
  }

  @Override
  public void close() {
    cluster.faults().clear();
    http.close();
    cluster.close();
  }
}
