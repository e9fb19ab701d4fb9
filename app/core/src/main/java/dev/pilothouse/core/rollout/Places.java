// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.StatefulSetKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The places of a rollout whose pods do not stand for each other: the ordinals of a StatefulSet in the order in which they are
/// replaced, from the highest, and the nodes of a DaemonSet by name. Immutable.
///
/// @param kind what a place is
/// @param all every place that has a pod or is to have one
/// @param staying how many of the last places keep their revision, because the partition lies above them
public record Places(Kind kind, List<Place> all, int staying) {
  /// A workload whose pods have no places.
  public static final Places NONE = new Places(Kind.NONE, List.of(), 0);

  public Places {
    all = List.copyOf(all);
  }

  /// What a place is.
  public enum Kind {
    ORDINAL, NODE, NONE
  }

  /// One place, and the pods that are there; both while one replaces the other.
  ///
  /// @param name the ordinal, or the name of the node; that of the pod while it has no node
  /// @param old of an older revision
  /// @param fresh of the newest revision
  public record Place(String name, @Nullable PodStage old, @Nullable PodStage fresh) {

    /// The pod that tells how the place is: the new one once it is there.
    public @Nullable PodStage pod() {
      return fresh == null ? old : fresh;
    }
  }

  /// @param workload the row of the same workload
  public static Places of(RolloutProgress progress, Row workload) {
    return switch (progress.workload().kind().kind()) {
      case "StatefulSet" -> ordinals(progress, (int) workload.number(StatefulSetKind.FIRST_ORDINAL));
      case "DaemonSet" -> nodes(progress);
      default -> NONE;
    };
  }

  private static Places ordinals(RolloutProgress progress, int first) {
    Map<Integer, PodStage> old = new TreeMap<>();
    Map<Integer, PodStage> fresh = new TreeMap<>();
    progress.oldPods().stream().filter(Places::there).forEach(pod -> old.put(pod.ordinal(), pod));
    progress.newPods().stream().filter(Places::there).forEach(pod -> fresh.put(pod.ordinal(), pod));
    TreeMap<Integer, Place> places = new TreeMap<>(Comparator.reverseOrder());
    for (int i = 0; i < progress.envelope().wanted(); i++) {
      places.put(first + i, new Place(Integer.toString(first + i), null, null));
    }
    old.forEach((ordinal, pod) -> places.put(ordinal, new Place(Integer.toString(ordinal), pod, fresh.get(ordinal))));
    fresh.forEach((ordinal, pod) -> places.put(ordinal, new Place(Integer.toString(ordinal), old.get(ordinal), pod)));
    int staying = (int) places.keySet().stream().filter(ordinal -> ordinal - first < progress.partition()).count();
    return new Places(Kind.ORDINAL, new ArrayList<>(places.values()), staying);
  }

  private static Places nodes(RolloutProgress progress) {
    Map<String, Place> places = new TreeMap<>();
    for (PodStage pod : progress.oldPods()) {
      if (there(pod)) {
        places.merge(place(pod), new Place(place(pod), pod, null), (one, other) -> new Place(one.name, pod, one.fresh));
      }
    }
    for (PodStage pod : progress.newPods()) {
      if (there(pod)) {
        places.merge(place(pod), new Place(place(pod), null, pod), (one, other) -> new Place(one.name, one.old, pod));
      }
    }
    return new Places(Kind.NODE, new ArrayList<>(places.values()), 0);
  }

  private static boolean there(PodStage pod) {
    return pod.stage() != Stage.GONE;
  }

  private static String place(PodStage pod) {
    return pod.node().isEmpty() ? pod.pod().name() : pod.node();
  }
}
