// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import dev.pilothouse.core.base.Background;
import dev.pilothouse.core.command.Outcome.Result;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.ClusterGateway;
import dev.pilothouse.core.port.ClusterWrites;
import dev.pilothouse.core.port.ClusterWrites.Answer;
import dev.pilothouse.core.port.ClusterWrites.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends commands that were let pass, each once, and writes down each before and after. Blocks; never on the FX thread.
final class CommandSender {
  private static final Logger LOG = LoggerFactory.getLogger(CommandSender.class);

  private final String context;
  private final String user;
  private final Refusals refusals;
  private final OutcomeLog log;
  private final Background background;

  CommandSender(String context, String user, ClusterGateway reads, OutcomeLog log, Background background) {
    this.context = context;
    this.user = user;
    this.refusals = new Refusals(reads);
    this.log = log;
    this.background = background;
  }

  /// Writes down that a command was refused here.
  Outcome refuse(Command command, ClusterFailure why) {
    Outcome outcome = outcome(log.nextId(), background.now(), command, Result.REFUSED_HERE, Duration.ZERO, why, List.of());
    log.write(outcome);
    return outcome;
  }

  /// A command that has its entry in the journal, and has not come to its end there.
  record Begun(Command command, long id, Instant at, long began) {}

  Outcome send(Command command, ClusterWrites line) {
    Begun begun = begin(command);
    Outcome outcome = attempt(begun, line);
    end(outcome);
    return outcome;
  }

  Begun begin(Command command) {
    Begun begun = new Begun(command, log.nextId(), background.now(), background.nanoTime());
    log.write(outcome(begun.id(), begun.at(), command, Result.RUNNING, Duration.ZERO, null, List.of()));
    return begun;
  }

  /// How it ended in the journal.
  void end(Outcome outcome) {
    log.write(outcome.withoutObject());
  }

  /// Writes down that one that was begun is refused here.
  Outcome refuse(Begun begun, ClusterFailure why) {
    Duration took = Duration.ofNanos(background.nanoTime() - begun.began());
    Outcome outcome = outcome(begun.id(), begun.at(), begun.command(), Result.REFUSED_HERE, took, why, List.of());
    end(outcome);
    return outcome;
  }

  /// Sends it, and leaves it to the caller whether it has come to its end with that.
  Outcome attempt(Begun begun, ClusterWrites line) {
    Command command = begun.command();
    long began = begun.began();
    long id = begun.id();
    Instant at = begun.at();
    Said said = request(command, line, Mode.FOR_GOOD);
    Result result = result(said.failure());
    Answer answer = said.answer();
    Command undo = result != Result.DONE ? null : answer == null ? command.undo() : command.undoAfter(answer.object());
    Command done = result != Result.DONE || answer == null ? command : command.done(answer.object());
    return new Outcome(
        id, at, context, done, result, said.since(began), said.failure(), undo, user, said.warnings(),
        answer == null ? null : answer.object());
  }

  DryRun dryRun(Command command, ClusterWrites line) {
    long began = background.nanoTime();
    Said said = request(command, line, Mode.DRY_RUN);
    Answer answer = said.answer();
    return new DryRun(
        command, said.since(began), said.warnings(), said.failure(), answer == null ? null : answer.object());
  }

  /// @param ended when the answer came, before anything was read again
  private record Said(@Nullable Answer answer, @Nullable ClusterFailure failure, long ended) {
    List<String> warnings() {
      return answer == null ? List.of() : answer.warnings();
    }

    Duration since(long began) {
      return Duration.ofNanos(ended - began);
    }
  }

  private Said request(Command command, ClusterWrites line, Mode mode) {
    try {
      Answer answer = line.send(command.write(), mode);
      return new Said(answer, null, background.nanoTime());
    } catch (ClusterException e) {
      long ended = background.nanoTime();
      return new Said(null, refusals.explain(command, e.failure()), ended);
    } catch (RuntimeException | Error e) {
      LOG.warn("A command broke off: {}", e.getClass().getName());
      return new Said(null, GuardFailures.unexpected(e), background.nanoTime());
    }
  }

  private Outcome outcome(
      long id, Instant at, Command command, Result result, Duration took, @Nullable ClusterFailure failure, List<String> warnings) {
    return new Outcome(id, at, context, command, result, took, failure, null, user, warnings);
  }

  private static Result result(@Nullable ClusterFailure failure) {
    if (failure == null) {
      return Result.DONE;
    }
    return failure.kind() == Kind.OUTCOME_UNKNOWN ? Result.UNKNOWN : Result.FAILED;
  }
}
