// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

/// Some hundred lines of a log that follow each other, wherever they lie. Immutable to whoever reads it; any thread.
sealed interface LogBlock permits LogChunk, SpilledBlock {

  /// The number of the first of its lines.
  long first();

  int lines();

  /// The lines themselves. From the disk it may take a while: away from the screen, unless they are [#atHand].
  LogChunk load();

  /// The same for whoever goes through all blocks in turn: it is not kept at hand for the next one who asks.
  LogChunk pass();

  /// Whether [#load] answers without reading from the disk.
  boolean atHand();
}
