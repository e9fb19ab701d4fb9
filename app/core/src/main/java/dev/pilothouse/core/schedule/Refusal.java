// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

import org.jspecify.annotations.Nullable;

/// Why one node does not take a pod, in the scheduler's own words.
///
/// @param plugin the scheduler's plugin that refuses, as `NodeResourcesFit`
/// @param words as `Insufficient cpu`, `node(s) had untolerated taint(s)`
/// @param shortage what is missing; null when nothing is counted
public record Refusal(String plugin, String words, @Nullable Shortage shortage) {

  /// @param resource `cpu` in thousandths of a core, `memory` in bytes, `pods`, and others by name in whole units
  /// @param requested by the pod
  /// @param used by the pods that are there
  public record Shortage(String resource, long requested, long used, long allocatable) {

    /// How much more there would have to be.
    public long missing() {
      return requested + used - allocatable;
    }
  }

  static Refusal of(String plugin, String words) {
    return new Refusal(plugin, words, null);
  }
}
