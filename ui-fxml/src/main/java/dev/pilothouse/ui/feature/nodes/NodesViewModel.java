// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.port.MetricsSource.Usage;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.MetricsHistory;
import dev.pilothouse.ui.control.Share;
import dev.pilothouse.ui.fx.Recompute;
import dev.pilothouse.ui.text.Amounts;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// What the pods of each node ask for, summed up in the background, beside what the node has and uses. FX thread, but for the sums.
final class NodesViewModel implements Subscription {
  private static final Duration REST = Duration.ofMillis(500);

  private final FleetPods pods;
  private final Subscription.Bag bag = new Subscription.Bag();
  private final Recompute<Map<String, Asked>> sums;
  private Map<String, Asked> asked = Map.of();
  private @Nullable MetricsHistory metrics;

  /// @param millis thousandths of a core
  record Asked(long millis, long bytes, int pods) {
    static final Asked NOTHING = new Asked(0, 0, 0);
  }

  /// @param changed called on `fx` after the sums changed
  NodesViewModel(ClusterSession session, Executor background, Executor fx, Runnable changed) {
    pods = new FleetPods(session, background, this::due);
    sums =
        new Recompute<>(
            background,
            fx,
            REST,
            this::sums,
            next -> {
              asked = next;
              changed.run();
            });
    bag.add(pods);
    bag.add(sums);
    bag.add(session.namespace().subscribe(pods::look));
    sums.request();
  }

  private void due() {
    // The pods may be told before there is anything to sum them up.
    if (sums != null) {
      sums.request();
    }
  }

  /// Pods that ended ask for nothing any more.
  private Map<String, Asked> sums() {
    Map<String, Asked> byNode = new HashMap<>();
    for (Row pod : pods.snapshot()) {
      String node = pod.text(PodKind.NODE);
      String phase = pod.text(PodKind.PHASE);
      if (!node.isEmpty() && !phase.equals("Succeeded") && !phase.equals("Failed")) {
        byNode.merge(
            node,
            new Asked(pod.number(PodKind.CPU_REQUEST), pod.number(PodKind.MEMORY_REQUEST), 1),
            (a, b) -> new Asked(a.millis + b.millis, a.bytes + b.bytes, a.pods + b.pods));
      }
    }
    return byNode;
  }

  void metrics(MetricsHistory next) {
    metrics = next;
  }

  private @Nullable Usage usage(Row node) {
    MetricsHistory now = metrics;
    return now == null ? null : now.node(node.name());
  }

  Share cpu(Row node) {
    Usage usage = usage(node);
    double total = node.number(NodeKind.CPU) / 1000.0;
    double requested = asked.getOrDefault(node.name(), Asked.NOTHING).millis / 1000.0;
    double used = usage == null ? Double.NaN : usage.cores();
    if (!pods.seen().all()) {
      return new Share(used, 0, total, Amounts.cores(total));
    }
    return new Share(used, requested, total, Amounts.percent(requested, total) + " · " + Amounts.cores(total));
  }

  Share memory(Row node) {
    Usage usage = usage(node);
    double total = node.number(NodeKind.MEMORY);
    double requested = asked.getOrDefault(node.name(), Asked.NOTHING).bytes;
    double used = usage == null ? Double.NaN : usage.bytes();
    if (!pods.seen().all()) {
      return new Share(used, 0, total, Amounts.bytes(total));
    }
    return new Share(used, requested, total, Amounts.percent(requested, total) + " · " + Amounts.bytes(total));
  }

  Share pods(Row node) {
    int count = asked.getOrDefault(node.name(), Asked.NOTHING).pods;
    String words = (pods.seen().all() ? "" : "≥ ") + count + " / " + node.number(NodeKind.PODS);
    return new Share(count, 0, node.number(NodeKind.PODS), words);
  }

  @Override
  public void close() {
    bag.close();
  }
}
