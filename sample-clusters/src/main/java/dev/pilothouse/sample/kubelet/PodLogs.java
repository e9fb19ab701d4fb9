// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.kubelet;

import dev.pilothouse.sample.api.LogFeed;
import dev.pilothouse.sample.api.LogUnavailableException;
import dev.pilothouse.sample.controller.TaskLoop;
import dev.pilothouse.sample.kubelet.ContainerOutput.Run;
import dev.pilothouse.sample.store.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Containers' logs, written at the moment that somebody reads them: the same run and time always give the same lines.
final class PodLogs implements LogFeed {

  /// How often somebody who follows is told what is new.
  private static final Duration TICK = Duration.ofMillis(400);

  private final ContainerOutputs outputs;
  private final ToldOutputs told;
  private final TaskLoop loop;

  /// @param told where a container has no worker
  PodLogs(ContainerOutputs outputs, ToldOutputs told, TaskLoop loop) {
    this.outputs = outputs;
    this.told = told;
    this.loop = loop;
  }

  @Override
  public List<LogLine> read(Target target, boolean previous) {
    ContainerOutput output = find(target);
    Run run = previous ? output.previous() : output.current();
    if (previous && run == null) {
      throw new LogUnavailableException(
          "previous terminated container \"%s\" in pod \"%s\" not found".formatted(target.container(), target.pod()));
    }
    return LogText.kept(output.source(), checked(output, run), loop.now());
  }

  @Override
  public Following follow(Target target, Sink sink) {
    ContainerOutput output = find(target);
    Run run = checked(output, output.current());
    Instant until = loop.now();
    List<LogLine> history = LogText.kept(output.source(), run, until);
    Follower follower = new Follower(output, run, until, sink);
    loop.after(TICK, follower);
    return new Following(history, follower);
  }

  private ContainerOutput find(Target target) {
    ContainerOutput known = outputs.find(target.uid(), target.container());
    ContainerOutput output = known == null ? told.find(target) : known;
    if (output == null) {
      throw new LogUnavailableException("container \"%s\" in pod \"%s\" is waiting to start: ContainerCreating"
          .formatted(target.container(), target.pod()));
    }
    return output;
  }

  private static Run checked(ContainerOutput output, @Nullable Run run) {
    if (run != null) {
      return run;
    }
    String why = switch (output.waiting()) {
      case "ErrImagePull", "ImagePullBackOff" -> "trying and failing to pull image";
      default -> output.waiting();
    };
    throw new LogUnavailableException("container \"%s\" in pod \"%s\" is waiting to start: %s"
        .formatted(output.source().container(), output.source().pod(), why));
  }

  /// Tells one sink the lines that have become due since it was told last.
  private final class Follower implements Runnable, Subscription {

    private final ContainerOutput output;
    private final int number;
    private final Sink sink;
    private Run run;
    private Instant told;
    private volatile boolean closed;

    Follower(ContainerOutput output, Run run, Instant told, Sink sink) {
      this.output = output;
      this.run = run;
      this.number = run.number();
      this.told = told;
      this.sink = sink;
    }

    @Override
    public void run() {
      if (closed) {
        return;
      }
      Instant now = loop.now();
      refresh();
      LogText.between(output.source(), run, told, now).forEach(sink::line);
      told = now;
      Instant finished = run.finishedAt();
      if (finished != null && !finished.isAfter(now)) {
        closed = true;
        sink.end();
        return;
      }
      loop.after(TICK, this);
    }

    /// The run may have ended, and the next one begun, since the last time.
    private void refresh() {
      Run current = output.current();
      Run previous = output.previous();
      if (current != null && current.number() == number) {
        run = current;
      } else if (previous != null && previous.number() == number) {
        run = previous;
      } else if (run.finishedAt() == null) {
        run = run.ended(told, false);
      }
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
