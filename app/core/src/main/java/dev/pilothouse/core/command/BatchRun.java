// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.command.Outcome.Result;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.ClusterFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A batch on its way: a line for each command, and a way to stop. Any thread.
public final class BatchRun {
  private final Batch batch;
  private final Value<List<Line>> lines;
  private final CompletableFuture<List<Line>> ended = new CompletableFuture<>();
  private volatile boolean stopped;

  public BatchRun(Batch batch) {
    this.batch = batch;
    lines = new Value<>(batch.commands().stream().map(command -> new Line(command, State.WAITING, null)).toList());
  }

  /// One command of the batch.
  ///
  /// @param outcome how it ended; null unless [State#ENDED]
  public record Line(Command command, State state, @Nullable Outcome outcome) {

    public boolean isDone() {
      return outcome != null && outcome.result() == Result.DONE;
    }

    /// What happened instead; null when nothing was said against it.
    public @Nullable Message problem() {
      ClusterFailure failure = outcome == null ? null : outcome.failure();
      return failure == null ? null : failure.what();
    }

    /// Why, in the server's own words where it has some; a conflict is said better in ours. Null as [#problem].
    public @Nullable Message reason() {
      ClusterFailure failure = outcome == null ? null : outcome.failure();
      if (failure == null) {
        return null;
      }
      boolean ours = failure.kind() == ClusterFailure.Kind.CONFLICT || failure.detail().isEmpty();
      return ours ? failure.why() : Message.literal(failure.detail());
    }
  }

  /// How far a command is.
  public enum State {
    WAITING,
    RUNNING,
    ENDED,
    /// Left out, because the batch was stopped before it.
    NOT_SENT
  }

  public Batch batch() {
    return batch;
  }

  /// In the order of the batch.
  public Observable<List<Line>> lines() {
    return lines;
  }

  /// Sends no more; what is on its way is still waited for.
  public void stop() {
    stopped = true;
  }

  /// All lines, when the last of them has come to its end.
  public CompletableFuture<List<Line>> ended() {
    return ended.copy();
  }

  /// What takes back all that was done; empty when nothing was, or nothing of it can be taken back.
  public Optional<Batch> undo() {
    List<Command> back =
        lines.get().stream()
            .map(Line::outcome)
            .filter(outcome -> outcome != null && outcome.result() == Result.DONE)
            .map(Outcome::undo)
            .filter(Objects::nonNull)
            .toList();
    return back.isEmpty() ? Optional.empty() : Optional.of(new Batch(back, batch.onTrouble()));
  }

  /// Goes through the batch. Blocks.
  ///
  /// @param send sends one command, or refuses it
  public void run(Function<Command, Outcome> send) {
    for (int i = 0; i < batch.commands().size(); i++) {
      if (stopped) {
        set(i, State.NOT_SENT, null);
        continue;
      }
      set(i, State.RUNNING, null);
      Outcome outcome = send.apply(batch.commands().get(i));
      set(i, State.ENDED, outcome);
      stopped |= outcome.result() != Result.DONE && batch.onTrouble() == Batch.OnTrouble.STOP;
    }
    ended.complete(lines.get());
  }

  private void set(int index, State state, @Nullable Outcome outcome) {
    lines.update(
        before -> {
          List<Line> next = new ArrayList<>(before);
          next.set(index, new Line(before.get(index).command(), state, outcome));
          return List.copyOf(next);
        });
  }
}
