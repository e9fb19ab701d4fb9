// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.base;

import java.util.function.Consumer;

/// A value that changes and tells. An observer is called at once with the value of now, then after each change, on the
/// thread that made the change; calls to one observer never overlap.
public interface Observable<T> {

  T get();

  /// Calls the observer now and after each change until the subscription is closed.
  Subscription subscribe(Consumer<? super T> observer);
}
