// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.workloads;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.relation.TreeRow;
import dev.pilothouse.ui.control.Load;

/// One line of the tree with what its pods use together.
record WorkloadRow(TreeRow line, Load cpu, Load memory) {

  String id() {
    return line.id();
  }

  boolean isProblem() {
    return line.status().health().compareTo(Health.WARNING) >= 0;
  }

  String name() {
    return line.name();
  }
}
