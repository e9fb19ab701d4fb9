// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import java.util.function.LongSupplier;

/// When the newest revision was complete for the first time. Pausing, resuming and scaling it later begin nothing anew; another
/// revision does. One computation at a time.
final class FinishTime {
  private volatile String revision = "";
  private volatile long at;

  /// @param newest the hash of the newest revision
  /// @param complete whether its rollout is complete now
  /// @param first when it was complete, asked only when that is not known yet; 0 when nothing tells
  /// @return in seconds since 1970; 0 while it is not complete or when nothing tells
  long of(String newest, boolean complete, LongSupplier first) {
    if (!newest.equals(revision)) {
      revision = newest;
      at = 0;
    }
    if (!complete) {
      return 0;
    }
    if (at == 0) {
      at = first.getAsLong();
    }
    return at;
  }
}
