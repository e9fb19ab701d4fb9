// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.table;

import dev.pilothouse.core.kind.Capability;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.Replicated;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.ui.control.ObjectActions.Target;

/// What actions need to know of a row.
public final class KindTargets {

  public ResourceRef ref(KindDescriptor kind, Row row) {
    return new ResourceRef(kind.kind(), row.namespace(), row.name(), row.uid());
  }

  public Target of(KindDescriptor kind, Row row) {
    int wanted =
        kind.capabilities().contains(Capability.SCALE) && kind instanceof Replicated replicated
            ? Math.toIntExact(replicated.wanted(row))
            : -1;
    boolean cordoned = kind.kind().equals(NodeKind.KIND) && row.flag(NodeKind.CORDONED);
    return new Target(ref(kind, row), kind.capabilities(), wanted, cordoned);
  }
}
