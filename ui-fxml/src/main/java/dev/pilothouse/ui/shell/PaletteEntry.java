// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.model.Health;
import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/// Something that the palette finds.
///
/// @param kind the kind of an object, before its name; empty for everything else
/// @param text what is searched and shown
/// @param detail more words behind it
/// @param health of the detail
/// @param context the cluster it is in; empty for the program's own
/// @param keys the keys that do the same; empty for none
/// @param facts what the preview tells, in pairs of name and value
record PaletteEntry(
    Group group,
    Feather icon,
    String kind,
    String text,
    String detail,
    Health health,
    String context,
    String keys,
    List<Fact> facts,
    Runnable run) {

  /// In the order in which they are shown.
  enum Group {
    ACTIONS,
    OBJECTS,
    VIEWS,
    CONTEXTS
  }

  /// One line of the preview.
  record Fact(String name, String value) {}

  /// An entry that matched.
  ///
  /// @param letters the indexes of the letters of `text` that matched
  record Hit(PaletteEntry entry, List<Integer> letters) {}
}
