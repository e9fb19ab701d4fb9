// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.port.ClusterConnection;
import dev.pilothouse.core.port.LogSource;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The logs of a session over all its connections: when one is replaced by another, each stream goes on there after the last line
/// that was told. Any thread.
record SessionLogs(Supplier<@Nullable ClusterConnection> connection, Observable<SessionState> state) implements LogSource {

  @Override
  public Subscription open(Request request, Sink sink) {
    Stream stream = new Stream(request, sink);
    stream.begin();
    return stream;
  }

  /// One stream, whoever carries it now.
  private final class Stream implements Subscription {
    private static final int LONGEST_STAMP = 40;
    private final Request request;
    private final Sink sink;
    private @Nullable ClusterConnection carrier;
    private Subscription carried = Subscription.NONE;
    private Subscription watching = Subscription.NONE;
    private @Nullable Resume last;
    private int turn;
    private boolean over;

    private Stream(Request request, Sink sink) {
      this.request = request;
      this.sink = sink;
    }

    private void begin() {
      ClusterConnection now = connection.get();
      if (now == null) {
        sink.state(new State.Failed(SessionFailures.notConnected()));
        return;
      }
      carry(now);
      Subscription watch = state.subscribe(this::changed);
      synchronized (this) {
        watching = watch;
        if (over) {
          watch.close();
        }
      }
    }

    private void changed(SessionState next) {
      ClusterConnection now = connection.get();
      if (next instanceof SessionState.Connected && now != null) {
        carry(now);
      } else if (now == null) {
        lost();
      }
    }

    private void lost() {
      synchronized (this) {
        if (over || carrier == null) {
          return;
        }
        carrier = null;
        turn++;
        carried.close();
      }
      sink.state(new State.Reconnecting(SessionFailures.notConnected()));
    }

    private void carry(ClusterConnection now) {
      Subscription before;
      Resume from;
      int mine;
      synchronized (this) {
        if (over || now.equals(carrier)) {
          return;
        }
        carrier = now;
        mine = ++turn;
        before = carried;
        from = last;
      }
      before.close();
      Subscription opened = now.logs().open(from == null ? request : request.resumed(from), new Relay(mine));
      synchronized (this) {
        if (over || mine != turn) {
          opened.close();
        } else {
          carried = opened;
        }
      }
    }

    /// What a connection tells that is not the one of now is passed over.
    private final class Relay implements Sink {
      private final int own;

      private Relay(int own) {
        this.own = own;
      }

      @Override
      public void lines(byte[] utf8) {
        synchronized (Stream.this) {
          if (over || own != turn) {
            return;
          }
          remember(utf8);
        }
        sink.lines(utf8);
      }

      @Override
      public void state(State told) {
        synchronized (Stream.this) {
          if (over || own != turn) {
            return;
          }
          over = told instanceof State.Ended || told instanceof State.Failed;
          if (over) {
            watching.close();
          }
        }
        sink.state(told);
      }
    }

    /// Notes the time of the last line, and how many in a row have it.
    private void remember(byte[] lines) {
      int end = lines.length - 1;
      int from = lineStart(lines, end);
      String stamp = stamp(lines, from, end);
      int same = 0;
      boolean all = true;
      while (end >= 0) {
        if (!stamp.equals(stamp(lines, from, end))) {
          all = false;
          break;
        }
        same++;
        end = from - 1;
        from = lineStart(lines, Math.max(0, end));
      }
      try {
        Instant time = Instant.parse(stamp);
        Resume before = last;
        last = new Resume(time, all && before != null && before.time().equals(time) ? before.sameTime() + same : same);
      } catch (DateTimeException noStamp) {
        // a line without its time is no place to go on from
      }
    }

    private static int lineStart(byte[] lines, int end) {
      int from = end;
      while (from > 0 && lines[from - 1] != '\n') {
        from--;
      }
      return from;
    }

    private static String stamp(byte[] lines, int from, int end) {
      int to = from;
      while (to < end && to < from + LONGEST_STAMP && lines[to] != ' ') {
        to++;
      }
      return new String(lines, from, to - from, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
      Subscription open;
      Subscription watch;
      synchronized (this) {
        over = true;
        open = carried;
        watch = watching;
      }
      watch.close();
      open.close();
    }
  }
}
