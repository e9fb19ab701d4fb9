// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.port.ContextEntry;
import java.util.ArrayList;
import java.util.List;

/// The open sessions, each on its own: none waits for another. Closing it closes them all. Any thread; nothing blocks.
public final class OpenSessions implements Sessions, Subscription {
  private final SessionPorts ports;
  private final Value<List<ClusterSession>> open = new Value<>(List.of());

  public OpenSessions(SessionPorts ports) {
    this.ports = ports;
  }

  @Override
  public Observable<List<ClusterSession>> open() {
    return open;
  }

  @Override
  public ClusterSession open(ContextEntry context) {
    return open(new SessionTarget.Given(context), context.id());
  }

  @Override
  public void openSample(String scenario) {
    open(new SessionTarget.Sample(ports.samples(), scenario), SessionTarget.Sample.id(scenario));
  }

  private synchronized ClusterSession open(SessionTarget target, String id) {
    for (ClusterSession session : open.get()) {
      if (session instanceof LiveClusterSession live && live.id().equals(id)) {
        return session;
      }
    }
    LiveClusterSession fresh = new LiveClusterSession(id, target, ports);
    List<ClusterSession> next = new ArrayList<>(open.get());
    next.add(fresh);
    open.set(List.copyOf(next));
    fresh.reconnect();
    return fresh;
  }

  @Override
  public void close(ClusterSession session) {
    synchronized (this) {
      List<ClusterSession> next = new ArrayList<>(open.get());
      if (!next.remove(session)) {
        return;
      }
      open.set(List.copyOf(next));
    }
    if (session instanceof LiveClusterSession live) {
      live.close();
    }
  }

  @Override
  public void close() {
    open.get().forEach(this::close);
  }
}
