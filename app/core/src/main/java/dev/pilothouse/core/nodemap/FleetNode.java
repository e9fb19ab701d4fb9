// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.Row;

/// One node of the map. Immutable.
///
/// @param slot its number on the map; stays as long as the node lives
/// @param asked what its pods ask for, and how many there are
/// @param usage as measured; [Usage#UNKNOWN] without a measurement, which is not the same as nothing
public record FleetNode(int slot, Row row, NodeMark mark, Asked asked, Usage usage) {

  /// @param cpu in thousandths of a core
  /// @param memory in bytes
  /// @param pods how many; those that have ended do not count
  public record Asked(long cpu, long memory, int pods) {
    static final Asked NOTHING = new Asked(0, 0, 0);
  }

  /// @param cpu in thousandths of a core; -1 when it is not known
  /// @param memory in bytes; -1 when it is not known
  public record Usage(long cpu, long memory) {
    public static final Usage UNKNOWN = new Usage(-1, -1);

    public boolean known() {
      return cpu >= 0;
    }
  }

  public String name() {
    return row.name();
  }

  public boolean cordoned() {
    return row.flag(NodeKind.CORDONED);
  }

  /// Whether taints other than those of the cluster itself keep pods off.
  public boolean tainted() {
    return !row.text(NodeKind.TAINTS).isEmpty();
  }

  /// Allocatable, in thousandths of a core.
  public long cpu() {
    return row.number(NodeKind.CPU);
  }

  /// Allocatable, in bytes.
  public long memory() {
    return row.number(NodeKind.MEMORY);
  }

  /// How much CPU is not asked for yet, in thousandths of a core.
  public long freeCpu() {
    return cpu() - asked.cpu();
  }

  /// How much memory is not asked for yet, in bytes.
  public long freeMemory() {
    return memory() - asked.memory();
  }
}
