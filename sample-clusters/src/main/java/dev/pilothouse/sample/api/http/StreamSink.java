// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.http;

import java.time.Duration;

/// Takes the bytes of an answer that goes on. May be called from any thread; what one thread sends stays in order.
public interface StreamSink {

  void send(byte[] bytes);

  /// Waits until what was sent has left this process but for a few MiB, or the stream has ended: for whoever has much to send at
  /// once. Not on a thread that must not block.
  void awaitRoom();

  void end();

  boolean isOpen();

  /// Runs once when the stream ended, by either side; at once if it already has.
  void onClose(Runnable action);

  /// Runs something later, on a virtual thread, unless the stream has ended by then.
  void after(Duration delay, Runnable action);
}
