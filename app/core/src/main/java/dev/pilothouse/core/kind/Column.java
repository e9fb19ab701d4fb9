// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One column of a table. A column of a built-in kind has a title in the bundles (`column.ID`); one that the server named has
/// `title`.
///
/// @param title the literal title; empty when the bundles have it
/// @param wide whether it is hidden until someone asks for it, like kubectl's `-o wide`
/// @param value what the cell shows: a String, Long, Double, {@link dev.pilothouse.core.model.Status}, {@link
///     dev.pilothouse.core.model.Message} or null
public record Column(
    String id, String title, Type type, boolean wide, int width, Function<Row, @Nullable Object> value, Comparator<Row> order) {

  /// How a cell is drawn and aligned.
  public enum Type {
    TEXT,
    /// Names and addresses that people copy, in the mono font.
    MONO,
    NUMBER,
    /// Epoch seconds, shown as kubectl's age.
    AGE,
    /// "2/3", red when the two differ.
    READY,
    /// A {@link dev.pilothouse.core.model.Status}.
    STATUS,
    /// Used CPU from the metrics of the session, in cores, with its sparkline.
    CPU,
    /// Used memory from the metrics of the session, in bytes, with its sparkline.
    MEMORY
  }
}
