// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.kubelet;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of one container's output and use: who it is, its present run and the one before.
///
/// The loop writes; any thread reads. Lines are not stored: they follow from a run and a time.
final class ContainerOutput {

  /// Who writes.
  ///
  /// @param probes what its kubelet asks it
  /// @param requestedMillis the CPU that it requested
  /// @param limitMillis the most CPU that it gets, 0 for no limit
  record Source(
      String namespace,
      String pod,
      String uid,
      String container,
      String image,
      String node,
      ImageBehaviour behaviour,
      ProbeRequests probes,
      long requestedMillis,
      long limitMillis,
      long requestedBytes) {}

  /// One run of the container.
  ///
  /// @param number 0 for the first; with the pod it makes the seed of its lines
  /// @param finishedAt null while it runs
  /// @param crashed whether it ended by itself, with the last lines of its image's behaviour
  record Run(int number, Instant startedAt, @Nullable Instant finishedAt, boolean crashed) {

    Run ended(Instant at, boolean byItself) {
      return new Run(number, startedAt, at, byItself);
    }
  }

  private final Source source;
  private volatile List<Run> runs = List.of();
  private volatile String waiting = "ContainerCreating";

  ContainerOutput(Source source) {
    this.source = source;
  }

  Source source() {
    return source;
  }

  void begin(Instant now, int number) {
    List<Run> before = runs;
    Run started = new Run(number, now, null, false);
    runs = before.isEmpty() ? List.of(started) : List.of(started, before.getFirst());
  }

  void end(Instant now, boolean crashed) {
    List<Run> all = runs;
    if (!all.isEmpty() && all.getFirst().finishedAt() == null) {
      Run ended = all.getFirst().ended(now, crashed);
      runs = all.size() == 1 ? List.of(ended) : List.of(ended, all.get(1));
    }
  }

  void waiting(String reason) {
    waiting = reason;
  }

  /// Why there is no output yet, as the API server says it.
  String waiting() {
    return waiting;
  }

  /// The run that goes on or ended last; null if there was none.
  @Nullable Run current() {
    List<Run> all = runs;
    return all.isEmpty() ? null : all.getFirst();
  }

  @Nullable Run previous() {
    List<Run> all = runs;
    return all.size() < 2 ? null : all.get(1);
  }
}
