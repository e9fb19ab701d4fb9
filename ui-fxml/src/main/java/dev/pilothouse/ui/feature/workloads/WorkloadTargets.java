// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.workloads;

import dev.pilothouse.core.kind.Capability;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.Kinds;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.ui.control.ObjectActions.Target;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What can be done with a line of the tree.
final class WorkloadTargets {
  private final Map<ResourceKind, Set<Capability>> capabilities = new HashMap<>();

  WorkloadTargets() {
    for (KindDescriptor kind : new Kinds().builtIn()) {
      capabilities.put(kind.kind(), kind.capabilities());
    }
  }

  Target of(WorkloadRow row) {
    Set<Capability> can = capabilities.getOrDefault(row.line().ref().kind(), Set.of());
    int wanted = can.contains(Capability.SCALE) && row.line().ready() >= 0 ? Math.toIntExact(row.line().wanted()) : -1;
    return new Target(row.line().ref(), can, wanted, false);
  }
}
