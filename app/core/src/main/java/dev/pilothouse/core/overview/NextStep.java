// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.overview;

/// What a person would most likely do next about a problem; the view offers it as a button.
public enum NextStep {
  /// The log of the run before the last restart.
  LOGS_PREVIOUS,
  LOGS,
  EVENTS,
  DETAILS,
  YAML,
  SHOW_NODE,
  RESTART,
  SCALE
}
