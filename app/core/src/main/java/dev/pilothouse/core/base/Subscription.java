// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.base;

import java.util.ArrayList;
import java.util.List;

/// The handle of something that goes on until it is closed. Closing twice does nothing. Any thread.
@FunctionalInterface
public interface Subscription extends AutoCloseable {

  /// A subscription that has nothing to release.
  Subscription NONE = () -> {};

  @Override
  void close();

  /// Collects subscriptions that end together, the last one first. Closing the bag closes what is added later at once.
  final class Bag implements Subscription {
    private final List<Subscription> parts = new ArrayList<>();
    private boolean closed;

    /// Adds a part; closes it at once when the bag is closed already.
    public void add(Subscription part) {
      synchronized (parts) {
        if (!closed) {
          parts.add(part);
          return;
        }
      }
      part.close();
    }

    @Override
    public void close() {
      List<Subscription> ending;
      synchronized (parts) {
        closed = true;
        ending = List.copyOf(parts).reversed();
        parts.clear();
      }
      ending.forEach(Subscription::close);
    }
  }
}
