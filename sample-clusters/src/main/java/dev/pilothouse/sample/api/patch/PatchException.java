// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.patch;

import java.io.Serial;

/// A patch that cannot be applied.
public final class PatchException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final int code;

  PatchException(int code, String message) {
    super(message);
    this.code = code;
  }

  /// The HTTP code to answer with.
  public int code() {
    return code;
  }
}
