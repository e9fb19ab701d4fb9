// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.overview;

import dev.pilothouse.core.kind.Condition;
import dev.pilothouse.core.kind.Leader;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.session.MetricsHistory;
import dev.pilothouse.core.store.RowSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// How the parts that run a cluster fare, as far as one may see them: what is not there to be seen is left out rather than called
/// healthy. Pure.
public final class ControlPlane {
  private ControlPlane() {}

  /// One part.
  ///
  /// @param id `api`, `scheduler`, `controllers`, `etcd`, `dns`, `metrics`, `kubelets`
  /// @param aside a short word at the end; null for none
  public record Part(String id, Health health, Message words, @Nullable Message aside) {}

  /// What is known.
  ///
  /// @param version of the API server; empty when it has not told
  /// @param latency of the last request; zero when it was not measured
  /// @param leaders those whose leases could be read, by the id of the part
  public record Facts(
      String version,
      Duration latency,
      Map<String, Leader> leaders,
      RowSnapshot nodes,
      RowSnapshot pods,
      @Nullable MetricsHistory metrics) {
    public Facts {
      leaders = Map.copyOf(leaders);
    }
  }

  /// @param now in seconds since 1970
  public static List<Part> of(Facts facts, long now) {
    List<Part> parts = new ArrayList<>();
    if (!facts.version.isEmpty()) {
      Message aside = facts.latency.isZero() ? null : Message.of("plane.latency", facts.latency.toMillis());
      parts.add(new Part("api", Health.GOOD, Message.literal(facts.version), aside));
    }
    lease(parts, "scheduler", facts, now);
    lease(parts, Leader.CONTROLLERS, facts, now);
    pods(parts, "etcd", facts, pod -> pod.labels().get("component").equals("etcd"));
    pods(parts, "dns", facts, ControlPlane::dns);
    metrics(parts, facts.metrics, now);
    kubelets(parts, facts.nodes, facts.version);
    return parts;
  }

  private static boolean dns(Row pod) {
    return pod.labels().get("k8s-app").equals("kube-dns") || pod.labels().get("app.kubernetes.io/name").equals("coredns");
  }

  private static void lease(List<Part> parts, String id, Facts facts, long now) {
    Leader leader = facts.leaders.get(id);
    if (leader == null) {
      return;
    }
    Message words = leader.name().isEmpty() ? Message.of("plane.noLeader") : Message.of("plane.leader", leader.name());
    parts.add(new Part(id, leader.leads(now) ? Health.GOOD : Health.WARNING, words, Message.of("plane.lease", leader.age(now))));
  }

  private static void pods(List<Part> parts, String id, Facts facts, Predicate<Row> belongs) {
    int all = 0;
    int ready = 0;
    for (Row pod : facts.pods) {
      if (pod.namespace().equals("kube-system") && pod.deleted() == 0 && belongs.test(pod)) {
        all++;
        ready += pod.flag(PodKind.READY_CONDITION) ? 1 : 0;
      }
    }
    if (all > 0) {
      parts.add(new Part(id, health(ready, all), Message.of("plane.podsReady", ready, all), null));
    }
  }

  private static Health health(int ready, int all) {
    return ready == all ? Health.GOOD : ready == 0 ? Health.BAD : Health.WARNING;
  }

  private static void metrics(List<Part> parts, @Nullable MetricsHistory metrics, long now) {
    ClusterFailure failure = metrics == null ? null : metrics.failure();
    if (failure != null) {
      boolean absent = failure.kind() == ClusterFailure.Kind.NOT_FOUND;
      Message words = absent ? Message.of("plane.noMetrics") : failure.what();
      parts.add(new Part("metrics", absent ? Health.NEUTRAL : Health.WARNING, words, null));
    } else if (metrics != null && metrics.at().getEpochSecond() > 0) {
      long age = Math.max(0, now - metrics.at().getEpochSecond());
      parts.add(new Part("metrics", Health.GOOD, Message.literal("metrics.k8s.io"), Message.of("plane.old", age)));
    }
  }

  /// A kubelet may be older than the API server, but people want to know.
  private static void kubelets(List<Part> parts, RowSnapshot nodes, String server) {
    int ready = 0;
    int older = 0;
    for (Row node : nodes) {
      Condition.Set conditions = node.get(NodeKind.CONDITIONS);
      Condition condition = conditions == null ? null : conditions.find("Ready");
      ready += condition != null && condition.isTrue() ? 1 : 0;
      older += minor(node.text(NodeKind.VERSION)) < minor(server) && minor(node.text(NodeKind.VERSION)) >= 0 ? 1 : 0;
    }
    if (nodes.size() > 0) {
      Message aside = older == 0 ? null : Message.of("plane.older", older);
      parts.add(new Part("kubelets", health(ready, nodes.size()), Message.of("plane.nodesReady", ready, nodes.size()), aside));
    }
  }

  /// 36 of `v1.36.3`; -1 when it is none.
  private static int minor(String version) {
    String[] numbers = version.split("\\.");
    try {
      return numbers.length < 2 ? -1 : Integer.parseInt(numbers[1].replaceAll("\\D.*", ""));
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
