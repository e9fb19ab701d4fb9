// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a rollout waits for, and why.
///
/// @param sentence the one sentence
/// @param beside what else is worth a line, as that nothing else may move; mostly empty or one
/// @param evidence what shows it, the best first
/// @param pod the pod that shows it best; null when it is about none
/// @param container in that pod; empty when it is none
/// @param pods how many pods have the same
/// @param since since when, in seconds since 1970; 0 when it is not known
public record Waiting(
    Cause cause,
    Message sentence,
    List<Message> beside,
    List<Evidence> evidence,
    @Nullable ResourceRef pod,
    String container,
    long pods,
    long since) {

  public Waiting {
    beside = List.copyOf(beside);
    evidence = List.copyOf(evidence);
  }
}
