// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.details;

import dev.pilothouse.core.model.KubeObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/// One event about the object.
///
/// @param last when it was last seen, in seconds since 1970; 0 when it does not say
record EventRow(boolean warning, String reason, String message, long count, long last) {

  static EventRow of(KubeObject event) {
    long last = 0;
    for (Object[] path :
        new Object[][] {{"series", "lastObservedTime"}, {"lastTimestamp"}, {"eventTime"}, {"metadata", "creationTimestamp"}}) {
      last = last == 0 ? second(event.text(path)) : last;
    }
    return new EventRow(
        event.text("type").equals("Warning"), event.text("reason"), event.text("message") + event.text("note"),
        Math.max(1, event.at("count").asLong(event.at("series", "count").asLong(1))), last);
  }

  private static long second(String time) {
    try {
      return time.isEmpty() ? 0 : Instant.parse(time).getEpochSecond();
    } catch (DateTimeParseException e) {
      return 0;
    }
  }
}
