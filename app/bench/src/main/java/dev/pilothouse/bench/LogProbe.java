// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.logs.JudgedLines;
import dev.pilothouse.core.logs.LineRules;
import dev.pilothouse.core.logs.LogBuffer;
import dev.pilothouse.core.logs.LogFilter;
import dev.pilothouse.core.logs.LogMerge;
import dev.pilothouse.core.logs.LogQuery;
import dev.pilothouse.core.logs.LogSearch;
import dev.pilothouse.core.logs.LogSnapshot;
import dev.pilothouse.core.logs.LogSpill;
import dev.pilothouse.core.logs.TraceFolds;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.LogSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Reads the log of a pod into a store, as the program does, and searches it: `LogProbe KUBECONFIG CONTEXT LINES FOLDER`. A JVM
/// of its own for each reading. Started by [LongLog].
public final class LogProbe {
  private static final int REPEATS = 5;

  private LogProbe() {}

  public static void main(String[] args) throws Exception {
    int lines = Integer.parseInt(args[2]);
    try (TestCluster cluster = TestCluster.open(Path.of(args[0]), args[1], "kubectl")) {
      read(cluster, 1_000, Path.of(args[3])).close();
      double before = resident();
      long begun = System.nanoTime();
      try (LogBuffer buffer = read(cluster, lines, Path.of(args[3]))) {
        double took = (System.nanoTime() - begun) / 1e6;
        ChildJvm.print("all lines ms", took);
        ChildJvm.print("lines a second", lines / took * 1_000);
        ChildJvm.print("more memory MB", resident() - before);
        judge("as it is", LineRules.NONE, buffer.snapshot());
        judge("only errors", LineRules.NONE.filter(LogFilter.NONE.including(LogQuery.literal("ERROR", true))), buffer.snapshot());
        search("literal", LogQuery.literal(LogServer.NEEDLE, true), buffer.snapshot(), lines);
        search("any case", LogQuery.literal(LogServer.NEEDLE, false), buffer.snapshot(), lines);
        search("regex", LogQuery.regex("order-4711\\d+", true), buffer.snapshot(), lines);
      }
    }
    System.exit(0);
  }

  private static LogBuffer read(TestCluster cluster, int lines, Path folder) throws Exception {
    LogBuffer buffer = new LogBuffer(LogBuffer.USUAL, new LogSpill(folder, LogSpill.USUAL));
    Executor later = CompletableFuture.delayedExecutor(LogMerge.WINDOW.toMillis(), TimeUnit.MILLISECONDS);
    LogMerge merge = new LogMerge(buffer, later, System::nanoTime);
    CompletableFuture<LogSource.State> ended = new CompletableFuture<>();
    LogSource.Request request =
        new LogSource.Request(new ResourceRef(PodKind.KIND, "default", "checkout", "1"), "lines-" + lines, false, false, -1);
    cluster.logs().open(
        request,
        new LogSource.Sink() {
          @Override
          public void lines(byte[] utf8) {
            merge.lines(0, utf8);
          }

          @Override
          public void state(LogSource.State state) {
            if (state instanceof LogSource.State.Ended || state instanceof LogSource.State.Failed) {
              ended.complete(state);
            }
          }
        });
    LogSource.State state = ended.get(10, TimeUnit.MINUTES);
    LogSnapshot all = buffer.snapshot();
    if (all.first() != 0 || all.end() != lines) {
      throw new IOException("lines " + all.first() + " to " + all.end() + " instead of " + lines + "; " + state);
    }
    return buffer;
  }

  /// Which lines are shown: what the view asks of each line once.
  private static void judge(String name, LineRules rules, LogSnapshot lines) {
    long begun = System.nanoTime();
    new JudgedLines(rules).follow(lines, TraceFolds.CLOSED, () -> false);
    ChildJvm.print("shown " + name + " ms", (System.nanoTime() - begun) / 1e6);
  }

  /// The first one is in code that has not been compiled; the median of some is what a person meets who searches again.
  private static void search(String name, LogQuery query, LogSnapshot lines, int total) throws IOException {
    double[] took = new double[REPEATS];
    for (int i = 0; i < REPEATS; i++) {
      long begun = System.nanoTime();
      long found = new LogSearch(query).count(lines, () -> false);
      took[i] = (System.nanoTime() - begun) / 1e6;
      if (found != total / LogServer.NEEDLE_EVERY) {
        throw new IOException(name + " found " + found);
      }
    }
    ChildJvm.print(name + " cold ms", took[0]);
    java.util.Arrays.sort(took);
    ChildJvm.print(name + " ms", took[REPEATS / 2]);
    long begun = System.nanoTime();
    new LogSearch(query).next(lines, 0, () -> false);
    ChildJvm.print(name + " first hit ms", (System.nanoTime() - begun) / 1e6);
  }

  /// Resident memory without what the collector has not taken yet.
  private static double resident() {
    System.gc();
    System.gc();
    return ChildProcess.status(ProcessHandle.current().pid(), "VmRSS") / 1024;
  }
}
