// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.NamespaceKind;
import dev.pilothouse.core.kind.PodKind;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/// What the rows of all pods take in the heap of this JVM. Started by [PodMemory]: `HeapProbe KUBECONFIG CONTEXT`.
public final class HeapProbe {
  private static final int COLLECTIONS = 5;

  private HeapProbe() {}

  public static void main(String[] args) throws Exception {
    try (TestCluster cluster = TestCluster.open(Path.of(args[0]), args[1], "kubectl")) {
      // what any first watch loads is no part of a pod
      try (PodWatch warm = watch(cluster, new NamespaceKind())) {
        warm.awaitLive();
      }
      long before = used();
      try (PodWatch watch = watch(cluster, new PodKind())) {
        watch.awaitLive();
        long after = used();
        ChildJvm.print("bytes a pod", (double) (after - before) / watch.store().size());
        ChildJvm.print("pods", watch.store().size());
      }
    }
    System.exit(0);
  }

  private static PodWatch watch(TestCluster cluster, KindDescriptor kind) {
    return new PodWatch(cluster.feed(), kind);
  }

  /// Collected until nothing more goes: reference queues and cleaners need more than one round.
  private static long used() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }
}
