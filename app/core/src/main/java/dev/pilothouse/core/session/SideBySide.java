// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.port.ClusterException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;

/// Several questions to a cluster, a few of them at a time. Whoever asks takes part, so that it comes to an end even where the
/// background is busy; when it is interrupted, so are the others. Used once.
final class SideBySide {
  /// So many questions at a time: the API server counts them against the user (`--max-requests-inflight`, priority and fairness).
  static final int MOST = 6;

  private final Queue<Question> waiting;
  private final CountDownLatch open;
  private volatile boolean answered = true;

  private SideBySide(List<Question> questions) {
    waiting = new ConcurrentLinkedQueue<>(questions);
    open = new CountDownLatch(questions.size());
  }

  /// What is asked of a cluster.
  interface Question {

    /// @throws ClusterException when there is no answer, and asking more makes no sense
    void ask() throws ClusterException;
  }

  /// Asks them all, and waits for the answers.
  ///
  /// @return whether all were answered; after the first that was not, no further one is asked
  static boolean ask(Executor background, List<Question> questions) {
    SideBySide all = new SideBySide(questions);
    List<FutureTask<Boolean>> helpers =
        IntStream.range(1, Math.min(MOST, questions.size())).mapToObj(i -> new FutureTask<>(all::work, true)).toList();
    helpers.forEach(background::execute);
    all.work();
    try {
      all.open.await();
    } catch (InterruptedException e) {
      all.answered = false;
      Thread.currentThread().interrupt();
    } finally {
      all.waiting.clear();
      helpers.forEach(helper -> helper.cancel(true));
    }
    return all.answered;
  }

  private void work() {
    for (Question next = waiting.poll(); next != null; next = waiting.poll()) {
      try {
        if (answered) {
          next.ask();
        }
      } catch (ClusterException noAnswer) {
        answered = false;
      } finally {
        open.countDown();
      }
    }
  }
}
