// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.port;

import dev.pilothouse.core.model.KubeObject;
import java.util.List;

/// The requests that change a cluster. Each is sent exactly once: when the line breaks after it was sent, the failure is
/// {@link ClusterFailure.Kind#OUTCOME_UNKNOWN} and nobody tries again. All calls block. Only `core.command` may use it.
public interface ClusterWrites {

  Answer send(Write write, Mode mode) throws ClusterException;

  /// Whether the server shall do it.
  enum Mode {
    FOR_GOOD,
    /// The server does all but store it: defaults, admission, validation (`dryRun=All`).
    DRY_RUN
  }

  /// What the server answered.
  ///
  /// @param object the object, or the subresource, as it is or would be afterwards; of a delete, what the server says of it
  /// @param warnings the server's and its admission webhooks' warnings, in their own words
  record Answer(KubeObject object, List<String> warnings) {
    public Answer {
      warnings = List.copyOf(warnings);
    }
  }

  /// The encodings of a patch that the API knows.
  enum PatchKind {
    JSON,
    MERGE,
    STRATEGIC_MERGE
  }

  /// What becomes of the objects that the deleted one owns.
  enum Propagation {
    BACKGROUND,
    FOREGROUND,
    ORPHAN
  }
}
