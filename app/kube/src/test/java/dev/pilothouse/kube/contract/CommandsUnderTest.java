// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import dev.pilothouse.core.base.Background;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.command.Batch;
import dev.pilothouse.core.command.BatchRun;
import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.command.CommandBus.Confirmation;
import dev.pilothouse.core.command.CommandBus.Decision;
import dev.pilothouse.core.command.DryRun;
import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.command.GuardedCommandBus;
import dev.pilothouse.core.command.Outcome;
import dev.pilothouse.core.command.OutcomeLog;
import dev.pilothouse.kube.connect.ClusterHttp;
import dev.pilothouse.kube.gateway.KubeGateway;
import dev.pilothouse.kube.gateway.KubeWrites;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The program's own bus over the line to a cluster. Says yes to whatever it is asked; runs on the caller's thread.
final class CommandsUnderTest {
  final List<Outcome> journal = new ArrayList<>();
  final Value<GuardLevel> guard = new Value<>(GuardLevel.NORMAL);
  private final GuardedCommandBus bus;

  CommandsUnderTest(ClusterHttp http) {
    KubeWrites writes = new KubeWrites(http);
    bus = new GuardedCommandBus("real", "tester", guard, () -> writes, new KubeGateway(http), new Log(), new AtOnce());
  }

  Outcome run(Command command) {
    return bus.run(command, yes(bus.decide(command))).join();
  }

  BatchRun run(Batch batch) {
    return bus.run(batch, yes(bus.decide(batch)));
  }

  DryRun dryRun(Command command) {
    return bus.dryRun(command).join();
  }

  private static @Nullable Confirmation yes(Decision decision) {
    return decision instanceof Decision.Ask ask ? ask.confirmation() : null;
  }

  private final class Log implements OutcomeLog {
    private long last;

    @Override
    public long nextId() {
      return ++last;
    }

    @Override
    public void write(Outcome outcome) {
      journal.removeIf(before -> before.id() == outcome.id());
      journal.addFirst(outcome);
    }
  }

  private record AtOnce() implements Background {
    @Override
    public Subscription run(String name, Runnable task) {
      task.run();
      return Subscription.NONE;
    }

    @Override
    public Subscription after(Duration delay, String name, Runnable task) {
      throw new UnsupportedOperationException("nothing waits here");
    }

    @Override
    public Instant now() {
      return Instant.now();
    }

    @Override
    public long nanoTime() {
      return System.nanoTime();
    }
  }
}
