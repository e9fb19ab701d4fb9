// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.port.ClusterFailure;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the API server would say to a command: it ran defaults, admission and validation, and stored nothing.
///
/// @param took how long the answer took; zero when nothing was asked
/// @param warnings the server's and its admission webhooks' warnings, in their own words
/// @param failure why it would be refused, or could not be asked; null when it would be accepted
/// @param after the object, or the subresource, as it would be; null when it would be refused
public record DryRun(
    Command command, Duration took, List<String> warnings, @Nullable ClusterFailure failure, @Nullable KubeObject after) {

  public DryRun {
    warnings = List.copyOf(warnings);
  }

  public boolean accepted() {
    return failure == null;
  }
}
