// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api;

import java.io.Serial;

/// A container has no output to give; the message is told to the person who asked
/// (`container "web" in pod "shop-1" is waiting to start: ContainerCreating`).
public final class LogUnavailableException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public LogUnavailableException(String message) {
    super(message);
  }
}
