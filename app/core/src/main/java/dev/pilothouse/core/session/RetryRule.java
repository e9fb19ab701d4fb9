// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ConnectionStep.Stage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Which failures to connect go away by waiting, and how long to wait. A network comes back by itself; a login that was refused
/// does not, and trying it again and again can lock an account.
final class RetryRule {
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration MOST = Duration.ofSeconds(60);

  private RetryRule() {}

  /// @param stage the step that failed; null when it failed before the first
  static boolean worthIt(ClusterFailure failure, @Nullable Stage stage) {
    if (stage == null || stage == Stage.PARSE || stage == Stage.LOGIN) {
      return false;
    }
    return switch (failure.kind()) {
      case UNREACHABLE, TIMEOUT, THROTTLED -> true;
      default -> false;
    };
  }

  /// @param failed how many attempts have failed in a row, this one included
  static Duration pause(int failed) {
    Duration wait = FIRST.multipliedBy(1L << Math.clamp(failed - 1L, 0, 5));
    return wait.compareTo(MOST) < 0 ? wait : MOST;
  }
}
