// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.fx;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Subscription;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;

/// The FX thread as an executor, and the bridge of observable values to it.
public class FxThread implements Executor {

  /// Runs on the FX thread: at once when already there, else soon.
  @Override
  public void execute(Runnable task) {
    if (Platform.isFxApplicationThread()) {
      task.run();
    } else {
      Platform.runLater(task);
    }
  }

  /// Observes a value on the FX thread. Values that come faster than the thread takes them are passed over; the last one is never
  /// lost. After the subscription is closed on the FX thread the observer is not called again. From the FX thread the observer is
  /// called with the first value before this returns, and never while the source waits in [Observable#subscribe]: it may ask for
  /// what another thread holds that is about to set that value.
  public <T> Subscription observe(Observable<T> source, Consumer<? super T> observer) {
    Latest<T> latest = new Latest<>(observer);
    Subscription subscription = source.subscribe(value -> {
      if (latest.put(value)) {
        execute(latest);
      }
    });
    if (latest.begin()) {
      execute(latest);
    }
    return () -> {
      latest.closed = true;
      subscription.close();
    };
  }

  /// The last value that came, on its way to the FX thread.
  private static final class Latest<T> implements Runnable {
    private final Consumer<? super T> observer;
    private final AtomicReference<T> value = new AtomicReference<>();
    /// Nothing is taken to the FX thread before [#begin].
    private final AtomicBoolean due = new AtomicBoolean(true);
    private volatile boolean came;
    private volatile boolean closed;

    private Latest(Consumer<? super T> observer) {
      this.observer = observer;
    }

    /// @return whether it has to be taken to the FX thread now
    private boolean put(T next) {
      value.set(next);
      came = true;
      return due.compareAndSet(false, true);
    }

    /// @return whether a value has come before
    private boolean begin() {
      if (came) {
        return true;
      }
      due.set(false);
      return came && due.compareAndSet(false, true);
    }

    @Override
    public void run() {
      due.set(false);
      if (!closed) {
        observer.accept(value.get());
      }
    }
  }
}
