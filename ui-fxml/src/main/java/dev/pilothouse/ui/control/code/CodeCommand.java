// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import javafx.scene.input.KeyCombination;

/// What the editor can be told to do, by a key and from the menu.
///
/// @param id its words are the text `code.ID`
/// @param group commands of one group stand together in the menu
/// @param keys as JavaFX writes them; empty for none
/// @param edits whether it changes the text, so that it is absent where nobody may
record CodeCommand(String id, Group group, String keys, boolean edits, Runnable run) {

  /// The parts of the menu, in their order.
  enum Group {
    /// Keys that type, which the menu does not name.
    TYPING,
    TEXT,
    FIND,
    HELP,
    PROBLEMS,
    LINES,
    FOLD,
    VIEW
  }

  /// @throws IllegalArgumentException when the keys are none
  KeyCombination combination() {
    return KeyCombination.valueOf(keys);
  }
}
