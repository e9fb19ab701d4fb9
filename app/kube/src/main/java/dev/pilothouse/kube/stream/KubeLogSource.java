// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.stream;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.port.LogSource;
import dev.pilothouse.kube.connect.ClusterHttp;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Streams container logs over the connection, each on a virtual thread of its own. Any thread.
public final class KubeLogSource implements LogSource, AutoCloseable {
  private final ClusterHttp http;
  private final Set<LogFollower> open = ConcurrentHashMap.newKeySet();

  public KubeLogSource(ClusterHttp http) {
    this.http = http;
  }

  @Override
  public Subscription open(Request request, Sink sink) {
    LogFollower follower = new LogFollower(http, request, sink);
    open.add(follower);
    Thread.ofVirtual().name("log-" + request.pod().name()).start(() -> {
      try {
        follower.run();
      } finally {
        open.remove(follower);
      }
    });
    return follower;
  }

  /// Ends every stream.
  @Override
  public void close() {
    open.forEach(LogFollower::close);
  }
}
