// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store;

/// Something that goes on until it is closed. Closing twice does nothing.
@FunctionalInterface
public interface Subscription extends AutoCloseable {

  @Override
  void close();
}
