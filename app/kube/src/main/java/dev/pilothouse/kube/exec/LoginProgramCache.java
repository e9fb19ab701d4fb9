// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.exec;

import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ExecConsent;
import dev.pilothouse.kube.failure.FailureWords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The answer of one login program, kept until it expires or the server refuses it. However many ask at once, the
/// program runs once.
/// Blocks while it runs; an interrupt of the thread that runs it ends it. Any thread.
public final class LoginProgramCache {
  /// How long a failure stands before the program is run again, so that forty streams do not start it forty times.
  private static final Duration REST = Duration.ofSeconds(5);
  /// An answer that is out of date on arrival, as by a wrong clock, is used for so long all the same.
  private static final Duration LEAST_LIFE = Duration.ofSeconds(10);

  private final LoginProgramRunner runner;
  private final Clock clock;
  private final ReentrantLock running = new ReentrantLock();
  private boolean allowed;
  private @Nullable ExecCredential credential;
  private Instant fetched = Instant.MIN;
  private Duration took = Duration.ZERO;
  private @Nullable ClusterException failed;
  private Instant failedAt = Instant.MIN;

  LoginProgramCache(LoginProgramRunner runner, Clock clock) {
    this.runner = runner;
    this.clock = clock;
  }

  /// The answer; runs the program when there is none that is still good.
  ///
  /// @throws ClusterException of kind CONSENT when the person does not allow it, CONFIGURATION or TIMEOUT when it
  /// does not work
  public ExecCredential get(ExecConsent consent) throws ClusterException, InterruptedException {
    running.lockInterruptibly();
    try {
      Instant now = clock.instant();
      if (credential != null && isGood(credential, now)) {
        return credential;
      }
      if (failed != null && now.isBefore(failedAt.plus(REST))) {
        throw failed;
      }
      return fetch(consent);
    } finally {
      running.unlock();
    }
  }

  private boolean isGood(ExecCredential answer, Instant now) {
    return answer.expires().isEmpty() || now.isBefore(answer.expires().get()) || now.isBefore(fetched.plus(LEAST_LIFE));
  }

  private ExecCredential fetch(ExecConsent consent) throws ClusterException, InterruptedException {
    if (!allowed && !consent.allows(runner.described())) {
      throw FailureWords.exception(
          ClusterFailure.Kind.CONSENT, "connection.exec.refused", "", runner.user(), runner.command());
    }
    allowed = true;
    try {
      LoginProgramRunner.Answer answer = runner.run();
      credential = answer.credential();
      took = answer.took();
      fetched = clock.instant();
      failed = null;
      return answer.credential();
    } catch (ClusterException e) {
      failed = e;
      failedAt = clock.instant();
      throw e;
    }
  }

  /// Forgets an answer that the server refused, unless another thread has fetched a new one since.
  ///
  /// @return whether the next question will give, or may give, something else
  public boolean refused(String token) {
    running.lock();
    try {
      if (credential != null && credential.token().equals(token)) {
        credential = null;
      }
      return true;
    } finally {
      running.unlock();
    }
  }

  /// Forgets the last failure, because a person asks again.
  public void retry() {
    running.lock();
    try {
      failed = null;
    } finally {
      running.unlock();
    }
  }

  /// How long the last run took; zero before the first.
  public Duration lastTook() {
    running.lock();
    try {
      return took;
    } finally {
      running.unlock();
    }
  }
}
