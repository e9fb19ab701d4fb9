// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.text;

import dev.pilothouse.core.port.ClusterFailure;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A failure in a few lines: what happened, why, and the server's own words, which alone know the rules of a cluster.
public final class FailureText {
  private FailureText() {}

  public static String inFull(Texts texts, ClusterFailure failure) {
    // What stands in the way of a conflict is told in our words; the server only says that there is one.
    String own = failure.kind() == ClusterFailure.Kind.CONFLICT ? "" : failure.detail();
    return Stream.of(texts.get(failure.what()), texts.get(failure.why()), own)
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
