// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

/// Where outcomes are written down, before and after the request. Blocks; never called on the FX thread.
public interface OutcomeLog {

  /// A number that no outcome had before, over all runs.
  long nextId();

  /// Writes an outcome so that it survives the end of the program; a later one with the same id replaces it. Never throws: a full
  /// disk must not keep a person from repairing a cluster, so the outcome then stays in memory only.
  void write(Outcome outcome);
}
