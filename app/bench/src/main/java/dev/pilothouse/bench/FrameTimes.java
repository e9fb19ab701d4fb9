// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/// The times between frames, and what the FX thread computes meanwhile, which counts also on a machine that is not quiet. FX
/// thread.
final class FrameTimes {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private final List<Double> frames = new ArrayList<>();
  private long last;
  private long computed;

  /// A frame before what is measured.
  void pass(long nanos) {
    last = nanos;
  }

  void add(long nanos) {
    if (frames.isEmpty()) {
      computed = THREADS.getCurrentThreadCpuTime();
    }
    frames.add((nanos - last) / 1e6);
    last = nanos;
  }

  /// Prints the figures, and begins anew.
  ///
  /// @param name stands before each of them
  void print(String name) {
    List<Double> sorted = frames.stream().sorted().toList();
    ChildJvm.print(name + " p50 ms", sorted.get(sorted.size() / 2));
    ChildJvm.print(name + " p95 ms", sorted.get(sorted.size() * 95 / 100));
    ChildJvm.print(name + " longest ms", sorted.getLast());
    ChildJvm.print(name + " FX CPU ms", (THREADS.getCurrentThreadCpuTime() - computed) / 1e6 / sorted.size());
    frames.clear();
  }
}
