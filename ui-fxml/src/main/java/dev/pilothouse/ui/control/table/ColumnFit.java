// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.table;

import dev.pilothouse.core.kind.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Shares the width of a table out among its columns. With too little room all become narrower down to what can still be read;
/// when that does not help, whole columns go, from the last on, but never those that say what a row is and how it fares.
final class ColumnFit {
  private static final double LETTER = 8;
  private static final double IDEOGRAPH = 12;
  private static final double AROUND = 22;
  private static final double FILLING = 150;
  private static final double FILLING_SHARE = 0.65;
  private static final double READY = 66;
  private static final double NUMBER = 48;
  private static final double AGE = 58;
  private static final double STATUS = 165;
  private static final double WORDS = 84;
  private static final double CPU = 110;
  private static final double MEMORY = 132;

  private final List<Part> parts;

  /// A column that is to be shown.
  ///
  /// @param least how narrow it may become
  /// @param stays whether it is shown whatever happens
  record Part(String id, double least, double wanted, boolean fills, boolean stays) {}

  ColumnFit(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  static Part part(TableColumnSpec<?> spec, boolean fills, double wanted) {
    double title = AROUND;
    for (int i = 0; i < spec.title().length(); i++) {
      title += spec.title().charAt(i) > 0x2e80 ? IDEOGRAPH : LETTER;
    }
    double least =
        switch (spec.type()) {
          case STATUS -> STATUS;
          case CPU -> CPU;
          case MEMORY -> MEMORY;
          case TEXT, MONO -> spec.id().endsWith("Share") ? spec.width() : Math.max(WORDS, title);
          case READY -> Math.max(READY, title);
          case NUMBER -> Math.max(NUMBER, title);
          case AGE -> Math.max(AGE, title);
        };
    boolean stays = fills || spec.id().equals("name") || spec.type() == Column.Type.STATUS || spec.type() == Column.Type.READY;
    double own = fills ? Math.max(FILLING, spec.width() * FILLING_SHARE) : least;
    return new Part(spec.id(), Math.min(wanted, own), wanted, fills, stays);
  }

  /// The width of each column that has room.
  Map<String, Double> into(double room) {
    List<Part> shown = new ArrayList<>(parts);
    for (int i = shown.size() - 1; i >= 0 && least(shown) > room; i--) {
      if (!shown.get(i).stays) {
        shown.remove(i);
      }
    }
    double wanted = shown.stream().mapToDouble(Part::wanted).sum();
    double least = least(shown);
    double share = wanted <= room || wanted == least ? 1 : Math.max(0, (room - least) / (wanted - least));
    Map<String, Double> widths = new LinkedHashMap<>();
    for (Part part : shown) {
      widths.put(part.id, Math.floor(part.least + (part.wanted - part.least) * share));
    }
    return filled(shown, widths, room);
  }

  /// The widths that are there now, with the rest for the column that fills.
  Map<String, Double> refilled(double room, ToDoubleFunction<String> now) {
    Map<String, Double> widths = new LinkedHashMap<>();
    List<Part> shown = parts.stream().filter(part -> now.applyAsDouble(part.id) > 0).toList();
    shown.forEach(part -> widths.put(part.id, part.fills ? part.least : now.applyAsDouble(part.id)));
    return filled(shown, widths, room);
  }

  private static Map<String, Double> filled(List<Part> shown, Map<String, Double> widths, double room) {
    double rest = room - widths.values().stream().mapToDouble(Double::doubleValue).sum();
    if (rest > 0) {
      shown.stream().filter(Part::fills).findFirst().ifPresent(part -> widths.merge(part.id, rest, Double::sum));
    }
    return widths;
  }

  private static double least(List<Part> shown) {
    return shown.stream().mapToDouble(Part::least).sum();
  }
}
