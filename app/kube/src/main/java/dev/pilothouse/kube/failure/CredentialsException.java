// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.failure;

import dev.pilothouse.core.port.ClusterException;

/// Carries a failure of the credentials through an HTTP client that knows no checked exceptions; [ClusterFailures]
/// unwraps it.
public final class CredentialsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CredentialsException(ClusterException cause) {
    super(cause);
  }
}
