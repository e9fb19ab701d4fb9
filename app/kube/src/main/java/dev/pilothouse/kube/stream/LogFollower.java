// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.LogSource.Request;
import dev.pilothouse.core.port.LogSource.Sink;
import dev.pilothouse.core.port.LogSource.State;
import dev.pilothouse.kube.connect.ClusterHttp;
import dev.pilothouse.kube.failure.ClusterFailures;
import dev.pilothouse.kube.gateway.ApiReads;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads one log to its end, or follows it over broken lines and restarts of its container. Runs on its own thread; may be closed
/// on any.
final class LogFollower implements Runnable, Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final Duration FIRST_REST = Duration.ofMillis(500);
  private static final Duration LONGEST_REST = Duration.ofSeconds(10);
  private static final int CHUNK = 1 << 16;
  private static final int LARGEST_ERROR = 1 << 16;
  private final ClusterHttp http;
  private final Request request;
  private final Sink sink;
  private final LogLines lines;
  private Duration rest = FIRST_REST;
  /// Whether the run that was read is over, all of it read.
  private boolean clean;
  /// Whether the connection was lost since the last line; else the server ended the stream.
  private boolean lineBroke;
  private PodRuns.@Nullable End end;
  private @Nullable State told;
  private volatile boolean closed;
  private volatile @Nullable InputStream stream;
  private volatile @Nullable Thread thread;

  LogFollower(ClusterHttp http, Request request, Sink sink) {
    this.http = http;
    this.request = request;
    this.sink = sink;
    lines = new LogLines(new LogLines.Sink() {
      @Override
      public void lines(byte[] utf8) {
        if (!closed) {
          sink.lines(utf8);
        }
      }

      @Override
      public void resumed(Instant from, Instant to, boolean lost) {
        tell(new State.Gap(from, to, lost, !lineBroke));
        lineBroke = false;
        tell(new State.Following());
      }

      @Override
      public void nextRun(Instant first) {
        PodRuns.End before = end;
        if (before != null) {
          tell(new State.Restarted(first, before.next(), before.exitCode(), before.reason()));
          tell(new State.Following());
        }
      }
    });
    if (request.after() != null) {
      lines.resumeAfter(request.after());
    }
  }

  @Override
  public void run() {
    thread = Thread.currentThread();
    tell(new State.Opening());
    try {
      while (!closed && goesOn()) {
        Thread.sleep(rest);
        rest = rest.multipliedBy(2).compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest.multipliedBy(2);
        lines.resume(clean);
        clean = false;
      }
    } catch (InterruptedException end) {
      LOG.debug("a log ends");
    }
  }

  private void tell(State state) {
    if (!closed && !state.equals(told)) {
      told = state;
      sink.state(state);
    }
  }

  /// Reads until the stream ends; whether to try again.
  private boolean goesOn() throws InterruptedException {
    try {
      HttpRequest get = http.request(path()).header("Accept", "*/*").forStreaming().build();
      HttpResponse<InputStream> answer = http.send(get, InputStream.class, ANSWER);
      try (InputStream in = answer.body()) {
        stream = in;
        if (answer.code() != 200) {
          String words = new String(in.readNBytes(LARGEST_ERROR), StandardCharsets.UTF_8);
          return refused(answer.code(), ClusterFailures.of(answer.code(), words));
        }
        read(in);
      } finally {
        stream = null;
      }
      return ended();
    } catch (ClusterException noAnswer) {
      return broken(noAnswer.failure());
    } catch (IOException lineBroke) {
      return broken(ClusterFailures.of(lineBroke));
    }
  }

  private void read(InputStream in) throws IOException {
    if (request.follow()) {
      tell(new State.Following());
    }
    byte[] chunk = new byte[CHUNK];
    for (int length; !closed && (length = in.read(chunk)) >= 0; ) {
      lines.take(chunk, length);
      rest = FIRST_REST;
    }
  }

  private String path() {
    StringBuilder path = new StringBuilder(request.pod().path()).append("/log?timestamps=true&container=")
        .append(URLEncoder.encode(request.container(), StandardCharsets.UTF_8));
    if (request.follow()) {
      path.append("&follow=true");
    }
    if (request.previous()) {
      path.append("&previous=true");
    }
    Instant last = lines.last();
    Instant from = last == null ? request.since() : last;
    if (from != null) {
      path.append("&sinceTime=").append(URLEncoder.encode(from.truncatedTo(ChronoUnit.SECONDS).toString(), StandardCharsets.UTF_8));
    }
    if (last == null && request.tailLines() >= 0) {
      path.append("&tailLines=").append(request.tailLines());
    }
    return path.toString();
  }

  /// The server ended the stream: the container ended, or its log file was put away, or a proxy had enough.
  private boolean ended() throws InterruptedException {
    if (!request.follow()) {
      lines.complete();
      tell(new State.Ended());
      return false;
    }
    try {
      JsonNode pod = new ApiReads(http).get(request.pod().path(), ApiReads.JSON);
      if (PodRuns.isOver(pod, request)) {
        lines.complete();
        tell(new State.Ended());
        return false;
      }
      clean = lines.last() != null && !PodRuns.goesOn(pod, request.container(), lines.last());
      end = PodRuns.lastEnd(pod, request.container());
      return true;
    } catch (ClusterException unknown) {
      if (unknown.failure().kind() == Kind.NOT_FOUND) {
        lines.complete();
        tell(new State.Ended());
        return false;
      }
      return broken(unknown.failure());
    }
  }

  private boolean refused(int code, ClusterFailure failure) {
    boolean before = lines.last() != null;
    if (code == 404 && before) {
      tell(new State.Ended());
      return false;
    }
    // 400 while the container is created or its image pulled: "is waiting to start: ContainerCreating".
    boolean waits = code == 400 && !request.previous() && failure.detail().contains("waiting to start");
    boolean passing = code == 429 || code >= 500 || code == 401;
    if (request.follow() && (waits || passing || (code == 400 && before))) {
      lineBroke |= passing;
      tell(new State.Reconnecting(failure));
      return true;
    }
    tell(new State.Failed(failure));
    return false;
  }

  private boolean broken(ClusterFailure failure) {
    if (closed) {
      return false;
    }
    if (!request.follow()) {
      tell(new State.Failed(failure));
      return false;
    }
    lineBroke = true;
    tell(new State.Reconnecting(failure));
    return true;
  }

  @Override
  public void close() {
    closed = true;
    InputStream open = stream;
    if (open != null) {
      try {
        open.close();
      } catch (IOException unimportant) {
        LOG.debug("closing a log", unimportant);
      }
    }
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }
}
