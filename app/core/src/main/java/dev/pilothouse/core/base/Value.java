// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.base;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// An [Observable] that its owner sets. Equal values are not announced. Any thread.
public final class Value<T> implements Observable<T> {
  private final List<Consumer<? super T>> observers = new CopyOnWriteArrayList<>();
  private final ReentrantLock announcing = new ReentrantLock();
  private volatile T current;

  public Value(T initial) {
    current = initial;
  }

  @Override
  public T get() {
    return current;
  }

  public void set(T next) {
    update(before -> next);
  }

  /// Replaces the value by what the function makes of it; the function may run under a lock and must be quick.
  public void update(UnaryOperator<T> change) {
    announcing.lock();
    try {
      T next = change.apply(current);
      if (!Objects.equals(next, current)) {
        current = next;
        observers.forEach(observer -> observer.accept(next));
      }
    } finally {
      announcing.unlock();
    }
  }

  @Override
  public Subscription subscribe(Consumer<? super T> observer) {
    announcing.lock();
    try {
      // A wrapper, so that the same observer can be subscribed twice and each handle releases its own.
      Consumer<T> own = observer::accept;
      observers.add(own);
      own.accept(current);
      return () -> observers.remove(own);
    } finally {
      announcing.unlock();
    }
  }
}
