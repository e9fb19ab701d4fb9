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
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.tail.LogStream.Phase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
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
  /// What each stream is called in the buffer; the same when it is read anew.
  private final Map<Key, Integer> numbers = new HashMap<>();
  private final Value<List<LogTarget>> asked = new Value<>(List.of());
  private final Value<List<LogStream>> streams = new Value<>(List.of());
  private final Value<Set<String>> containers = new Value<>(Set.of());
  private final Value<Set<Integer>> removed = new Value<>(Set.of());
  /// The targets that were added to others: their earlier lines are put between those of the others.
  private final Set<LogTarget> joined = new HashSet<>();
  private LogMerge merge;
  private volatile LogScope scope;
  private int nextNumber;
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile boolean closed;

  /// What tells one stream from another: a pod that is made anew under its name is another one.
  private record Key(ClusterSession session, String uid, String container) {}

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

  /// What was asked for, in its order.
  public Observable<List<LogTarget>> targets() {
    return asked;
  }

  /// All streams that there were, in the order in which they joined.
  public Observable<List<LogStream>> streams() {
    return streams;
  }

  /// The numbers of the streams whose target was taken away, and whose lines nobody wants any more.
  public Observable<Set<Integer>> removed() {
    return removed;
  }

  /// The names of all containers that could be read.
  public Observable<Set<String>> containers() {
    return containers;
  }

  public LogScope scope() {
    return scope;
  }

  /// Reads the logs of one more target. What was read stays as it is; the earlier lines of the new one are put between it, in the
  /// order of their times.
  public void add(LogTarget target) {
    synchronized (this) {
      if (closed || targets.containsKey(target)) {
        return;
      }
    }
    TargetPods pods = new TargetPods(target, this::ask);
    synchronized (this) {
      boolean later = !targets.isEmpty();
      if (closed || targets.putIfAbsent(target, pods) != null) {
        pods.close();
        return;
      }
      asked.set(List.copyOf(targets.keySet()));
      if (later) {
        joined.add(target);
      }
    }
    look();
  }

  /// Reads no more of a target. What another one has too goes on; the lines of the rest are [#removed].
  public synchronized void remove(LogTarget target) {
    TargetPods pods = targets.remove(target);
    if (pods == null) {
      return;
    }
    pods.close();
    refused.remove(target);
    joined.remove(target);
    look();
    Set<Integer> gone = new HashSet<>(removed.get());
    readers.entrySet().removeIf(entry -> {
      boolean its = entry.getValue().now().target().equals(target);
      if (its) {
        entry.getValue().leave();
        gone.add(entry.getValue().now().source());
        numbers.remove(entry.getKey());
      }
      return its;
    });
    asked.set(List.copyOf(targets.keySet()));
    removed.set(Set.copyOf(gone));
    tell();
  }

  /// The context was closed: its logs end, and a line says so.
  public synchronized void end(ClusterSession session) {
    boolean any = false;
    for (Map.Entry<LogTarget, TargetPods> one : targets.entrySet()) {
      if (one.getKey().session().equals(session)) {
        any = true;
        one.getValue().close();
      }
    }
    if (any) {
      readers.forEach((key, reader) -> {
        if (key.session.equals(session)) {
          reader.leave();
        }
      });
      merge.flush();
      buffer.mark(-1, new LogMark.Note(Message.of("logs.contextClosed", session.context().name())), LogLine.NO_TIME);
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
    joined.clear();
    merge.forget();
    merge = new LogMerge(buffer, later, nanoTime);
    buffer.clear();
    look();
  }

  /// Takes no lock: it is called by those who tell something, and they hold what [#look] waits for when it opens a stream.
  private void ask() {
    if (!closed && looking.compareAndSet(false, true)) {
      later.execute(this::look);
    }
  }

  private synchronized void look() {
    looking.set(false);
    if (closed) {
      return;
    }
    Set<String> names = new LinkedHashSet<>();
    Map<Key, LogTarget> there = new HashMap<>();
    List<StreamReader> fresh = new ArrayList<>();
    targets.forEach((target, pods) -> {
      refused(target, pods.refusal());
      for (Row pod : pods.now()) {
        PodContainers.all(pod).forEach(one -> names.add(one.name()));
        for (ContainerState container : PodContainers.chosen(pod, scope.containers())) {
          Key key = new Key(target.session(), pod.uid(), container.name());
          if (there.putIfAbsent(key, target) == null) {
            StreamReader reader = reader(key, target, pod, container);
            if (reader != null && reader.seen(container)) {
              fresh.add(reader);
            }
          }
        }
      }
    });
    readers.forEach((key, reader) -> reader.present(there.get(key)));
    containers.set(names);
    open(fresh);
    tell();
  }

  /// Says once that the pods of a target may not be listed.
  private void refused(LogTarget target, @Nullable ClusterFailure failure) {
    if (failure == null) {
      refused.remove(target);
    } else if (refused.add(target)) {
      Message why = failure.why();
      boolean alone = targets.size() == 1;
      Message words = alone ? why : Message.of("logs.refusedIn", target.session().context().name(), target.name(), why);
      buffer.mark(-1, new LogMark.Trouble(words), LogLine.NO_TIME);
    }
  }

  /// The one there is, or a new one; null when there are too many.
  private @Nullable StreamReader reader(Key key, LogTarget target, Row pod, ContainerState container) {
    StreamReader there = readers.get(key);
    if (there != null || nextNumber > MOST_EVER) {
      return there;
    }
    int number = numbers.computeIfAbsent(key, fresh -> nextNumber++);
    ResourceRef ref = new ResourceRef(PodKind.KIND, pod.namespace(), pod.name(), pod.uid());
    LogStream begin =
        new LogStream(number, target, ref, container.name(), container.type(), new Phase.Waiting(container.reason()), true);
    StreamReader reader = new StreamReader(begin, scope, merge, this::phaseChanged);
    readers.put(key, reader);
    if (joined.contains(target)) {
      merge.joins(number);
    }
    return reader;
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
