// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.http;

import dev.pilothouse.sample.api.Faults;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// One answer on the wire. What it sends goes through the faults, which may cut it short or hold it back.
public final class VertxSink implements StreamSink {

  /// A client that reads so little is cut off rather than remembered for.
  private static final int MAX_WAITING = 64 * 1024 * 1024;

  /// Whoever has much to send at once waits while so much is under way.
  private static final int ROOM = 4 * 1024 * 1024;

  private final Vertx vertx;
  private final Context context;
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Faults faults;
  private final List<Runnable> onClose = new ArrayList<>();
  private long waiting;
  private long allowed = Long.MAX_VALUE;
  private boolean silent;
  private @Nullable String path;
  private volatile boolean closed;

  VertxSink(Vertx vertx, Context context, HttpServerRequest request, Faults faults) {
    this.vertx = vertx;
    this.context = context;
    this.request = request;
    this.response = request.response();
    this.faults = faults;
    response.closeHandler(end -> closed());
    response.exceptionHandler(e -> closed());
  }

  /// Cuts the connection after so many bytes of the body.
  public void allowOnly(long bytes) {
    allowed = bytes;
  }

  /// Cuts the connection where the answer should begin, head and all.
  public void allowNothing() {
    silent = true;
  }

  /// Sends a whole answer.
  public void answer(Reply.Whole whole) {
    later(
        now -> {
          if (closed || response.ended()) {
            return;
          }
          if (silent) {
            cut();
            return;
          }
          response.setStatusCode(whole.status()).putHeader("Content-Type", whole.contentType());
          whole.headers().forEach(response::putHeader);
          if (whole.body().length <= allowed) {
            HttpFront.settle(response.end(Buffer.buffer(whole.body())));
            return;
          }
          response.putHeader("Content-Length", Integer.toString(whole.body().length));
          response
              .write(Buffer.buffer(whole.body()).slice(0, (int) allowed))
              .onComplete(sent -> cut());
        });
  }

  void begin(Request from, Reply.Stream stream) {
    path = from.path();
    later(
        now -> {
          if (silent) {
            cut();
            return;
          }
          response.setChunked(true).putHeader("Content-Type", stream.contentType());
          HttpFront.settle(response.writeHead());
        });
    faults.opened(from.path(), this);
    stream.start().accept(this);
  }

  @Override
  public void send(byte[] bytes) {
    if (path != null) {
      faults.awaitResumed();
    }
    synchronized (onClose) {
      waiting += bytes.length;
      if (waiting > MAX_WAITING) {
        allowed = 0;
      }
    }
    later(now -> write(bytes));
  }

  private void sent(int bytes) {
    synchronized (onClose) {
      waiting -= bytes;
      onClose.notifyAll();
    }
  }

  @Override
  public void awaitRoom() {
    synchronized (onClose) {
      while (waiting > ROOM && !closed) {
        try {
          onClose.wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }

  /// On the connection's own thread; not at all when the server has ended by then.
  private void later(Handler<Void> action) {
    try {
      context.runOnContext(action);
    } catch (RejectedExecutionException e) {
      closed();
    }
  }

  private void write(byte[] bytes) {
    if (closed || response.ended()) {
      sent(bytes.length);
      return;
    }
    if (bytes.length > allowed) {
      response.write(Buffer.buffer(bytes).slice(0, (int) allowed)).onComplete(sent -> cut());
      return;
    }
    allowed -= bytes.length;
    HttpFront.settle(response.write(Buffer.buffer(bytes)).onComplete(end -> sent(bytes.length)));
  }

  /// Breaks the connection without a proper end.
  public void cut() {
    later(
        now -> {
          if (request.version() == io.vertx.core.http.HttpVersion.HTTP_2) {
            response.reset(2);
          }
          HttpFront.settle(request.connection().close());
        });
  }

  @Override
  public void end() {
    later(
        now -> {
          if (!closed && !response.ended()) {
            HttpFront.settle(response.end());
          }
          closed();
        });
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public void onClose(Runnable action) {
    synchronized (onClose) {
      if (!closed) {
        onClose.add(action);
        return;
      }
    }
    action.run();
  }

  @Override
  public void after(Duration delay, Runnable action) {
    long timer = vertx.setTimer(Math.max(1, delay.toMillis()), id -> runIfOpen(action));
    onClose(() -> vertx.cancelTimer(timer));
  }

  private void runIfOpen(Runnable action) {
    if (!closed) {
      Thread.ofVirtual().name("sample-timer").start(action);
    }
  }

  private void closed() {
    List<Runnable> actions;
    synchronized (onClose) {
      closed = true;
      onClose.notifyAll();
      actions = List.copyOf(onClose);
      onClose.clear();
    }
    actions.forEach(Runnable::run);
  }
}
