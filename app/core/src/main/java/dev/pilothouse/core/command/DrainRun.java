// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import dev.pilothouse.core.base.Background;
import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.command.Outcome.Result;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.ClusterGateway;
import dev.pilothouse.core.port.Listing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A drain on its way: the node is cordoned, then each pod is evicted; what a budget keeps is asked for again every five seconds,
/// as kubectl does (kubectl, pkg/drain/drain.go), and what was evicted is waited for until it is gone. Any thread; works in the
/// background, and goes on whoever looks.
public final class DrainRun {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final Drain drain;
  private final ClusterGateway reads;
  private final Background background;
  private final Runnable atEnd;
  private final Sending sending;
  private final Value<State> state;
  private final ReentrantLock working = new ReentrantLock();
  private final List<Eviction> evictions = new ArrayList<>();
  private volatile boolean aborted;

  /// How far it is.
  public enum Phase {
    CORDONING,
    EVICTING,
    ENDED
  }

  /// How far a pod is.
  public enum Step {
    /// Not asked for yet.
    WAITING,
    /// A budget, or a server that has too much to do, keeps it; it is asked for again.
    HELD,
    /// It was evicted and comes to its end.
    ENDING,
    GONE,
    FAILED,
    /// Left out: the drain was aborted, or the node could not be cordoned.
    NOT_SENT
  }

  /// One pod.
  ///
  /// @param failure why it is kept or failed; null otherwise
  public record Line(EvictPod command, Step step, @Nullable ClusterFailure failure) {}

  /// All of it at one moment.
  ///
  /// @param cordoning why the node could not be cordoned; null when it could
  /// @param lines in the order of the drain
  public record State(Phase phase, boolean aborted, @Nullable ClusterFailure cordoning, List<Line> lines) {
    public State {
      lines = List.copyOf(lines);
    }

    public long count(Step step) {
      return lines.stream().filter(line -> line.step() == step).count();
    }
  }

  /// How it sends. Blocks.
  public interface Sending {
    /// Sends a command once and writes it down.
    Outcome once(Command command);

    /// Prepares one that may be sent several times and has one entry in the journal.
    Attempts attempts(Command command);
  }

  /// A command that the server may put off. Blocks.
  public interface Attempts {
    /// Sends it. The answer is written down as its end, unless it says that the server would rather have it later.
    Outcome next();

    /// It is not sent again: the last answer was its end.
    void leave();
  }

  /// Whether the server did not do it now, and may do it later: a budget keeps the pod, there is too much to do, or its namespace
  /// goes, and the pod will with it.
  static boolean isLater(@Nullable ClusterFailure failure) {
    return failure != null
        && (failure.kind() == Kind.THROTTLED
            || failure.causes().stream().anyMatch(cause -> cause.reason().equals("NamespaceTerminating")));
  }

  /// A pod and when it is asked for next.
  private static final class Eviction {
    private final EvictPod command;
    private final Sending sending;
    private @Nullable Attempts attempts;
    private Step step = Step.WAITING;
    private @Nullable ClusterFailure failure;
    private long due;

    Eviction(EvictPod command, Sending sending) {
      this.command = command;
      this.sending = sending;
    }

    boolean isOpen() {
      return step == Step.WAITING || step == Step.HELD;
    }

    Line line() {
      return new Line(command, step, failure);
    }

    void ask(long now) {
      Attempts known = attempts;
      Attempts asked = known == null ? sending.attempts(command) : known;
      attempts = asked;
      Outcome outcome = asked.next();
      failure = outcome.failure();
      if (outcome.result() == Result.DONE) {
        step = Step.ENDING;
      } else if (isLater(failure)) {
        step = Step.HELD;
        due = now + RETRY.toNanos();
      } else {
        step = failure != null && failure.kind() == Kind.NOT_FOUND ? Step.GONE : Step.FAILED;
      }
    }

    void leave() {
      if (attempts != null && step == Step.HELD) {
        attempts.leave();
      }
      step = Step.NOT_SENT;
    }
  }

  /// @param atEnd called once, on any thread, when it has come to its end
  public DrainRun(Drain drain, Sending sending, ClusterGateway reads, Background background, Runnable atEnd) {
    this.drain = drain;
    this.reads = reads;
    this.background = background;
    this.atEnd = atEnd;
    this.sending = sending;
    drain.evictions().forEach(command -> evictions.add(new Eviction(command, sending)));
    state = new Value<>(new State(Phase.CORDONING, false, null, evictions.stream().map(Eviction::line).toList()));
  }

  /// Begins, once.
  public void start() {
    background.run("drain " + drain.node().name(), this::begin);
  }

  public Drain drain() {
    return drain;
  }

  public Observable<State> state() {
    return state;
  }

  /// Evicts no further pods. What was evicted goes on to its end; the node stays cordoned.
  public void abort() {
    aborted = true;
    background.run("drain abort", this::turn);
  }

  private void begin() {
    ClusterFailure failure = null;
    if (drain.cordon()) {
      failure = sending.once(new CordonNode(drain.node(), true)).failure();
    }
    if (failure == null) {
      publish(Phase.EVICTING, null);
      turn();
    } else {
      evictions.forEach(Eviction::leave);
      end(failure);
    }
  }

  /// Goes once through all pods, then rests.
  private void turn() {
    working.lock();
    try {
      if (state.get().phase() != Phase.EVICTING) {
        return;
      }
      for (Eviction one : evictions) {
        if (one.isOpen() && !aborted && one.due <= background.nanoTime()) {
          one.ask(background.nanoTime());
          publish(Phase.EVICTING, null);
        }
      }
      look();
      boolean open = evictions.stream().anyMatch(Eviction::isOpen);
      if (aborted) {
        evictions.stream().filter(Eviction::isOpen).forEach(Eviction::leave);
        end(null);
      } else if (!open && evictions.stream().noneMatch(one -> one.step == Step.ENDING)) {
        end(null);
      } else {
        publish(Phase.EVICTING, null);
        background.after(LOOK, "drain " + drain.node().name(), this::turn);
      }
    } finally {
      working.unlock();
    }
  }

  /// Which of those that were evicted are gone. When the node cannot be read now, the next look tells.
  private void look() {
    if (evictions.stream().noneMatch(one -> one.step == Step.ENDING)) {
      return;
    }
    try {
      Set<String> uids = new HashSet<>();
      reads.pods(drain.node().name(), Listing.Part.METADATA).forEach(pod -> uids.add(pod.uid()));
      evictions.stream()
          .filter(one -> one.step == Step.ENDING && !uids.contains(one.command.target().uid()))
          .forEach(one -> one.step = Step.GONE);
    } catch (ClusterException unread) {
      return;
    }
  }

  private void end(@Nullable ClusterFailure cordoning) {
    atEnd.run();
    publish(Phase.ENDED, cordoning);
  }

  private void publish(Phase phase, @Nullable ClusterFailure cordoning) {
    state.set(new State(phase, aborted, cordoning, evictions.stream().map(Eviction::line).toList()));
  }
}
