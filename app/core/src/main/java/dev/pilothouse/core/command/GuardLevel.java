// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

/// How a context is guarded against writes that nobody meant.
public enum GuardLevel {
  /// Writes that can be undone go out at once; those that destroy ask first.
  NORMAL,
  /// Every write shows what it will do and asks first; the window has a frame.
  CONFIRM,
  /// Writes are refused here, before anything is sent.
  READ_ONLY
}
