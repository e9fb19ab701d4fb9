// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.port;

import java.time.Instant;

/// How far what is shown of a kind can be trusted.
public sealed interface Freshness {

  /// The first list is under way; `rows` have come so far.
  record Loading(int rows) implements Freshness {}

  /// Every change that the server tells is shown.
  record Live() implements Freshness {}

  /// The line is down or resting; what is shown was true at `since`. Shown as reconnecting at first, as stale after 15 seconds.
  record Reconnecting(Instant since, int attempt, ClusterFailure failure) implements Freshness {}

  /// The server refuses this kind (rights, or the kind is gone); asked again every five minutes.
  record Refused(ClusterFailure failure) implements Freshness {}
}
