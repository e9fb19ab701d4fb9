// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.session.SideBySide.Question;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class SideBySideTest {
  private final Executor threads = Thread::startVirtualThread;
  private final Executor nobody = task -> {};

  @Test
  void severalQuestionsAreAskedAtATimeAndNoMoreThanAFew() {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch together = new CountDownLatch(SideBySide.MOST);
    Question question = () -> {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      together.countDown();
      awaitQuietly(together);
      now.decrementAndGet();
    };
    assertThat(SideBySide.ask(threads, Collections.nCopies(20, question))).isTrue();
    assertThat(most).hasValue(SideBySide.MOST);
  }

  @Test
  void theOneWhoAsksDoesItAloneWhereNobodyHelps() {
    AtomicInteger asked = new AtomicInteger();
    assertThat(SideBySide.ask(nobody, Collections.nCopies(5, asked::incrementAndGet))).isTrue();
    assertThat(asked).hasValue(5);
  }

  @Test
  void afterAQuestionWithoutAnAnswerNoneIsAsked() {
    AtomicInteger asked = new AtomicInteger();
    Question dead = () -> {
      asked.incrementAndGet();
      throw new ClusterException(FakeCluster.failure(Kind.UNREACHABLE), null);
    };
    assertThat(SideBySide.ask(nobody, Collections.nCopies(5, dead))).isFalse();
    assertThat(asked).hasValue(1);
  }

  @Test
  void whoIsInterruptedDoesNotWaitAndInterruptsTheOthers() throws Exception {
    CountDownLatch begun = new CountDownLatch(2);
    CountDownLatch ended = new CountDownLatch(2);
    AtomicBoolean answered = new AtomicBoolean(true);
    Question slow = () -> {
      begun.countDown();
      awaitQuietly(new CountDownLatch(1));
      ended.countDown();
    };
    Thread asking = Thread.ofVirtual().start(() -> answered.set(SideBySide.ask(threads, List.of(slow, slow))));
    begun.await();
    asking.interrupt();
    asking.join();
    assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(answered).isFalse();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
