// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.testing;

import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.port.ContextEntry;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.Sessions;
import java.util.ArrayList;
import java.util.List;

/// Sessions that are open as soon as they are asked for.
public final class FakeSessions implements Sessions {
  public final FakeJournal journal = new FakeJournal();
  private final Value<List<ClusterSession>> open = new Value<>(List.of());

  @Override
  public Value<List<ClusterSession>> open() {
    return open;
  }

  @Override
  public StagedSession open(ContextEntry context) {
    for (ClusterSession session : open.get()) {
      if (session instanceof StagedSession fake && fake.context().equals(context)) {
        return fake;
      }
    }
    StagedSession fresh = new StagedSession(context, journal);
    FakeKinds.fill(fresh);
    add(fresh);
    return fresh;
  }

  public void add(StagedSession session) {
    List<ClusterSession> next = new ArrayList<>(open.get());
    next.add(session);
    open.set(List.copyOf(next));
  }

  @Override
  public void openSample(String scenario) {
    open(FakeCatalog.sample(scenario));
  }

  @Override
  public void close(ClusterSession session) {
    open.set(open.get().stream().filter(one -> one != session).toList());
  }
}
