// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is known of the lines from elsewhere: what is wrong, whose they are, which are changed. It stays with its lines while the
/// text changes above them, until somebody knows better. FX thread.
final class LineFacts {
  private static final Comparator<LineMark> WORST_FIRST =
      Comparator.comparing(LineMark::severity).thenComparingInt(LineMark::start);
  private NavigableMap<Integer, List<LineMark>> marks = new TreeMap<>();
  private List<@Nullable LineOwner> owners = List.of();
  private BitSet changed = new BitSet();

  /// Of one line.
  record Beside(List<LineMark> marks, @Nullable LineOwner owner, boolean changed) {

    /// What is read out of it, the worst first.
    String words() {
      Stream<String> said = marks.stream().map(LineMark::said);
      return (owner == null ? said : Stream.concat(said, Stream.of(owner.name()))).collect(Collectors.joining(", "));
    }
  }

  void marks(List<LineMark> all) {
    NavigableMap<Integer, List<LineMark>> byLine = new TreeMap<>();
    all.forEach(mark -> byLine.computeIfAbsent(mark.line(), line -> new ArrayList<>()).add(mark));
    byLine.values().forEach(each -> each.sort(WORST_FIRST));
    marks = byLine;
  }

  /// @param byLine null for nobody
  void owners(List<? extends @Nullable LineOwner> byLine) {
    owners = new ArrayList<>(byLine);
  }

  void changed(BitSet lines) {
    changed = (BitSet) lines.clone();
  }

  /// Whether any line has an owner, for which a column is kept free.
  boolean owned() {
    return !owners.isEmpty();
  }

  Beside beside(int line) {
    return new Beside(marksOf(line), line < owners.size() ? owners.get(line) : null, changed.get(line));
  }

  List<LineMark> marksOf(int line) {
    return marks.getOrDefault(line, List.of());
  }

  /// The marks of some lines, from the first to the last, in the order of the lines.
  Stream<LineMark> marks(int first, int last) {
    return marks.subMap(first, true, Math.max(first, last), true).values().stream().flatMap(List::stream);
  }

  Stream<LineMark> marks() {
    return marks.values().stream().flatMap(List::stream);
  }

  BitSet changed() {
    return changed;
  }

  /// The text has changed: what stands behind the change moves with it, what stood in what is gone goes too.
  ///
  /// @param line where the change begins
  /// @param column where it begins in its line
  void moved(int line, int column, String removed, String inserted) {
    TextMove move = new TextMove(line, column, removed, inserted);
    if (!marks.isEmpty() && (move.gone() + move.come() > 0 || marks.containsKey(line))) {
      marks(marks().flatMap(mark -> move.moved(mark).stream()).toList());
    }
    int from = column == 0 ? line : line + 1;
    if (move.gone() + move.come() > 0) {
      if (from < owners.size()) {
        owners.subList(from, Math.min(owners.size(), from + move.gone())).clear();
        owners.addAll(from, Collections.nCopies(move.come(), null));
      }
      changed = shifted(changed, from, move.gone(), move.come());
    }
  }

  private static BitSet shifted(BitSet lines, int from, int gone, int come) {
    BitSet shifted = lines.get(0, from);
    for (int line = lines.nextSetBit(from + gone); line >= 0; line = lines.nextSetBit(line + 1)) {
      shifted.set(line - gone + come);
    }
    return shifted;
  }
}
