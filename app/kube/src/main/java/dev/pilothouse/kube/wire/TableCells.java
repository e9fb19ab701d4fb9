// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.wire;

import dev.pilothouse.core.kind.FieldReader;
import dev.pilothouse.core.kind.GenericKind;
import dev.pilothouse.core.kind.KindDescriptor;
import org.jspecify.annotations.Nullable;

/// Reads the cells of the server's Table rows by the types of its column definitions.
final class TableCells {
  private TableCells() {}

  /// A Long, a Double or a String; null for an empty cell.
  static @Nullable Object read(KindDescriptor kind, int column, FieldReader in) {
    String type = kind instanceof GenericKind generic ? generic.definitions().get(column).type() : "string";
    String text = type.equals("string") || type.equals("boolean") ? in.sharedText() : in.text();
    if (text.isEmpty()) {
      return null;
    }
    try {
      return switch (type) {
        case "integer" -> Long.valueOf(text);
        case "number" -> Double.valueOf(text);
        default -> text;
      };
    } catch (NumberFormatException written) {
      return text;
    }
  }
}
