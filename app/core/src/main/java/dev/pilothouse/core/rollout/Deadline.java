// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

/// When a Deployment's rollout counts as failed: `progressDeadlineSeconds` after its last progress. Nothing undoes it then; only
/// the condition says so. (kubernetes, pkg/controller/deployment/util, DeploymentTimedOut)
///
/// @param seconds 0 when there is none: the kind knows none, or it is switched off
/// @param progressed when it last progressed, in seconds since 1970; 0 when nobody knows
/// @param at when it passes, in seconds since 1970; 0 when the clock stands still: paused, complete, none
/// @param passed whether the controller has said so
public record Deadline(long seconds, long progressed, long at, boolean passed) {
  public static final Deadline NONE = new Deadline(0, 0, 0, false);
}
