// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import java.util.Map;

/// One of those that a benchmark runs in turn.
record Contender(Role role, String name, Trial trial) {

  /// What a contender stands for.
  enum Role {
    /// What the machine and the server can do at best: a bare reader, an empty window.
    FLOOR,
    /// Another program that people use for the same.
    PEER,
    PILOTHOUSE
  }

  /// One run.
  @FunctionalInterface
  interface Trial {
    /// Does the work once and gives its figures by name, with the unit in the name: `all rows ms`.
    ///
    /// @throws Exception when the result was wrong; the whole benchmark then fails
    Map<String, Double> run() throws Exception;
  }
}
