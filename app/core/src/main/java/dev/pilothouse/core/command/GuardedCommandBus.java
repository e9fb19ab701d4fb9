// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import dev.pilothouse.core.base.Background;
import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterGateway;
import dev.pilothouse.core.port.ClusterWrites;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The bus of one context. The guard is asked again at the moment of sending, whatever was decided before; what is refused here
/// is written down like what was sent.
public final class GuardedCommandBus implements CommandBus {
  private final String context;
  private final Observable<GuardLevel> guard;
  private final Supplier<@Nullable ClusterWrites> writes;
  private final CommandSender sender;
  private final ClusterGateway reads;
  private final Background background;
  // Guarded by this.
  private final Set<Command> running = new HashSet<>();
  private final Map<String, DrainRun> drains = new HashMap<>();
  private @Nullable Confirmation spent;

  /// @param context the name that people know the context by
  /// @param user the name of its user in the kubeconfig, for the journal; empty when nobody knows
  /// @param writes the connection's writes; null while there is no connection
  /// @param reads what is asked when the server says that something changed
  public GuardedCommandBus(
      String context,
      String user,
      Observable<GuardLevel> guard,
      Supplier<@Nullable ClusterWrites> writes,
      ClusterGateway reads,
      OutcomeLog log,
      Background background) {
    this.context = context;
    this.guard = guard;
    this.writes = writes;
    this.background = background;
    this.reads = reads;
    sender = new CommandSender(context, user, reads, log, background);
  }

  @Override
  public Decision decide(Command command) {
    return decide(List.of(command));
  }

  @Override
  public Decision decide(Batch batch) {
    return decide(batch.commands());
  }

  private Decision decide(List<Command> commands) {
    ClusterFailure refusal = refusal(commands);
    if (refusal != null) {
      return new Decision.Refused(refusal);
    }
    GuardLevel level = guard.get();
    boolean confirm = level == GuardLevel.CONFIRM;
    boolean destructive = commands.stream().anyMatch(Command::destructive);
    boolean many = commands.size() > 1;
    if (!confirm && !destructive && !many) {
      return new Decision.Go();
    }
    String name = many ? context : commands.getFirst().target().name();
    return new Decision.Ask(new Confirmation(context, commands, level), confirm && destructive ? name : "");
  }

  /// Why none of them can be sent now, whoever says yes.
  private @Nullable ClusterFailure refusal(List<Command> commands) {
    if (guard.get() == GuardLevel.READ_ONLY) {
      return GuardFailures.readOnly(context);
    }
    if (writes.get() == null) {
      return GuardFailures.notConnected(context);
    }
    return commands.stream().allMatch(Command::complete) ? null : GuardFailures.incomplete(context);
  }

  @Override
  public CompletableFuture<Outcome> run(Command command, @Nullable Confirmation confirmation) {
    CompletableFuture<Outcome> future = new CompletableFuture<>();
    ClusterFailure refusal = admit(List.of(command), confirmation);
    if (refusal != null) {
      background.run("journal", () -> future.complete(sender.refuse(command, refusal)));
    } else {
      background.run("command " + command.target(), () -> future.complete(send(command, null)));
    }
    return future;
  }

  @Override
  public BatchRun run(Batch batch, @Nullable Confirmation confirmation) {
    BatchRun run = new BatchRun(batch);
    ClusterFailure refusal = admit(batch.commands(), confirmation);
    if (refusal != null) {
      background.run("journal", () -> run.run(command -> sender.refuse(command, refusal)));
    } else {
      background.run(
          "batch of " + batch.commands().size(),
          () -> {
            run.run(command -> send(command, confirmation));
            ended(batch.commands());
          });
    }
    return run;
  }

  @Override
  public synchronized DrainRun run(Drain drain, @Nullable Confirmation confirmation) {
    List<Command> commands = drain.batch().commands();
    ClusterFailure refusal = admit(commands, confirmation);
    String node = drain.node().name();
    Runnable ended = () -> ended(node, refusal == null ? commands : List.of());
    DrainRun run = new DrainRun(drain, new DrainSending(confirmation, refusal), reads, background, ended);
    if (refusal == null) {
      drains.put(node, run);
    }
    run.start();
    return run;
  }

  private synchronized void ended(String node, List<Command> commands) {
    commands.forEach(running::remove);
    if (!commands.isEmpty()) {
      drains.remove(node);
    }
  }

  @Override
  public synchronized @Nullable DrainRun draining(ResourceRef node) {
    return drains.get(node.name());
  }

