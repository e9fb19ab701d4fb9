// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.testing;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Subscription;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Another one, whose observers are counted: a view that closed must have left none.
///
/// @param open how many there are
record CountedObservable<T>(Observable<T> source, AtomicInteger open) implements Observable<T> {

  @Override
  public T get() {
    return source.get();
  }

  @Override
  public Subscription subscribe(Consumer<? super T> observer) {
    open.incrementAndGet();
    Subscription.Bag once = new Subscription.Bag();
    once.add(open::decrementAndGet);
    once.add(source.subscribe(observer));
    return once;
  }
}
