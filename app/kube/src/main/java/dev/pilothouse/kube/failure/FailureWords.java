// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.failure;

import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import org.jspecify.annotations.Nullable;

/// Makes failures whose three sentences stand in the message bundles under one topic: `<topic>.what`, `<topic>.why` and
/// `<topic>.next`, all three with the same places.
public final class FailureWords {
  private static final int DETAIL_LIMIT = 2_000;

  private FailureWords() {}

  /// @param detail the words of the server or the system; cleaned here
  public static ClusterFailure of(ClusterFailure.Kind kind, String topic, String detail, Object... places) {
    return new ClusterFailure(
        kind,
        Message.of(topic + ".what", places),
        Message.of(topic + ".why", places),
        Message.of(topic + ".next", places),
        CleanText.lines(detail, DETAIL_LIMIT));
  }

  /// An exception that carries such a failure.
  public static ClusterException exception(ClusterFailure.Kind kind, String topic, String detail, Object... places) {
    return new ClusterException(of(kind, topic, detail, places), null);
  }

  /// The words that the exception brings, never null.
  public static String wordsOf(@Nullable Throwable problem) {
    if (problem == null) {
      return "";
    }
    String words = problem.getMessage();
    return words == null || words.isBlank() ? problem.getClass().getSimpleName() : words;
  }
}
