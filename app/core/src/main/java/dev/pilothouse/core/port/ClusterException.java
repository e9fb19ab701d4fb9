// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.port;

import org.jspecify.annotations.Nullable;

/// Carries a [ClusterFailure]. The only exception that ports throw.
public final class ClusterException extends Exception {
  private static final long serialVersionUID = 1;
  private final transient ClusterFailure failure;

  public ClusterException(ClusterFailure failure, @Nullable Throwable cause) {
    super(failure.kind() + ": " + failure.detail(), cause);
    this.failure = failure;
  }

  public ClusterFailure failure() {
    return failure;
  }
}
