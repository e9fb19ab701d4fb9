// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.table;

import dev.pilothouse.core.kind.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Shares the width of a table out among its columns. With too little room all become narrower as long as names and states can
/// still be read whole; then columns go, from the last on, but never those that say what a row is and how it fares; only then
/// these become narrower still.
final class ColumnFit {
  private static final double LETTER = 8;
  private static final double IDEOGRAPH = 12;
  private static final double AROUND = 22;
  private static final double FILLING = 150;
  private static final double FILLING_SHARE = 0.55;
  /// Most names of pods, with what a Deployment hangs onto them.
  private static final double NAME = 250;
  /// Most states: "Crash loop: exit 1, 14 restarts".
  private static final double STATE = 235;
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
  /// @param good how narrow it may become while others can go instead
  /// @param stays whether it is shown whatever happens
  record Part(String id, double least, double good, double wanted, boolean fills, boolean stays) {}

  ColumnFit(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  static Part part(TableColumnSpec<?> spec, boolean fills, double width) {
    double wanted = fills ? Math.max(NAME, width) : width;
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
    double own = Math.min(wanted, fills ? Math.max(FILLING, spec.width() * FILLING_SHARE) : least);
    double good = fills ? NAME : spec.type() == Column.Type.STATUS ? STATE : own;
    return new Part(spec.id(), own, Math.min(wanted, good), wanted, fills, stays);
  }

  /// The width of each column that has room.
  Map<String, Double> into(double room) {
    List<Part> shown = new ArrayList<>(parts);
    for (int i = shown.size() - 1; i >= 0 && sum(shown, Part::good) > room; i--) {
      if (!shown.get(i).stays) {
        shown.remove(i);
      }
    }
    boolean good = sum(shown, Part::good) <= room;
    ToDoubleFunction<Part> from = good ? Part::good : Part::least;
    ToDoubleFunction<Part> to = good ? Part::wanted : Part::good;
    double between = sum(shown, to) - sum(shown, from);
    double share = between == 0 ? 1 : Math.clamp((room - sum(shown, from)) / between, 0, 1);
    Map<String, Double> widths = new LinkedHashMap<>();
    for (Part part : shown) {
      double narrow = from.applyAsDouble(part);
      widths.put(part.id, Math.floor(narrow + (to.applyAsDouble(part) - narrow) * share));
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

  private static double sum(List<Part> shown, ToDoubleFunction<Part> width) {
    return shown.stream().mapToDouble(width).sum();
  }
}
