// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api;

import dev.pilothouse.sample.api.http.Reply;
import dev.pilothouse.sample.api.http.Request;
import dev.pilothouse.sample.api.http.StreamSink;
import dev.pilothouse.sample.api.http.VertxSink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What goes wrong on purpose, so that clients can be tried against a server that behaves badly. Safe for use by many
/// threads. Nothing goes wrong until it is asked for.
public final class Faults {

  private sealed interface Fault {

    String prefix();

    record Answer(String prefix, Reply.Whole reply) implements Fault {}

    record Cut(String prefix, long bytes) implements Fault {}

    record Silence(String prefix, boolean done) implements Fault {}

    record Delay(String prefix, Duration duration) implements Fault {}
  }

  private record Rule(Predicate<Request> when, Reply.Whole reply) {}

  private final List<Fault> next = new ArrayList<>();
  private final Map<StreamSink, String> streams = new ConcurrentHashMap<>();
  private final List<String> refusedWatches = new CopyOnWriteArrayList<>();
  private final List<Rule> rules = new CopyOnWriteArrayList<>();
  private final List<Request> seen = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition resumed = lock.newCondition();
  private volatile boolean paused;
  private volatile boolean recording;
  private volatile UnaryOperator<Request> seenInstead = UnaryOperator.identity();

  /// The next request to a path that begins so is answered like this.
  public void answerNext(String pathPrefix, int status, String contentType, byte[] body) {
    add(new Fault.Answer(pathPrefix, new Reply.Whole(status, contentType, body)));
  }

  public void answerNext(String pathPrefix, int status, String json) {
    answerNext(pathPrefix, status, Reply.JSON, json.getBytes(StandardCharsets.UTF_8));
  }

  /// The next request to a path that begins so is refused for some seconds, which the answer names.
  public void answerNext(String pathPrefix, int status, String json, int retryAfter) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    Map<String, String> header = Map.of("Retry-After", Integer.toString(retryAfter));
    add(new Fault.Answer(pathPrefix, new Reply.Whole(status, Reply.JSON, body, header)));
  }

  /// From now on, every such request is answered like this.
  public void answerAlways(Predicate<Request> when, int status, String json) {
    rules.add(new Rule(when, new Reply.Whole(status, Reply.JSON, json.getBytes(StandardCharsets.UTF_8))));
  }

  /// From now on, the server sees other requests than it gets: one that knows less than this one ignores headers and parameters.
  public void seeInstead(UnaryOperator<Request> view) {
    seenInstead = view;
  }

  /// The connection of the next request to a path that begins so is cut without a byte of an answer.
  ///
  /// @param done whether what was asked for is done before
  public void silenceNext(String pathPrefix, boolean done) {
    add(new Fault.Silence(pathPrefix, done));
  }

  /// The connection of the next request to a path that begins so is cut after so many bytes of the answer's body.
  public void cutNext(String pathPrefix, long afterBytes) {
    add(new Fault.Cut(pathPrefix, afterBytes));
  }

  /// The next request to a path that begins so is answered later.
  public void delayNext(String pathPrefix, Duration duration) {
    add(new Fault.Delay(pathPrefix, duration));
  }

  private void add(Fault fault) {
    synchronized (next) {
      next.add(fault);
    }
  }

  /// Answers nothing, and sends nothing on streams, until [#resume]. Connections stay open.
  public void pause() {
    paused = true;
  }

  public void resume() {
    lock.lock();
    try {
      paused = false;
      resumed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Ends all open watches and followed logs properly, as a server that restarts gracefully does.
  public void endStreams() {
    streams.keySet().forEach(StreamSink::end);
  }

  /// Breaks the connections of all open watches and followed logs.
  public void cutStreams() {
    for (StreamSink sink : streams.keySet()) {
      if (sink instanceof VertxSink cuttable) {
        cuttable.cut();
      }
    }
  }

  /// From now on, streams of paths that begin so end as soon as they are open.
  public void endWatchesAtOnce(String pathPrefix) {
    refusedWatches.add(pathPrefix);
  }

  /// Puts a line into every open stream of a path that begins so: a bad watch event, or half of one.
  public void inject(String pathPrefix, byte[] bytes) {
    streams.forEach(
        (sink, path) -> {
          if (path.startsWith(pathPrefix)) {
            sink.send(bytes);
          }
        });
  }

  /// How many streams of paths that begin so are open.
  public int openStreams(String pathPrefix) {
    return (int) streams.values().stream().filter(path -> path.startsWith(pathPrefix)).count();
  }

  /// Starts to note requests, for [#requests].
  public void record() {
    recording = true;
  }

  /// The noted requests, oldest first.
  public List<Request> requests() {
    return List.copyOf(seen);
  }

  /// Nothing goes wrong any more.
  public void clear() {
    synchronized (next) {
      next.clear();
    }
    refusedWatches.clear();
    rules.clear();
    seenInstead = UnaryOperator.identity();
    resume();
  }

  /// For the front: serves a request with the fault that waits for it, if any.
  public void around(Request request, VertxSink sink, Consumer<Request> serve) {
    if (recording) {
      seen.add(request);
    }
    awaitResumed();
    for (Rule rule : rules) {
      if (rule.when().test(request)) {
        sink.answer(rule.reply());
        return;
      }
    }
    Request view = seenInstead.apply(request);
    switch (take(request.path())) {
      case null -> serve.accept(view);
      case Fault.Answer answer -> sink.answer(answer.reply());
      case Fault.Delay delay -> sink.after(delay.duration(), () -> Thread.ofVirtual().start(() -> serve.accept(view)));
      case Fault.Cut cut -> {
        sink.allowOnly(cut.bytes());
        serve.accept(view);
      }
      case Fault.Silence silence -> {
        sink.allowNothing();
        if (silence.done()) {
          serve.accept(view);
        } else {
          sink.cut();
        }
      }
    }
  }

  private @Nullable Fault take(String path) {
    synchronized (next) {
      for (Iterator<Fault> each = next.iterator(); each.hasNext(); ) {
        Fault fault = each.next();
        if (path.startsWith(fault.prefix())) {
          each.remove();
          return fault;
        }
      }
    }
    return null;
  }

  /// For the front: a stream is open now.
  public void opened(String path, StreamSink sink) {
    streams.put(sink, path);
    sink.onClose(() -> streams.remove(sink));
    if (refusedWatches.stream().anyMatch(path::startsWith)) {
      sink.end();
    }
  }

  /// For the front: waits while the server is paused.
  public void awaitResumed() {
    if (!paused) {
      return;
    }
    lock.lock();
    try {
      while (paused) {
        resumed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }
}