  @Override
  public CompletableFuture<DryRun> dryRun(Command command) {
    CompletableFuture<DryRun> future = new CompletableFuture<>();
    background.run(
        "dry run " + command.target(),
        () -> {
          ClusterWrites line = writes.get();
          ClusterFailure refusal = refusal(List.of(command));
          if (refusal == null && line == null) {
            refusal = GuardFailures.notConnected(context);
          }
          future.complete(
              refusal != null || line == null
                  ? new DryRun(command, Duration.ZERO, List.of(), refusal, null)
                  : sender.dryRun(command, line));
        });
    return future;
  }

  /// Takes the commands in, or says why not.
  private synchronized @Nullable ClusterFailure admit(List<Command> commands, @Nullable Confirmation confirmation) {
    ClusterFailure refusal =
        switch (decide(commands)) {
          case Decision.Refused refused -> refused.failure();
          // A confirmation that the guard would not have asked for is another's: perhaps the guard was changed meanwhile.
          case Decision.Go _ -> confirmation == null ? null : GuardFailures.otherConfirmation(context);
          case Decision.Ask ask -> compare(ask.confirmation(), confirmation);
        };
    if (refusal == null && commands.stream().anyMatch(running::contains)) {
      refusal = GuardFailures.running(context);
    }
    if (refusal == null) {
      running.addAll(commands);
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

  /// @param ofMany what was confirmed for this one and others; null when it goes alone
  private Outcome send(Command command, @Nullable Confirmation ofMany) {
    ClusterWrites line = writes.get();
    ClusterFailure refusal = late(ofMany);
    Outcome outcome = refusal != null || line == null ? refuse(command, refusal) : sender.send(command, line);
    ended(List.of(command));
    return outcome;
  }

  private Outcome refuse(Command command, @Nullable ClusterFailure refusal) {
    return sender.refuse(command, refusal == null ? GuardFailures.notConnected(context) : refusal);
  }

  /// Why nothing is sent now: between the click and now the guard may have been raised or the line lost.
  ///
  /// @param ofMany what was confirmed for this one and others; null when it goes alone
  private @Nullable ClusterFailure late(@Nullable Confirmation ofMany) {
    if (guard.get() == GuardLevel.READ_ONLY) {
      return GuardFailures.readOnly(context);
    }
    if (ofMany != null && guard.get() != ofMany.guard()) {
      return GuardFailures.otherConfirmation(context);
    }
    return writes.get() == null ? GuardFailures.notConnected(context) : null;
  }

  private synchronized void ended(List<Command> commands) {
    commands.forEach(running::remove);
  }

  /// How a drain sends.
  private final class DrainSending implements DrainRun.Sending {
    private final @Nullable Confirmation confirmation;
    private final @Nullable ClusterFailure refusal;

    /// @param refusal why nothing of it may be sent; null when it may
    DrainSending(@Nullable Confirmation confirmation, @Nullable ClusterFailure refusal) {
      this.confirmation = confirmation;
      this.refusal = refusal;
    }

    @Override
    public Outcome once(Command command) {
      return refusal == null ? send(command, confirmation) : sender.refuse(command, refusal);
    }

    @Override
    public DrainRun.Attempts attempts(Command command) {
      return new DrainAttempts(command, this);
    }

    private @Nullable ClusterFailure now() {
      return refusal == null ? late(confirmation) : refusal;
    }
  }

  /// One eviction, as often as it takes.
  private final class DrainAttempts implements DrainRun.Attempts {
    private final Command command;
    private final DrainSending sending;
    private CommandSender.@Nullable Begun begun;
    private @Nullable Outcome last;

    DrainAttempts(Command command, DrainSending sending) {
      this.command = command;
      this.sending = sending;
    }

    @Override
    public Outcome next() {
      ClusterWrites line = writes.get();
      ClusterFailure refusal = sending.now();
      CommandSender.Begun known = begun;
      if (refusal != null || line == null) {
        ClusterFailure why = refusal == null ? GuardFailures.notConnected(context) : refusal;
        return known == null ? sender.refuse(command, why) : sender.refuse(known, why);
      }
      CommandSender.Begun one = known == null ? sender.begin(command) : known;
      begun = one;
      Outcome outcome = sender.attempt(one, line);
      last = outcome;
      if (!DrainRun.isLater(outcome.failure())) {
        sender.end(outcome);
      }
      return outcome;
    }

    @Override
    public void leave() {
      if (last != null) {
        sender.end(last);
      }
    }
  }
}
