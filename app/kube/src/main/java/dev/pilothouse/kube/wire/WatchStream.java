// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.wire;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The events of one watch, in either encoding. One thread reads; any thread may close.
public interface WatchStream extends Closeable {
  /// The largest event that is read; a larger one is passed over.
  int LARGEST_EVENT = 32 << 20;

  /// Waits for the next event; null at the end of the stream.
  ///
  /// @throws BrokenEventException when one event could not be understood; the next call gives the one after it
  /// @throws IOException when the line broke
  @Nullable WatchEvent next() throws IOException;

  /// An event that could not be understood.
  final class BrokenEventException extends IOException {
    private static final long serialVersionUID = 1;

    BrokenEventException(String message) {
      super(message);
    }

    BrokenEventException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
