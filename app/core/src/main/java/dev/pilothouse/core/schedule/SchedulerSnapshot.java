// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

import dev.pilothouse.core.kind.Labels;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.PodReferences;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.store.RowSnapshot;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A cluster as the scheduler looks at it for one pod: nodes with the pods on them, and what else its rules ask for. Immutable and
/// safe for any thread; takes a walk over all pods to build, so build it off the FX thread and ask it as often as needed.
public final class SchedulerSnapshot {
  private final Map<String, NodeInfo> nodes = new LinkedHashMap<>();
  private final Map<String, Labels> namespaces = new HashMap<>();
  private final Map<String, Row> claims = new HashMap<>();
  private final Map<String, Row> volumes = new TreeMap<>();
  private final Map<String, Row> storageClasses = new HashMap<>();
  private final Set<String> usedClaims = new HashSet<>();

  private SchedulerSnapshot(SchedulerRows rows, Set<String> gone) {
    rows.nodes().forEach(node -> nodes.put(node.name(), new NodeInfo(node)));
    rows.namespaces().forEach(one -> namespaces.put(one.name(), one.labels()));
    rows.claims().forEach(one -> claims.put(one.namespace() + "/" + one.name(), one));
    fill(volumes, rows.volumes());
    fill(storageClasses, rows.storageClasses());
    rows.pods().forEach(pod -> {
      if (!gone.contains(pod.uid())) {
        addPod(pod);
      }
    });
  }

  public static SchedulerSnapshot of(SchedulerRows rows) {
    return new SchedulerSnapshot(rows, Set.of());
  }

  /// As it will be when some pods have ended.
  ///
  /// @param gone their uids
  public static SchedulerSnapshot without(Set<String> gone, SchedulerRows rows) {
    return new SchedulerSnapshot(rows, gone);
  }

  private static void fill(Map<String, Row> into, RowSnapshot rows) {
    rows.forEach(one -> into.put(one.name(), one));
  }

  /// Pods that have ended need nothing any more; those that are being deleted still do.
  private void addPod(Row pod) {
    String phase = pod.text(PodKind.PHASE);
    NodeInfo node = nodes.get(pod.text(PodKind.NODE));
    if (node == null || phase.equals("Succeeded") || phase.equals("Failed")) {
      return;
    }
    node.add(pod);
    for (PodReferences.Reference one : PodKind.references(pod)) {
      if (one.target() == PodReferences.Target.CLAIM) {
        usedClaims.add(pod.namespace() + "/" + one.name());
      }
    }
  }

  /// Where a pod would fit now.
  public Fit fit(PodDemand pod) {
    return new SchedulingCycle(pod, this, nodes.values()).fit();
  }

  /// How many nodes there are.
  public int size() {
    return nodes.size();
  }

  Collection<NodeInfo> nodes() {
    return Collections.unmodifiableCollection(nodes.values());
  }

  Labels namespaceLabels(String namespace) {
    return namespaces.getOrDefault(namespace, Labels.NONE);
  }

  @Nullable Row claim(String namespace, String name) {
    return claims.get(namespace + "/" + name);
  }

  @Nullable Row volume(String name) {
    return volumes.get(name);
  }

  /// In the order of their names.
  Collection<Row> volumes() {
    return Collections.unmodifiableCollection(volumes.values());
  }

  @Nullable Row storageClass(String name) {
    return storageClasses.get(name);
  }

  /// The class that claims without one get; null when there is none.
  @Nullable Row defaultStorageClass() {
    for (Row one : storageClasses.values()) {
      if (one.flag(dev.pilothouse.core.kind.StorageClassKind.DEFAULT)) {
        return one;
      }
    }
    return null;
  }

  /// Whether a pod that has its node uses a claim.
  boolean isUsed(String namespace, String claim) {
    return usedClaims.contains(namespace + "/" + claim);
  }
}
