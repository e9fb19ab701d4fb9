// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.command.CommandBus;
import dev.pilothouse.core.command.DryRun;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Asks the server what it would say to the command that is chosen now. The next choice drops the question before; at most one is
/// on its way, so that a slider that is dragged does not flood the server. Any thread.
final class DryRuns implements Subscription {
  private final CommandBus bus;
  private final Value<State> state = new Value<>(new Nothing());
  // Guarded by this.
  private @Nullable Command wanted;
  private @Nullable Command asked;
  private @Nullable CompletableFuture<DryRun> running;
  private boolean closed;

  /// How far the question is.
  sealed interface State {}

  /// There is nothing to ask.
  record Nothing() implements State {}

  record Asking() implements State {}

  record Answered(DryRun answer) implements State {}

  DryRuns(CommandBus bus) {
    this.bus = bus;
  }

  Observable<State> state() {
    return state;
  }

  /// @param command null when nothing would be sent
  void ask(@Nullable Command command) {
    synchronized (this) {
      if (closed || (command == null ? wanted == null : command.equals(wanted))) {
        return;
      }
      wanted = command;
    }
    state.set(command == null ? new Nothing() : new Asking());
    next();
  }

  /// Asks again, because what the server knows has changed.
  void again() {
    Command last;
    synchronized (this) {
      last = wanted;
      wanted = null;
    }
    ask(last);
  }

  private void next() {
    Command command;
    synchronized (this) {
      command = wanted;
      if (closed || running != null || command == null) {
        return;
      }
      asked = command;
      running = bus.dryRun(command);
    }
    var _ = running.whenComplete(this::answered);
  }

  private void answered(@Nullable DryRun answer, @Nullable Throwable broken) {
    boolean current;
    synchronized (this) {
      running = null;
      current = !closed && asked != null && asked.equals(wanted);
    }
    if (current && answer != null) {
      state.set(new Answered(answer));
    } else {
      next();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (running != null) {
      running.cancel(true);
    }
  }
}
