// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.kind.EventKind;
import dev.pilothouse.core.kind.Row;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the controller of Deployments says when it makes a ReplicaSet larger or smaller (kubernetes,
/// pkg/controller/deployment/sync.go).
///
/// @param at when it said so last, in seconds since 1970
record ScalingEvent(String replicaSet, long from, long to, long at) {
  private static final Pattern WORDS = Pattern.compile("Scaled (?:up|down) replica set (\\S+) from (\\d{1,9}) to (\\d{1,9})");

  /// Null when the event is another one, or of a controller that does not say from how many.
  static @Nullable ScalingEvent of(Row event) {
    if (!event.text(EventKind.REASON).equals("ScalingReplicaSet")) {
      return null;
    }
    Matcher words = WORDS.matcher(event.text(EventKind.MESSAGE));
    return words.matches()
        ? new ScalingEvent(words.group(1), Long.parseLong(words.group(2)), Long.parseLong(words.group(3)), EventKind.last(event))
        : null;
  }
}
