// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.tail;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.ContainerState;
import dev.pilothouse.core.logs.LogLine;
import dev.pilothouse.core.logs.LogMark;
import dev.pilothouse.core.logs.LogMerge;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.LogSource;
import dev.pilothouse.core.tail.LogStream.Phase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Reads one container's log into the merge, and knows how it is. Any thread.
final class StreamReader implements Subscription, LogSource.Sink {
  private final LogScope scope;
  private final LogMerge merge;
  private final Runnable changed;
  private LogStream now;
  private Subscription stream = Subscription.NONE;
  private boolean open;
  private boolean closed;
  private int restarts = -1;
  private String waitsFor = "";

  /// @param changed called on any thread when the phase is another
  StreamReader(LogStream begin, LogScope scope, LogMerge merge, Runnable changed) {
    now = begin;
    this.scope = scope;
    this.merge = merge;
    this.changed = changed;
  }

  synchronized LogStream now() {
    return now;
  }

  synchronized boolean isOpen() {
    return open && now.live();
  }

  /// Takes how the container is now. Whether it can be opened, and is not yet.
  synchronized boolean seen(ContainerState container) {
    if (restarts >= 0 && container.restarts() > restarts && !scope.previous()) {
      restarted(
          new LogSource.State.Restarted(
              Instant.ofEpochSecond(container.since()), container.restarts(), container.lastExitCode(), container.lastReason()));
    }
    restarts = Math.max(restarts, container.restarts());
    if (open || closed) {
      return false;
    }
    boolean readable = PodContainers.hasLog(container) || scope.previous();
    if (!readable && !container.reason().equals(waitsFor)) {
      waitsFor = container.reason();
      phase(new Phase.Waiting(waitsFor));
      merge.mark(now.source(), new LogMark.Note(Message.of("logs.waits", waitsFor)), LogLine.NO_TIME);
    }
    return readable;
  }

  /// Told by the pod and by the stream, in either order: it is marked once.
  private void restarted(LogSource.State.Restarted run) {
    if (run.times() > restarts) {
      restarts = run.times();
      LogMark mark = new LogMark.Restart(run.at(), run.times(), run.exitCode(), run.reason());
      // While it waits to begin, nobody knows when it will have begun.
      merge.mark(now.source(), mark, run.at().equals(Instant.EPOCH) ? LogLine.NO_TIME : run.at().toEpochMilli());
    }
  }

  /// @param of the target that has the pod; null when none has it any more
  synchronized void present(@Nullable LogTarget of) {
    LogTarget target = of == null ? now.target() : of;
    now = new LogStream(now.source(), target, now.pod(), now.container(), now.type(), now.phase(), of != null);
  }

  synchronized void queue() {
    phase(new Phase.Queued());
  }

  void announce() {
    merge.opening(now().source());
  }

  void open() {
    LogSource.Request request;
    synchronized (this) {
      open = true;
      phase(new Phase.Opening());
      request =
          new LogSource.Request(now.pod(), now.container(), !scope.previous(), scope.previous(), scope.tailLines())
              .since(scope.since());
    }
    Subscription opened = now().session().logs().open(request, this);
    synchronized (this) {
      stream = opened;
      if (closed) {
        opened.close();
      }
    }
  }

  /// Reads no more; what was read stays.
  synchronized void leave() {
    close();
    phase(new Phase.Ended());
    merge.ended(now.source());
  }

  private void phase(Phase phase) {
    now = new LogStream(now.source(), now.target(), now.pod(), now.container(), now.type(), phase, now.present());
  }

  @Override
  public void lines(byte[] utf8) {
    int source;
    synchronized (this) {
      if (closed) {
        return;
      }
      source = now.source();
    }
    merge.lines(source, utf8);
  }

  @Override
  public void state(LogSource.State state) {
    synchronized (this) {
      if (closed) {
        return;
      }
      int source = now.source();
      switch (state) {
        case LogSource.State.Opening _ -> phase(new Phase.Opening());
        case LogSource.State.Following _ -> {
          phase(new Phase.Following());
          merge.opened(source);
        }
        case LogSource.State.Reconnecting broken -> {
          phase(new Phase.Broken(broken.failure()));
          merge.opened(source);
        }
        case LogSource.State.Gap gap ->
            merge.mark(source, new LogMark.Gap(gap.from(), gap.to(), gap.lost(), gap.ended()), gap.from().toEpochMilli());
        case LogSource.State.Restarted run -> restarted(run);
        case LogSource.State.Ended _ -> {
          phase(new Phase.Ended());
          merge.mark(source, new LogMark.Note(Message.of(scope.previous() ? "logs.endedPrevious" : "logs.ended")), LogLine.NO_TIME);
          merge.ended(source);
        }
        case LogSource.State.Failed failed -> fail(source, failed.failure());
      }
    }
    changed.run();
  }

  private void fail(int source, ClusterFailure failure) {
    phase(new Phase.Failed(failure));
    if (!scope.previous()) {
      merge.mark(source, new LogMark.Trouble(failure.why()), LogLine.NO_TIME);
    }
    merge.ended(source);
  }

  @Override
  public synchronized void close() {
    closed = true;
    stream.close();
  }
}
