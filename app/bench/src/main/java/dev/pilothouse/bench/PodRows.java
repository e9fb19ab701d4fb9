// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import dev.pilothouse.core.store.Ordering;
import dev.pilothouse.core.store.RowIndex;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// P2 and P3: from asking for all pods, on a connection that stands, to the first screen of rows and to all of them in order.
final class PodRows implements Benchmark {
  private final TestCluster cluster;

  PodRows(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public String id() {
    return "P2, P3";
  }

  @Override
  public String title() {
    return "All pods: first rows, and all rows in order";
  }

  @Override
  public List<Contender> contenders() throws Exception {
    BareWatch bare = new BareWatch(cluster);
    return List.of(
        new Contender(Contender.Role.FLOOR, "curl, protobuf WatchList", bare::run),
        new Contender(Contender.Role.PEER, "kubectl get pods -A",
            () -> ChildProcess.time("all rows", Map.of(), cluster.kubectl("get", "pods", "-A"))),
        new Contender(Contender.Role.PILOTHOUSE, "feed, store and sorted index", this::run));
  }

  @Override
  public List<Goal> goals() {
    return List.of(
        Goal.atMost("first rows ms", 150), Goal.ratio("all rows ms", Contender.Role.FLOOR, "all rows ms", 2.0),
        Goal.ratio("all rows ms", Contender.Role.FLOOR, "without connect ms", 2.0));
  }

  private Map<String, Double> run() throws Exception {
    try (PodWatch watch = new PodWatch(cluster.feed())) {
      long live = watch.awaitLive();
      RowIndex index = RowIndex.of(watch.store().snapshot(), row -> true, Ordering.BY_NAME);
      long sorted = System.nanoTime();
      long pods = cluster.pods();
      if (index.size() != pods) {
        throw new IOException(index.size() + " rows, but the server counts " + pods + " pods");
      }
      for (int place = 1; place < index.size(); place++) {
        if (Ordering.BY_NAME.compare(index.row(place - 1), index.row(place)) > 0) {
          throw new IOException("row " + place + " is out of order");
        }
      }
      return Map.of(
          "first rows ms", (watch.first() - watch.begun()) / 1e6, "all rows ms", (sorted - watch.begun()) / 1e6, "of it sorting ms",
          (sorted - live) / 1e6, "rows", (double) pods);
    }
  }
}
