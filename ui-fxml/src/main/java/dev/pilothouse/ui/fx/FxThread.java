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
  /// lost. After the subscription is closed on the FX thread the observer is not called again.
  public <T> Subscription observe(Observable<T> source, Consumer<? super T> observer) {
    AtomicReference<T> latest = new AtomicReference<>();
    AtomicBoolean due = new AtomicBoolean();
    AtomicBoolean closed = new AtomicBoolean();
    Subscription subscription =
        source.subscribe(
            value -> {
              latest.set(value);
              if (due.compareAndSet(false, true)) {
                execute(
                    () -> {
                      due.set(false);
                      if (!closed.get()) {
                        observer.accept(latest.get());
                      }
                    });
              }
            });
    return () -> {
      closed.set(true);
      subscription.close();
    };
  }
}
