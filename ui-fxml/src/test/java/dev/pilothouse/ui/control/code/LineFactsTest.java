// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What is known of the lines goes with its lines while one types.
class LineFactsTest {
  private static final LineOwner ARGO = new LineOwner("argocd", 2);

  private static LineMark mark(int line, int start, int end) {
    return new LineMark(line, start, end, LineMark.Severity.ERROR, "wrong", "", "");
  }

  private static String escaped(String text) {
    return text == null ? "" : text.replace("|", "\n");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          a letter before it moves it, 2, 0, '', x, 2:5-9
          a letter at its end is part of it, 2, 8, '', x, 2:4-9
          a letter behind it does nothing, 2, 9, '', x, 2:4-8
          a letter in another line does nothing, 3, 0, '', x, 2:4-8
          a new line above moves it down, 0, 5, '', |, 3:4-8
          two lines gone above move it up, 0, 0, a|b|, '', 0:4-8
          a new line before it in its line, 2, 2, '', |, 3:2-6
          joined with the line above, 1, 6, |, '', 1:10-14
          half of it gone, 2, 4, ab, '', 2:4-6
          all of it gone, 2, 3, abcde, '', gone
          its line gone, 1, 3, xx|yyyyyyyyyyy|z, '', gone
          """)
  void aMarkStaysOnItsWords(String what, int line, int column, String removed, String inserted, String expected) {
    LineFacts facts = new LineFacts();
    facts.marks(List.of(mark(2, 4, 8)));
    facts.moved(line, column, escaped(removed), escaped(inserted));
    String where = facts.marks().map(mark -> mark.line() + ":" + mark.start() + "-" + mark.end()).collect(Collectors.joining());
    assertThat(where.isEmpty() ? "gone" : where).as(what).isEqualTo(expected);
  }

  private static LineFacts owned(int lines, int... changed) {
    LineFacts facts = new LineFacts();
    facts.owners(Collections.nCopies(lines, ARGO));
    BitSet set = new BitSet();
    IntStream.of(changed).forEach(set::set);
    facts.changed(set);
    return facts;
  }

  private static List<String> owners(LineFacts facts, int lines) {
    List<String> names = new ArrayList<>();
    for (int line = 0; line < lines; line++) {
      LineOwner owner = facts.beside(line).owner();
      names.add(owner == null ? "-" : Objects.requireNonNull(owner).name());
    }
    return names;
  }

  @Test
  void aNewLineIsNobodysAndThoseBelowKeepTheirOwners() {
    LineFacts facts = owned(3, 2);
    facts.moved(0, 4, "", "\n  ");
    assertThat(owners(facts, 4)).containsExactly("argocd", "-", "argocd", "argocd");
    assertThat(facts.changed()).isEqualTo(BitSet.valueOf(new long[] {0b1000}));
  }

  @Test
  void linesPutInAboveALineLeaveItsOwnerWithIt() {
    LineFacts facts = owned(2, 0);
    facts.moved(0, 0, "", "# one\n# two\n");
    assertThat(owners(facts, 4)).containsExactly("-", "-", "argocd", "argocd");
    assertThat(facts.changed()).isEqualTo(BitSet.valueOf(new long[] {0b100}));
  }

  @Test
  void linesThatGoTakeTheirOwnersWithThem() {
    LineFacts facts = owned(3, 2);
    facts.moved(1, 0, "b\n", "");
    assertThat(owners(facts, 3)).containsExactly("argocd", "argocd", "-");
    assertThat(facts.changed()).isEqualTo(BitSet.valueOf(new long[] {0b10}));
  }

  @Test
  void theWorstOfALineComesFirst() {
    LineFacts facts = new LineFacts();
    facts.marks(
        List.of(
            new LineMark(0, 0, 1, LineMark.Severity.WARNING, "odd", "", ""),
            new LineMark(0, 5, 9, LineMark.Severity.ERROR, "wrong", "did you mean right?", "")));
    assertThat(facts.beside(0).words()).isEqualTo("wrong, did you mean right?, odd");
  }
}
