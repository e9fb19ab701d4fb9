// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.tail;

import dev.pilothouse.core.kind.ContainerState;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The containers of a pod, as far as their logs go.
final class PodContainers {
  private PodContainers() {}

  /// All that have a log or will have one, the main ones first.
  static List<ContainerState> all(Row pod) {
    List<ContainerState> all = new ArrayList<>();
    for (ContainerState.Type type : ContainerState.Type.values()) {
      PodKind.containers(pod).stream().filter(one -> one.type() == type).forEach(all::add);
    }
    return all;
  }

  /// Those that are meant when nobody names one: what the pod says by its annotation, else its main containers.
  static List<ContainerState> usual(Row pod) {
    List<ContainerState> all = all(pod);
    String named = pod.text(PodKind.DEFAULT_CONTAINER);
    List<ContainerState> meant = all.stream().filter(one -> one.name().equals(named)).toList();
    return meant.isEmpty() ? all.stream().filter(one -> one.type() == ContainerState.Type.MAIN).toList() : meant;
  }

  /// @param names none for the usual ones
  static List<ContainerState> chosen(Row pod, Set<String> names) {
    return names.isEmpty() ? usual(pod) : all(pod).stream().filter(one -> names.contains(one.name())).toList();
  }

  /// Whether the kubelet has anything to read: the container runs, or has run.
  static boolean hasLog(ContainerState container) {
    boolean began =
        container.state() == ContainerState.State.RUNNING || container.state() == ContainerState.State.TERMINATED;
    return began || container.lastEnded() > 0 || container.restarts() > 0;
  }
}
