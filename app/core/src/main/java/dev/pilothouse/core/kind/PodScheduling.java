// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import java.util.List;
import java.util.Map;

/// What only few pods have and the scheduler must know: of a pod that has its node for the sake of others, of one that has none for
/// its own. Immutable; most pods have none of it, and then no such object.
///
/// @param requests of all but CPU and memory, by name
/// @param limits of all but CPU and memory, by name
/// @param antiAffinity required terms
/// @param gates what it waits for before it is scheduled, by name; of a pod without a node only
/// @param tolerations of a pod without a node; of one that has a node those alone that let it stay where a taint that people set
///     evicts others
public record PodScheduling(
    Map<String, Long> requests,
    Map<String, Long> limits,
    List<HostPort> ports,
    List<PodAffinityTerm> antiAffinity,
    List<String> gates,
    List<Toleration> tolerations) {
  public static final PodScheduling NONE =
      new PodScheduling(Map.of(), Map.of(), List.of(), List.of(), List.of(), List.of());

  public PodScheduling {
    requests = Map.copyOf(requests);
    limits = Map.copyOf(limits);
    ports = List.copyOf(ports);
    antiAffinity = List.copyOf(antiAffinity);
    gates = List.copyOf(gates);
    tolerations = List.copyOf(tolerations);
  }

  /// Of a pod's row.
  public static PodScheduling of(Row pod) {
    PodScheduling scheduling = pod.get(PodKind.SCHEDULING);
    return scheduling == null ? NONE : scheduling;
  }
}
