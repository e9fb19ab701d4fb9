// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.kind.ContainerState;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.logs.LogBuffer;
import dev.pilothouse.core.logs.LogLine;
import dev.pilothouse.core.logs.LogMark;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.LogSource;
import dev.pilothouse.core.session.ClusterSession;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the log of the chosen container into a buffer, and begins anew when another is chosen. Any thread.
final class LogsViewModel implements Subscription {
  private static final int TAIL = 2_000;

  private final ClusterSession session;
  private final LogPods pods;
  private final LogBuffer buffer = new LogBuffer(LogBuffer.USUAL);
  private final Value<Choice> choice;
  private final Value<State> state = new Value<>(new Waiting());
  private Subscription stream = Subscription.NONE;
  private @Nullable Reading reading;
  private int restarts = -1;
  private boolean closed;

  /// How the view is.
  sealed interface State {}

  /// There is no such container yet.
  record Waiting() implements State {}

  record Opening() implements State {}

  record Following() implements State {}

  record Broken(ClusterFailure failure) implements State {}

  record Ended() implements State {}

  record Failed(ClusterFailure failure) implements State {}

  /// What can be chosen and what is.
  record Choice(List<String> pods, String pod, List<String> containers, String container, boolean previous) {}

  /// What is read.
  private record Reading(String pod, String uid, String container, boolean previous) {}

  LogsViewModel(ClusterSession session, ResourceRef object, boolean previous) {
    this.session = session;
    choice = new Value<>(new Choice(List.of(), "", List.of(), "", previous));
    pods = new LogPods(session, object, this::look);
    look();
  }

  LogBuffer buffer() {
    return buffer;
  }

  Observable<Choice> choice() {
    return choice;
  }

  Observable<State> state() {
    return state;
  }

  void pod(String name) {
    choice.update(now -> new Choice(now.pods, name, now.containers, "", now.previous));
    look();
  }

  void container(String name) {
    choice.update(now -> new Choice(now.pods, now.pod, now.containers, name, now.previous));
    look();
  }

  void previous(boolean before) {
    choice.update(now -> new Choice(now.pods, now.pod, now.containers, now.container, before));
    look();
  }

  /// Reads anew from the beginning of the tail.
  synchronized void retry() {
    reading = null;
    look();
  }

  private synchronized void look() {
    if (closed) {
      return;
    }
    List<Row> now = pods.now();
    Choice before = choice.get();
    Row pod = now.stream().filter(one -> one.name().equals(before.pod)).findFirst().orElse(now.isEmpty() ? null : now.getFirst());
    if (pod == null) {
      // A pod that is gone keeps its lines; its log cannot be read again.
      return;
    }
    List<String> containers = LogPods.containers(pod);
    String container = containers.contains(before.container) ? before.container : containers.isEmpty() ? "" : containers.getFirst();
    choice.set(new Choice(now.stream().map(Row::name).toList(), pod.name(), containers, container, before.previous));
    if (!container.isEmpty()) {
      restarted(pod, container, before.previous);
      open(new Reading(pod.name(), pod.uid(), container, before.previous), pod);
    }
  }

  private void restarted(Row pod, String container, boolean previous) {
    ContainerState found = LogPods.container(pod, container);
    int count = found == null ? 0 : found.restarts();
    Reading now = reading;
    boolean same = now != null && now.uid.equals(pod.uid()) && now.container.equals(container);
    if (same && !previous && restarts >= 0 && count > restarts) {
      buffer.mark(new LogMark.Restart(Instant.ofEpochSecond(found == null ? 0 : found.since())), LogLine.NO_TIME);
      if (state.get() instanceof Ended) {
        reading = null;
      }
    }
    restarts = count;
  }

  private void open(Reading wanted, Row pod) {
    if (wanted.equals(reading)) {
      return;
    }
    boolean same = reading != null || buffer.snapshot().end() > 0;
    reading = wanted;
    stream.close();
    if (same) {
      buffer.clear();
    }
    state.set(new Opening());
    ResourceRef ref = new ResourceRef(PodKind.KIND, pod.namespace(), pod.name(), pod.uid());
    Sink sink = new Sink(wanted);
    stream = session.logs().open(new LogSource.Request(ref, wanted.container, !wanted.previous, wanted.previous, TAIL), sink);
  }

  @Override
  public synchronized void close() {
    closed = true;
    stream.close();
    pods.close();
  }

  /// Takes what one stream tells; what comes after another was opened is passed over.
  private final class Sink implements LogSource.Sink {
    private final Reading own;

    private Sink(Reading own) {
      this.own = own;
    }

    private boolean stale() {
      return closed || !own.equals(reading);
    }

    @Override
    public void lines(byte[] utf8) {
      if (!stale()) {
        buffer.append(0, utf8);
      }
    }

    @Override
    public void state(LogSource.State next) {
      if (stale()) {
        return;
      }
      switch (next) {
        case LogSource.State.Opening opening -> state.set(new Opening());
        case LogSource.State.Following following -> state.set(new Following());
        case LogSource.State.Reconnecting broken -> state.set(new Broken(broken.failure()));
        case LogSource.State.Gap gap -> buffer.mark(new LogMark.Gap(gap.from(), gap.to()), gap.from().toEpochMilli());
        case LogSource.State.Ended ended -> {
          buffer.mark(new LogMark.Note(Message.of(own.previous ? "logs.endedPrevious" : "logs.ended")), LogLine.NO_TIME);
          state.set(new Ended());
        }
        case LogSource.State.Failed failed -> state.set(new Failed(failed.failure()));
      }
    }
  }
}
