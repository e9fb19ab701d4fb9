// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.yaml.merge.ObjectPatch.Change;
import java.time.Instant;
import java.util.List;

/// What a person has to know of her text beside its problems.
sealed interface Notice {

  /// Nothing.
  record None() implements Notice {}

  /// The object was changed in the cluster since it was opened, and the text was changed too.
  ///
  /// @param by who did it, as the server knows; may be empty
  record Changed(JsonNode live, List<Change> changes, String by, String time) implements Notice {

    public Changed {
      changes = List.copyOf(changes);
    }
  }

  /// The object was deleted.
  record Gone() implements Notice {}

  /// The object was deleted, and another has its name.
  record Recreated(JsonNode live) implements Notice {}

  /// The text is one that was typed before and not applied.
  record Restored(Instant at) implements Notice {}

  /// The lines of the file ended with CR alone, and do so no more.
  record LineEnds() implements Notice {}

  /// The file was changed by somebody else since it was read.
  record FileChanged() implements Notice {}
}
