// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.details;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import org.jspecify.annotations.Nullable;

/// One line of a section: a name and what stands behind it.
///
/// @param health gives the value a glyph and its colour; null for plain text
/// @param link the object that a click opens; null for none
/// @param mono whether the value is a name or an address that people copy
record DetailRow(Message name, String value, @Nullable Health health, @Nullable ResourceRef link, boolean mono) {

  static DetailRow text(String key, String value) {
    return new DetailRow(Message.of(key), value, null, null, false);
  }

  static DetailRow mono(String key, String value) {
    return new DetailRow(Message.of(key), value, null, null, true);
  }

  static DetailRow named(String name, String value) {
    return new DetailRow(Message.literal(name), value, null, null, true);
  }
}
