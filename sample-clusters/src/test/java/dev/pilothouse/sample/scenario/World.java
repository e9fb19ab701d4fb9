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
import dev.pilothouse.sample.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.yaml.snakeyaml.Yaml;

/// A small cluster with a clock that stands still unless it is moved.
final class World implements AutoCloseable {

  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private static final String NODES = """
      seed: 3
      nodes:
      - {name: node-1, zone: z-a, cpu: 4, memory: 16}
      - {name: node-2, zone: z-b, cpu: 4, memory: 16}
      - {name: node-3, zone: z-c, cpu: 4, memory: 16}
      - name: node-4
        zone: z-a
        cpu: 4
        memory: 16
        taints: [{key: dedicated, value: batch, effect: NoSchedule}]
      images:
      - {image: "slow:*", start: 20s}
      - {image: "bad:*", missing: true}
      - {image: "crash:*", crash: {after: 2s, exit: 3, lines: [no luck]}}
      - {image: "busy:*", load: 900}
      - {image: "front:*", log: nginx, rate: 0.5, start: 2s}
      - {image: "task:*", run: 10s}
      """;

  final LiveCluster cluster;

  World() {
    this("");
  }

  World(String manifests) {
    cluster = LiveCluster.upTo(Scenario.parse("test", NODES, manifests), START);
  }

  void after(Duration duration) {
    cluster.loop().runFor(duration);
  }

  void seconds(long seconds) {
    after(Duration.ofSeconds(seconds));
  }

  void create(ResourceType type, String yaml) {
    ObjectNode object = Json.MAPPER.valueToTree(new Yaml().load(yaml));
    cluster.store().create(type, object, Write.by("test"));
  }

  void change(ResourceType type, String name, Consumer<ObjectNode> change) {
    String namespace = type.namespaced() ? "default" : "";
    cluster.store().update(
        type,
        namespace,
        name,
        object -> {
          change.accept(object);
          return object;
        },
        Write.by("test"));
  }

  void setImage(ResourceType type, String name, String image) {
    change(type, name, object -> ((ObjectNode) object.at("/spec/template/spec/containers/0")).put("image", image));
  }

  void delete(ResourceType type, String name) {
    cluster.store().delete(type, type.namespaced() ? "default" : "", name, DeleteOptions.background());
  }

  ObjectNode get(ResourceType type, String name) {
    return cluster.store().get(type, type.namespaced() ? "default" : "", name);
  }

  List<ObjectNode> pods(String app) {
    return cluster.store().list(BuiltInTypes.PODS, "default").stream()
        .filter(pod -> Json.labels(pod).getOrDefault("app", "").equals(app))
        .toList();
  }

  long ready(String app) {
    return pods(app).stream().filter(pod -> Pods.isReady(pod) && !Json.isDeleting(pod)).count();
  }

  String condition(ResourceType type, String name, String condition) {
    JsonNode found = Conditions.find(get(type, name), condition);
    return Json.text(found, "status") + " " + Json.text(found, "reason");
  }

  List<String> events(String object) {
    return cluster.store().list(BuiltInTypes.EVENTS, "default").stream()
        .filter(event -> Json.text(event, "involvedObject", "name").startsWith(object))
        .map(event -> Json.text(event, "reason") + ": " + Json.text(event, "message"))
        .toList();
  }

  static String deployment(String name, int replicas, String image, String spec) {
    return """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: %1$s, namespace: default}
        spec:
          replicas: %2$d
          progressDeadlineSeconds: 60
          %4$s
          selector: {matchLabels: {app: %1$s}}
          template:
            metadata: {labels: {app: %1$s}}
            spec:
              containers:
              - name: main
                image: %3$s
                resources: {requests: {cpu: 100m, memory: 64Mi}}
                readinessProbe: {httpGet: {path: /ready, port: 8080}, periodSeconds: 2}
        """.formatted(name, replicas, image, spec);
  }

  @Override
  public void close() {
    cluster.close();
  }
}
