// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.controller.ClusterState;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.DeleteOptions;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// One pod on its node, from its binding until it is gone. Loop thread only.
final class PodWorker {

  private static final Duration QUIET_GATHER = Duration.ofSeconds(4);

  private final ClusterState cluster;
  private final NodeAgent node;
  private final ContainerOutputs outputs;
  private final ObjectNode pod;
  private final ObjectKey key;
  private final List<ContainerWorker> init = new ArrayList<>();
  private final List<ContainerWorker> containers = new ArrayList<>();
  private final Instant startTime;
  private String ip = "";
  private boolean sandbox;
  private boolean publishing;
  private boolean stopping;
  private boolean gone;
  private int initDone;
  private int begun;

  PodWorker(ClusterState cluster, NodeAgent node, ContainerOutputs outputs, Behaviours behaviours, ObjectNode pod) {
    this.cluster = cluster;
    this.node = node;
    this.outputs = outputs;
    this.pod = pod;
    this.key = Json.key(pod);
    String started = Json.text(pod, "status", "startTime");
    this.startTime = started.isEmpty() ? cluster.loop().now() : Instant.parse(started);
    for (JsonNode spec : Json.items(pod, "spec", "initContainers")) {
      init.add(new ContainerWorker(this, spec, behaviours.of(pod, spec), true));
    }
    for (JsonNode spec : Json.items(pod, "spec", "containers")) {
      containers.add(new ContainerWorker(this, spec, behaviours.of(pod, spec), false));
    }
  }

  String uid() {
    return Json.uid(pod);
  }

  ObjectNode pod() {
    return pod;
  }

  NodeAgent node() {
    return node;
  }

  String ip() {
    return ip;
  }

  Instant startTime() {
    return startTime;
  }

  boolean hasSandbox() {
    return sandbox;
  }

  List<ContainerWorker> initContainers() {
    return init;
  }

  List<ContainerWorker> containers() {
    return containers;
  }

  boolean hasInitContainers() {
    return !Json.items(pod, "spec", "initContainers").isEmpty();
  }

  boolean isInitialized() {
    return initDone >= init.size();
  }

  void begin() {
    publish();
    after(jitter(Duration.ofMillis(700)), () -> {
      ip = Json.flag(pod, "spec", "hostNetwork") ? node.ip() : node.nextPodIp();
      sandbox = true;
      publish();
      next();
    });
  }

  /// Goes on with a pod that its kubelet already looked after, from what its status says: containers run on, and what was waited
  /// for is waited for again.
  void resume() {
    ip = Json.text(pod, "status", "podIP");
    if (ip.isEmpty()) {
      begin();
      return;
    }
    node.keepPodIp(ip);
    sandbox = true;
    resume(init, "initContainerStatuses");
    resume(containers, "containerStatuses");
    while (initDone < init.size() && init.get(initDone).letsTheNextBegin()) {
      initDone++;
    }
    begun = (int) containers.stream().takeWhile(ContainerWorker::hasBegun).count();
    boolean nextInit = initDone < init.size() && !init.get(initDone).hasBegun();
    if (nextInit || (isInitialized() && begun == 0)) {
      next();
    } else if (isInitialized() && begun < containers.size()) {
      containers.get(begun++).begin();
    }
  }

  private void resume(List<ContainerWorker> workers, String field) {
    for (JsonNode status : Json.items(pod, "status", field)) {
      workers.stream().filter(each -> each.name().equals(Json.text(status, "name"))).forEach(each -> each.resume(status));
    }
  }

  /// Starts the next init container, or all containers once those are through.
  private void next() {
    if (initDone < init.size()) {
      init.get(initDone).begin();
    } else if (begun == 0 && !containers.isEmpty()) {
      begun = 1;
      containers.getFirst().begin();
    }
  }

  /// The kubelet starts containers one by one; a sidecar lets the next init container begin.
  void containerStarted(ContainerWorker container) {
    if (container.isSidecar() && container.isStarted() && init.indexOf(container) == initDone) {
      initDone++;
      publish();
      next();
    } else if (!container.isInit() && begun < containers.size() && container.equals(containers.get(begun - 1))) {
      containers.get(begun++).begin();
    }
  }

