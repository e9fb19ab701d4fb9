// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.table;

import java.util.List;

/// Rows that know their places, so that a table of a hundred thousand need not look for them on the FX thread. Immutable.
public interface PlacedRows<T> extends List<T> {
  /// The place of the row with this id; -1 without one.
  int placeOf(String id);

  /// Whether these are the same objects in the same order as before, whatever changed in them.
  boolean sameOrder(PlacedRows<?> before);
}
