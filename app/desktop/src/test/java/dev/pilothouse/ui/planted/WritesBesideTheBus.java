// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.planted;

/// Planted: breaks a rule of the architecture on purpose, to prove that the rule finds it.
class WritesBesideTheBus {
  void write(dev.pilothouse.core.port.ClusterWrites writes, dev.pilothouse.core.port.Write write) throws Exception {
    writes.send(write, dev.pilothouse.core.port.ClusterWrites.Mode.FOR_GOOD);
  }
}
