// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

/// How a pod goes through its stage.
public enum Mark {
  /// Nothing is to be said.
  FINE,
  /// It waits for something that may come, or takes longer than it should.
  WAITING,
  /// It does not get on unless somebody changes something.
  BROKEN
}
