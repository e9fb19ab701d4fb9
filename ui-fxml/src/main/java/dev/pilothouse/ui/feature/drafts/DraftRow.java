// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.drafts;

import dev.pilothouse.core.settings.Draft;

/// A draft as the list shows it.
///
/// @param title the object, the file, or the name of the new text
/// @param context the name of its context
/// @param line the first line that was changed, from 1; 0 when it is not known
/// @param words what stands in that line now
/// @param discarded whether it was given up; it can be brought back as long as it is shown
record DraftRow(Draft draft, String title, String context, int line, String words, boolean discarded) {

  DraftRow discarded(boolean value) {
    return new DraftRow(draft, title, context, line, words, value);
  }

  boolean sameAs(DraftRow other) {
    return draft.context().equals(other.draft.context()) && draft.place().equals(other.draft.place());
  }
}
