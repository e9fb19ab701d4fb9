// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.tail;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.kind.ContainerState;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.logs.LogBuffer;
import dev.pilothouse.core.logs.LogLine;
import dev.pilothouse.core.logs.LogMark;
import dev.pilothouse.core.logs.LogMerge;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.tail.LogStream.Phase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Reads the logs of all containers of some targets into one buffer, in the order of their timestamps. New pods join by themselves;
/// the lines of pods that are gone stay. At most [#MOST] streams are open at once, the others wait for a place. Any thread.
public final class LogTail implements Subscription {
  /// How many streams are read at once.
  public static final int MOST = 200;
  /// More sources than a line can name are not opened.
  private static final int MOST_EVER = Short.MAX_VALUE;

  private final LogBuffer buffer;
  private final Executor later;
  private final LongSupplier nanoTime;
  private final Map<LogTarget, TargetPods> targets = new LinkedHashMap<>();
  private final Set<LogTarget> refused = new HashSet<>();
  private final Map<Key, StreamReader> readers = new LinkedHashMap<>();
  private final Value<List<LogStream>> streams = new Value<>(List.of());
  private final Value<Set<String>> containers = new Value<>(Set.of());
  private LogMerge merge;
  private LogScope scope;
  private boolean asked;
  private boolean closed;

  /// What tells one stream from another: a pod that is made anew under its name is another one.
  private record Key(LogTarget target, String uid, String container) {}

  /// @param later runs a task after about [LogMerge#WINDOW], on a thread that may wait
  /// @param nanoTime a time that only grows
  public LogTail(LogBuffer buffer, LogScope scope, Executor later, LongSupplier nanoTime) {
    this.buffer = buffer;
    this.scope = scope;
    this.later = later;
    this.nanoTime = nanoTime;
    merge = new LogMerge(buffer, later, nanoTime);
  }

  public LogBuffer buffer() {
    return buffer;
  }

  /// All streams that there were, in the order in which they joined.
  public Observable<List<LogStream>> streams() {
    return streams;
  }

  /// The names of all containers that could be read.
  public Observable<Set<String>> containers() {
    return containers;
  }

  public synchronized LogScope scope() {
    return scope;
  }

  /// Reads the logs of one more target.
  public void add(LogTarget target) {
    TargetPods pods = new TargetPods(target.session(), target.object(), this::ask);
    synchronized (this) {
      if (closed) {
        pods.close();
        return;
      }
      TargetPods before = targets.put(target, pods);
      if (before != null) {
        before.close();
      }
    }
    look();
  }

  /// Reads no more of a target; its lines stay.
  public synchronized void remove(LogTarget target) {
    TargetPods pods = targets.remove(target);
    if (pods != null) {
      pods.close();
      readers.forEach((key, reader) -> {
        if (key.target.equals(target)) {
          reader.leave();
        }
      });
      tell();
    }
  }

  /// Begins anew with another scope, from the first line.
  public synchronized void scope(LogScope next) {
    scope = next;
    restart();
  }

  /// Begins anew: what was read is forgotten.
  public synchronized void restart() {
    readers.values().forEach(StreamReader::close);
    readers.clear();
    merge = new LogMerge(buffer, later, nanoTime);
    buffer.clear();
    look();
  }

  private synchronized void ask() {
    if (!asked && !closed) {
      asked = true;
      later.execute(this::look);
    }
  }

  private synchronized void look() {
    asked = false;
    if (closed) {
      return;
    }
    Set<String> names = new LinkedHashSet<>();
    Set<Key> there = new HashSet<>();
    List<StreamReader> fresh = new ArrayList<>();
    targets.forEach((target, pods) -> {
      refused(target, pods.refusal());
      for (Row pod : pods.now()) {
        PodContainers.all(pod).forEach(one -> names.add(one.name()));
        for (ContainerState container : PodContainers.chosen(pod, scope.containers())) {
          Key key = new Key(target, pod.uid(), container.name());
          there.add(key);
          StreamReader reader = readers.get(key);
          if (reader == null && readers.size() < MOST_EVER) {
            reader = reader(target, pod, container);
            readers.put(key, reader);
          }
          if (reader != null && reader.seen(container)) {
            fresh.add(reader);
          }
        }
      }
    });
    readers.forEach((key, reader) -> reader.present(there.contains(key)));
    containers.set(names);
    open(fresh);
    tell();
  }

  /// Says once that the pods of a target may not be listed.
  private void refused(LogTarget target, @Nullable ClusterFailure failure) {
    if (failure == null) {
      refused.remove(target);
    } else if (refused.add(target)) {
      buffer.mark(-1, new LogMark.Trouble(failure.why()), LogLine.NO_TIME);
    }
  }

  private StreamReader reader(LogTarget target, Row pod, ContainerState container) {
    ResourceRef ref = new ResourceRef(PodKind.KIND, pod.namespace(), pod.name(), pod.uid());
    LogStream begin =
        new LogStream(
            readers.size(), target.session(), ref, container.name(), container.type(), new Phase.Waiting(container.reason()), true);
    return new StreamReader(begin, scope, merge, this::phaseChanged);
  }

  /// Opens what can be read, as far as there are places. All are announced before the first one is opened: what they tell waits
  /// for each other.
  private void open(List<StreamReader> ready) {
    long places = MOST - readers.values().stream().filter(StreamReader::isOpen).count();
    List<StreamReader> now = ready.stream().limit(Math.max(0, places)).toList();
    ready.stream().skip(now.size()).forEach(StreamReader::queue);
    now.forEach(StreamReader::announce);
    now.forEach(StreamReader::open);
  }

  /// A place may have become free, and somebody may look at the list. Called by the threads of the streams.
  private void phaseChanged() {
    ask();
  }

  private void tell() {
    streams.set(readers.values().stream().map(StreamReader::now).toList());
  }

  @Override
  public synchronized void close() {
    closed = true;
    readers.values().forEach(StreamReader::close);
    targets.values().forEach(TargetPods::close);
    targets.clear();
  }
}
