// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import dev.pilothouse.core.yaml.Fix;
import java.util.List;
import org.fxmisc.richtext.CodeArea;

/// Changes of several places of a text as one step of undo. FX thread.
final class CodeEdits {
  private CodeEdits() {}

  /// @param edits places of the text as it is now; they do not touch each other
  static void make(CodeArea area, List<Fix.Edit> edits) {
    if (edits.isEmpty()) {
      return;
    }
    area.getUndoManager().preventMerge();
    var change = area.createMultiChange(edits.size());
    edits.forEach(edit -> change.replaceTextAbsolutely(edit.span().start(), edit.span().end(), edit.replacement()));
    change.commit();
    area.getUndoManager().preventMerge();
  }
}
