// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

/// How a rollout is, for a board.
public enum RolloutState {
  /// It moves, or is about to.
  PROGRESSING,
  /// It waits for something that may come.
  WAITING,
  /// It does not get on by itself, or its deadline passed.
  STALLED,
  /// Somebody holds it: paused, a partition, OnDelete.
  HELD,
  /// All pods are of the newest revision and available.
  COMPLETE
}
