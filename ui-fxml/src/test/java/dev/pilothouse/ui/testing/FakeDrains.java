// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.testing;

import dev.pilothouse.core.base.ManualBackground;
import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.command.Drain;
import dev.pilothouse.core.command.DrainRun;
import dev.pilothouse.core.command.Outcome;
import dev.pilothouse.core.model.ResourceRef;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The drains of a cluster in memory. What is evicted is gone at once; the time in them is turned by a test.
public final class FakeDrains {
  public final ManualBackground background = new ManualBackground();
  /// Evictions that were given up.
  public final List<Command> left = new CopyOnWriteArrayList<>();
  private final FakeSession session;
  private volatile DrainRun last;

  FakeDrains(FakeSession session) {
    this.session = session;
  }

  DrainRun run(Drain drain) {
    DrainRun run = new DrainRun(drain, new Sends(), session, background, () -> {});
    last = run;
    run.start();
    return run;
  }

  DrainRun going(ResourceRef node) {
    DrainRun run = last;
    boolean going = run != null && run.state().get().phase() != DrainRun.Phase.ENDED;
    return going && run.drain().node().name().equals(node.name()) ? run : null;
  }

  private final class Sends implements DrainRun.Sending {
    @Override
    public Outcome once(Command command) {
      return session.run(command, null).join();
    }

    @Override
    public DrainRun.Attempts attempts(Command command) {
      return new DrainRun.Attempts() {
        @Override
        public Outcome next() {
          Outcome outcome = session.run(command, null).join();
          if (outcome.failure() == null) {
            session.remove(command.target());
          }
          return outcome;
        }

        @Override
        public void leave() {
          left.add(command);
        }
      };
    }
  }
}
