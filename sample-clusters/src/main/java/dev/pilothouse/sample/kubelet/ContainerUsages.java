// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.kubelet;

import dev.pilothouse.sample.api.UsageSource;
import dev.pilothouse.sample.controller.ClusterState;
import dev.pilothouse.sample.kubelet.ContainerOutput.Run;
import dev.pilothouse.sample.kubelet.ContainerOutput.Source;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What containers use: smooth curves around a share of their requests, with some noise, the same for the same pod and time.
/// Measured every 15 seconds, as metrics-server does.
final class ContainerUsages implements UsageSource {

  private static final Duration WINDOW = Duration.ofSeconds(15);

  /// What a node needs for itself.
  private static final Usage SYSTEM = new Usage(140_000_000L, 780L << 20);

  private final ContainerOutputs outputs;
  private final ClusterState cluster;

  ContainerUsages(ContainerOutputs outputs, ClusterState cluster) {
    this.outputs = outputs;
    this.cluster = cluster;
  }

  private Instant measuredAt() {
    long seconds = cluster.loop().now().getEpochSecond();
    return Instant.ofEpochSecond(seconds - seconds % WINDOW.toSeconds());
  }

  @Override
  public List<UsageSource.PodUsage> pods() {
    Instant at = measuredAt();
    Map<String, Long> sharing = sharing();
    Map<String, List<ContainerOutput>> byPod = new TreeMap<>(outputs.all().stream()
        .filter(ContainerUsages::isRunning)
        .collect(Collectors.groupingBy(each -> each.source().namespace() + "/" + each.source().pod())));
    List<UsageSource.PodUsage> pods = new ArrayList<>();
    for (List<ContainerOutput> containers : byPod.values()) {
      Source first = containers.getFirst().source();
      List<ContainerUsage> used = containers.stream()
          .map(each -> new ContainerUsage(each.source().container(), usage(each, at, sharing)))
          .toList();
      pods.add(new UsageSource.PodUsage(first.namespace(), first.pod(), at, WINDOW, used));
    }
    return pods;
  }

  @Override
  public List<NodeUsage> nodes() {
    Instant at = measuredAt();
    Map<String, Long> sharing = sharing();
    Map<String, Usage> byNode = new HashMap<>();
    for (ContainerOutput output : outputs.all()) {
      if (isRunning(output)) {
        byNode.merge(output.source().node(), usage(output, at, sharing), ContainerUsages::sum);
      }
    }
    return cluster.list(BuiltInTypes.NODES).stream()
        .map(Json::name)
        .map(name -> new NodeUsage(name, at, WINDOW, sum(SYSTEM, byNode.getOrDefault(name, new Usage(0, 0)))))
        .toList();
  }

  private static boolean isRunning(ContainerOutput output) {
    Run run = output.current();
    return run != null && run.finishedAt() == null;
  }

  private static Usage sum(Usage one, Usage other) {
    return new Usage(one.nanoCores() + other.nanoCores(), one.memoryBytes() + other.memoryBytes());
  }

  /// How many running containers share the work of an image in a namespace.
  private Map<String, Long> sharing() {
    return outputs.all().stream()
        .filter(ContainerUsages::isRunning)
        .collect(Collectors.groupingBy(each -> work(each.source()), Collectors.counting()));
  }

  private static String work(Source source) {
    String image = source.image();
    int tag = image.lastIndexOf(':');
    return source.namespace() + "/" + (tag > image.lastIndexOf('/') ? image.substring(0, tag) : image);
  }

  private static Usage usage(ContainerOutput output, Instant at, Map<String, Long> sharing) {
    Source source = output.source();
    ImageBehaviour.Load load = source.behaviour().load();
    long seed = source.uid().hashCode() * 31L + source.container().hashCode();
    double millis;
    if (load.sharedMillis() > 0) {
      long workers = Math.max(1, sharing.getOrDefault(work(source), 1L));
      double wave = Noise.tide(work(source).hashCode(), at);
      millis = (double) load.sharedMillis() * wave / workers * (0.93 + 0.14 * Noise.at(seed, at, 30));
    } else {
      long requested = source.requestedMillis() > 0 ? source.requestedMillis() : 20;
      millis = (double) requested * load.cpu() * (0.55 + 0.5 * Noise.at(seed, at, 240) + 0.4 * Noise.at(seed + 1, at, 45));
    }
    if (source.limitMillis() > 0) {
      millis = Math.min(millis, (double) source.limitMillis());
    }
    return new Usage((long) (Math.max(millis, 0.4) * 1_000_000), memory(output, at, seed));
  }

  private static long memory(ContainerOutput output, Instant at, long seed) {
    Source source = output.source();
    long requested = source.requestedBytes() > 0 ? source.requestedBytes() : 24L << 20;
    Run run = output.current();
    double minutes = run == null ? 0 : Math.max(0, Duration.between(run.startedAt(), at).toSeconds() / 60.0);
    double warm = 1 - 0.45 * Math.exp(-minutes / 6);
    double share = source.behaviour().load().memory() * warm * (0.94 + 0.12 * Noise.at(seed + 2, at, 600));
    return (long) ((double) requested * share) & ~4095L;
  }
}
