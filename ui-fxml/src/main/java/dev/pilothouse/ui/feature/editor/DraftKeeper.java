// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.settings.Draft;
import dev.pilothouse.core.settings.Drafts;
import dev.pilothouse.core.yaml.edit.SecretText;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps what was typed of one text until it is applied or given up. Secrets are not written down: their drafts end with the
/// program. Blocks; not on the FX thread.
final class DraftKeeper {
  private final Drafts drafts;
  private final String context;
  private final String place;
  private final InstantSource clock;
  // Guarded by this.
  private String last = "";

  DraftKeeper(Drafts drafts, String context, Origin origin, InstantSource clock) {
    this.drafts = drafts;
    this.context = context;
    this.place = origin.place();
    this.clock = clock;
  }

  synchronized Optional<Draft> find() {
    Optional<Draft> found = drafts.find(context, place);
    last = found.map(Draft::text).orElse("");
    return found;
  }

  void drop() {
    drafts.drop(context, place);
  }

  /// @param base the object that the text began with; null when it was none
  /// A text that is kept already is not written again: perhaps somebody gave it up meanwhile, where all drafts are.
  ///
  /// @return always true
  synchronized boolean keep(String typed, String opened, @Nullable JsonNode base) {
    if (typed.equals(opened)) {
      last = "";
      drop();
    } else if (typed.equals(last)) {
      return true;
    } else if (!(base != null && SecretText.is(base)) && !mayHoldSecrets(typed)) {
      last = typed;
      drafts.keep(new Draft(context, place, typed, base == null ? "" : base.toString(), clock.instant()));
    }
    return true;
  }

  /// A new Secret that is typed has its values in the text.
  private static boolean mayHoldSecrets(String text) {
    return text.contains("kind: Secret") || text.contains("kind: \"Secret\"") || text.contains("kind: 'Secret'");
  }
}