  /// A container ended and is not started again.
  void containerEnded(ContainerWorker container, int exitCode) {
    if (container.isInit() && exitCode == 0 && init.indexOf(container) == initDone) {
      initDone++;
      publish();
      next();
    }
  }

  String restartPolicy(ContainerWorker container) {
    if (container.isSidecar()) {
      return "Always";
    }
    String policy = Json.textOr("Always", pod, "spec", "restartPolicy");
    return container.isInit() && policy.equals("Always") ? "OnFailure" : policy;
  }

  /// Told to go: the containers get their time, then the pod is removed.
  void stop(ObjectNode latest) {
    if (stopping) {
      return;
    }
    stopping = true;
    Duration grace = Duration.ofSeconds(Json.integer(30, latest, "metadata", "deletionGracePeriodSeconds"));
    Duration needed = Stream.concat(containers.stream(), init.stream())
        .map(each -> each.behaviour().stop())
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
    boolean inTime = needed.compareTo(grace) <= 0;
    containers.forEach(ContainerWorker::tellToStop);
    init.forEach(ContainerWorker::tellToStop);
    cluster.loop().after(jitter(inTime ? needed : grace), () -> {
      if (gone) {
        return;
      }
      containers.forEach(each -> each.stopped(inTime));
      init.forEach(each -> each.stopped(inTime));
      write();
      cluster.loop().after(Duration.ofMillis(300), () -> remove());
    });
  }

  private void remove() {
    if (!gone) {
      cluster.delete(
          BuiltInTypes.PODS, key, new DeleteOptions(DeleteOptions.Propagation.BACKGROUND, 0L, uid(), null, false));
    }
  }

  /// The object is gone: nothing more is done for it.
  void forget() {
    gone = true;
    stopping = true;
    Instant now = cluster.loop().now();
    Stream.concat(containers.stream(), init.stream()).forEach(each -> outputs.of(pod, each).end(now, false));
    outputs.forget(uid());
    node.releasePodIp(ip);
  }

  /// Writes the status; in a past that nobody will look at only the last of several changes.
  void publish() {
    if (stopping || publishing) {
      return;
    }
    if (now().isBefore(cluster.events().quietUntil())) {
      publishing = true;
      after(QUIET_GATHER, () -> {
        publishing = false;
        write();
      });
    } else {
      write();
    }
  }

  private void write() {
    cluster.change(BuiltInTypes.PODS, key, "kubelet", object -> {
      if (Json.uid(object).equals(uid())) {
        PodStatus.write(object, this, cluster.loop().now());
      }
    });
  }

  // --- for the containers ---

  Instant now() {
    return cluster.loop().now();
  }

  ContainerOutput output(ContainerWorker container) {
    return outputs.of(pod, container);
  }

  /// Does something later, unless the pod has been told to go by then.
  void after(Duration delay, Runnable task) {
    cluster.loop().after(delay, () -> {
      if (!stopping) {
        task.run();
      }
    });
  }

  /// A pause, made longer where it lies in a past that nobody will look at.
  Duration skipQuietTime(Duration pause) {
    Duration quiet = Duration.between(now(), cluster.events().quietUntil());
    return quiet.compareTo(pause) > 0 ? quiet : pause;
  }

  /// A duration with up to a quarter more or less.
  Duration jitter(Duration duration) {
    return Duration.ofMillis((long) (duration.toMillis() * (0.8 + 0.4 * cluster.random().nextDouble())));
  }

  String hexadecimal(int length) {
    StringBuilder text = new StringBuilder(length);
    while (text.length() < length) {
      text.append(Character.forDigit(cluster.random().nextInt(16), 16));
    }
    return text.toString();
  }

  /// As kubelet messages name a pod.
  String longName() {
    return "%s_%s(%s)".formatted(key.name(), key.namespace(), uid());
  }

  void event(String type, String reason, String message, String field) {
    cluster.events().record(pod, "kubelet", node.name(), field, type, reason, message);
  }
}
