// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.feed;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.port.ResourceFeed;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.core.store.RowStore;
import dev.pilothouse.kube.connect.ClusterHttp;
import dev.pilothouse.kube.kubeconfig.KubeconfigReader;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// By hand: how fast and how big the pods of a cluster are. Arguments: kubeconfig, context, runs.
final class FeedMeasure {
  private FeedMeasure() {}

  public static void main(String[] arguments) throws Exception {
    try (ClusterHttp http = ClusterHttp.open(new KubeconfigReader().read(Path.of(arguments[0])).resolve(arguments[1]))) {
      for (int run = 0; run < Integer.parseInt(arguments[2]); run++) {
        http.get("/version", java.time.Duration.ofSeconds(5));
        measure(http);
      }
    }
  }

  private static long heap() {
    System.gc();
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static void measure(ClusterHttp http) throws Exception {
    RowStore store = new RowStore();
    CountDownLatch live = new CountDownLatch(1);
    long[] first = new long[1];
    int[] batches = new int[1];
    try (WatchFeed feed = new WatchFeed(http)) {
      long before = heap();
      long begun = System.nanoTime();
      Subscription watch = feed.watch(new PodKind(), "", new ResourceFeed.Listener() {
        @Override
        public void changes(ChangeBatch batch) {
          if (first[0] == 0) {
            first[0] = System.nanoTime() - begun;
          }
          batches[0]++;
          store.apply(batch);
        }

        @Override
        public void freshness(Freshness freshness) {
          if (freshness instanceof Freshness.Live) {
            live.countDown();
          } else if (!(freshness instanceof Freshness.Loading)) {
            System.out.println(freshness);
          }
        }

        @Override
        public void skipped(String where, String reason) {
          System.out.println("skipped " + where + " " + reason);
        }
      });
      live.await();
      long all = System.nanoTime() - begun;
      long kept = heap() - before;
      System.out.printf("rows %d first %.1f ms all %.1f ms batches %d heap %d B a pod%n",
          store.size(), first[0] / 1e6, all / 1e6, batches[0], kept / Math.max(1, store.size()));
      watch.close();
    }
  }
}
