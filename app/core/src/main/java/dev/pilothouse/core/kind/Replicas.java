// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.Status;

/// How a workload that is not changing is, by its numbers alone.
final class Replicas {
  private static final Status NONE_WANTED = Status.of(Health.NEUTRAL, "status.scaledToZero");

  private Replicas() {}

  static Status status(long ready, long wanted) {
    if (wanted == 0) {
      return NONE_WANTED;
    }
    if (ready >= wanted) {
      return BuiltInKind.READY;
    }
    return ready == 0
        ? Status.of(Health.BAD, "status.noneReady", wanted)
        : Status.of(Health.WARNING, "status.someReady", ready, wanted);
  }
}
