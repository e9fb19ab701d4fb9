// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

/// What can be done with the objects of a kind; an action is shown where its capability is.
public enum Capability {
  SCALE,
  RESTART,
  LOGS,
  /// There is a container to run a shell in.
  SHELL,
  DELETE,
  CORDON
}
