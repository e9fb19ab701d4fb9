// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import dev.pilothouse.core.base.Background;
import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.command.Outcome.Result;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.ClusterWrites;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The bus of one context. The guard is asked again at the moment of sending, whatever was decided before; what is refused here
/// is written down like what was sent.
public final class GuardedCommandBus implements CommandBus {
  private static final Logger LOG = LoggerFactory.getLogger(GuardedCommandBus.class);

  private final String context;
  private final String user;
  private final Observable<GuardLevel> guard;
  private final Supplier<@Nullable ClusterWrites> writes;
  private final OutcomeLog log;
  private final Background background;
  // Guarded by this.
  private final Set<Command> running = new HashSet<>();
  private @Nullable Confirmation spent;

  /// A bus of which nobody knows as whom it writes.
  public GuardedCommandBus(
      String context,
      Observable<GuardLevel> guard,
      Supplier<@Nullable ClusterWrites> writes,
      OutcomeLog log,
      Background background) {
    this(context, "", guard, writes, log, background);
  }

  /// @param context the name that people know the context by
  /// @param user the name of its user in the kubeconfig, for the journal
  /// @param writes the connection's writes; null while there is no connection
  public GuardedCommandBus(
      String context,
      String user,
      Observable<GuardLevel> guard,
      Supplier<@Nullable ClusterWrites> writes,
      OutcomeLog log,
      Background background) {
    this.context = context;
    this.user = user;
    this.guard = guard;
    this.writes = writes;
    this.log = log;
    this.background = background;
  }

  @Override
  public Decision decide(Command command) {
    GuardLevel level = guard.get();
    if (level == GuardLevel.READ_ONLY) {
      return new Decision.Refused(GuardFailures.readOnly(context));
    }
    if (writes.get() == null) {
      return new Decision.Refused(GuardFailures.notConnected(context));
    }
    boolean confirm = level == GuardLevel.CONFIRM;
    if (!confirm && !command.destructive()) {
      return new Decision.Go();
    }
    String typed = confirm && command.destructive() ? command.target().name() : "";
    return new Decision.Ask(new Confirmation(context, command, level), typed);
  }

  @Override
  public CompletableFuture<Outcome> run(Command command, @Nullable Confirmation confirmation) {
    CompletableFuture<Outcome> future = new CompletableFuture<>();
    ClusterFailure refusal = admit(command, confirmation);
    if (refusal != null) {
      background.run("journal", () -> refuse(command, refusal, future));
    } else {
      background.run("command " + command.target(), () -> send(command, future));
    }
    return future;
  }

  /// Takes the command in, or says why not.
  private synchronized @Nullable ClusterFailure admit(Command command, @Nullable Confirmation confirmation) {
    ClusterFailure refusal =
        switch (decide(command)) {
          case Decision.Refused refused -> refused.failure();
          // A confirmation that the guard would not have asked for is another's: perhaps the guard was changed meanwhile.
          case Decision.Go _ -> confirmation == null ? null : GuardFailures.otherConfirmation(context);
          case Decision.Ask ask -> compare(ask.confirmation(), confirmation);
        };
    if (refusal == null && !running.add(command)) {
      refusal = GuardFailures.running(context);
    }
    if (refusal == null) {
      spent = confirmation;
    }
    return refusal;
  }

  private @Nullable ClusterFailure compare(Confirmation asked, @Nullable Confirmation given) {
    if (given == null) {
      return GuardFailures.unconfirmed(context);
    }
    // One yes is for one request: the same object twice is a double click.
    @SuppressWarnings("ReferenceEquality")
    boolean again = given == spent;
    if (again) {
      return GuardFailures.running(context);
    }
    return asked.equals(given) ? null : GuardFailures.otherConfirmation(context);
  }

  private void refuse(Command command, ClusterFailure refusal, CompletableFuture<Outcome> future) {
    Outcome outcome = here(log.nextId(), background.now(), command, refusal);
    log.write(outcome);
    future.complete(outcome);
  }

  private Outcome here(long id, Instant at, Command command, ClusterFailure refusal) {
    return new Outcome(id, at, context, command, Result.REFUSED_HERE, Duration.ZERO, refusal, null, user);
  }

  private void send(Command command, CompletableFuture<Outcome> future) {
    Instant at = background.now();
    long began = background.nanoTime();
    long id = log.nextId();
    ClusterWrites line = writes.get();
    Outcome outcome;
    // Between the click and now the guard may have been raised or the line lost.
    if (guard.get() == GuardLevel.READ_ONLY) {
      outcome = here(id, at, command, GuardFailures.readOnly(context));
    } else if (line == null) {
      outcome = here(id, at, command, GuardFailures.notConnected(context));
    } else {
      log.write(new Outcome(id, at, context, command, Result.RUNNING, Duration.ZERO, null, null, user));
      ClusterFailure failure = request(command, line);
      Duration took = Duration.ofNanos(background.nanoTime() - began);
      Command undo = failure == null ? CommandRequest.undo(command) : null;
      outcome = new Outcome(id, at, context, command, result(failure), took, failure, undo, user);
    }
    log.write(outcome);
    synchronized (this) {
      running.remove(command);
    }
    future.complete(outcome);
  }

  private static @Nullable ClusterFailure request(Command command, ClusterWrites line) {
    try {
      CommandRequest.send(command, line);
      return null;
    } catch (ClusterException e) {
      boolean tested = command instanceof ScaleWorkload && e.failure().kind() == Kind.INVALID;
      return tested ? GuardFailures.changed(command, e.failure()) : e.failure();
    } catch (RuntimeException | Error e) {
      LOG.warn("A command broke off: {}", e.getClass().getName());
      return GuardFailures.unexpected(e);
    }
  }

  private static Result result(@Nullable ClusterFailure failure) {
    if (failure == null) {
      return Result.DONE;
    }
    return failure.kind() == Kind.OUTCOME_UNKNOWN ? Result.UNKNOWN : Result.FAILED;
  }
}
