// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.store;

import dev.pilothouse.core.kind.Labels;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.RowBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RowIndexTest {
  private static final Predicate<Row> ALL = row -> true;
  private final RowStore store = new RowStore();

  private static Row row(String uid, String name, int team) {
    return new RowBuilder(0).uid(uid).name(name).namespace("shop").labels(Labels.of(Map.of("team", "" + team))).build();
  }

  private void put(Row... rows) {
    store.apply(ChangeBatch.of(List.of(rows), List.of()));
  }

  private static List<String> names(RowIndex index) {
    List<String> names = new ArrayList<>();
    for (int place = 0; place < index.size(); place++) {
      names.add(index.row(place).name());
    }
    return names;
  }

  @Test
  void showsWhatPassesInNaturalOrder() {
    put(row("a", "db-10", 1), row("b", "db-9", 1), row("c", "web", 2));
    RowIndex index = RowIndex.of(store.snapshot(), row -> row.labels().get("team").equals("1"), Ordering.BY_NAME);
    assertThat(names(index)).containsExactly("db-9", "db-10");
    assertThat(index.placeOf("a")).isEqualTo(1);
    assertThat(index.placeOf("c")).isEqualTo(-1);
  }

  @Test
  void aChangedRowMovesToItsNewPlaceAndADeletedOneGoes() {
    put(row("a", "a", 1), row("b", "b", 1), row("c", "c", 1));
    RowIndex index = RowIndex.of(store.snapshot(), ALL, Ordering.BY_NAME);
    store.apply(ChangeBatch.of(List.of(row("a", "z", 1), row("d", "bb", 1)), List.of("c")));
    assertThat(names(index.next(store.snapshot()))).containsExactly("b", "bb", "z");
    assertThat(names(index)).as("an index stays what it was").containsExactly("a", "b", "c");
  }

  @Test
  void aRowThatNoLongerPassesLeavesAndOneThatNowDoesEnters() {
    put(row("a", "a", 1), row("b", "b", 2));
    RowIndex index = RowIndex.of(store.snapshot(), row -> row.labels().get("team").equals("1"), Ordering.BY_NAME);
    put(row("a", "a", 2), row("b", "b", 1));
    assertThat(names(index.next(store.snapshot()))).containsExactly("b");
  }

  @Test
  void equalRowsStayInTheOrderOfTheirSlots() {
    put(row("a", "x", 1), row("b", "y", 1), row("c", "z", 1));
    Comparator<Row> byTeam = Comparator.comparing(row -> row.labels().get("team"));
    RowIndex index = RowIndex.of(store.snapshot(), ALL, byTeam);
    put(row("b", "y2", 1));
    assertThat(names(index.next(store.snapshot()))).containsExactly("x", "y2", "z");
  }

  @Test
  void severalColumnsDecideOneAfterTheOther() {
    put(row("a", "a", 1), row("b", "b", 2), row("c", "c", 1));
    Comparator<Row> byTeam = Comparator.comparing(row -> row.labels().get("team"));
    Comparator<Row> order =
        Ordering.of(
            List.of(new Ordering.SortBy(byTeam, true), new Ordering.SortBy(Comparator.comparing(Row::name), true)));
    assertThat(names(RowIndex.of(store.snapshot(), ALL, order))).containsExactly("b", "c", "a");
    assertThat(names(RowIndex.of(store.snapshot(), ALL, order).sortedBy(Ordering.BY_NAME))).containsExactly("a", "b", "c");
  }

  @Test
  void thousandsOfRandomChangesGiveWhatAFreshSortGives() {
    Random random = new Random(7);
    Predicate<Row> filter = row -> !row.labels().get("team").equals("3");
    Comparator<Row> byTeam = Comparator.comparing(row -> row.labels().get("team"));
    RowIndex index = RowIndex.of(store.snapshot(), filter, byTeam);
    for (int round = 0; round < 300; round++) {
      List<Row> upserts = new ArrayList<>();
      List<String> gone = new ArrayList<>();
      for (int i = 0; i < random.nextInt(round % 50 == 0 ? 400 : 12); i++) {
        String uid = "u" + random.nextInt(500);
        if (random.nextInt(4) == 0) {
          gone.add(uid);
        } else {
          upserts.add(row(uid, "n" + random.nextInt(100), random.nextInt(4)));
        }
      }
      store.apply(new ChangeBatch(false, upserts, gone));
      index = index.next(store.snapshot());
      RowIndex fresh = RowIndex.of(store.snapshot(), filter, byTeam);
      assertThat(names(index)).isEqualTo(names(fresh));
    }
  }

  @Test
  void aChangeThatMovesNothingIsTheSameOrderOfNewRows() {
    put(row("a", "a", 1), row("b", "b", 1));
    RowIndex index = RowIndex.of(store.snapshot(), ALL, Ordering.BY_NAME);
    put(row("a", "a", 7));
    RowIndex next = index.next(store.snapshot());
    assertThat(next.sameOrder(index)).isTrue();
    assertThat(next.row(0).labels().get("team")).isEqualTo("7");
  }

  @Test
  void anObjectThatTookTheSlotOfAnotherIsNotTheSameOrder() {
    put(row("a", "a", 1), row("b", "b", 1));
    RowIndex index = RowIndex.of(store.snapshot(), ALL, Ordering.BY_NAME);
    store.apply(ChangeBatch.of(List.of(), List.of("a")));
    put(row("again", "a", 1));
    RowIndex next = index.next(store.snapshot());
    assertThat(names(next)).containsExactly("a", "b");
    assertThat(next.sameOrder(index)).isFalse();
    assertThat(next.placeOf("again")).isZero();
    assertThat(next.placeOf("a")).isEqualTo(-1);
    assertThat(index.placeOf("a")).as("the older view still has it").isZero();
  }

  @Test
  void aNarrowedViewKeepsTheOrderAndGoesOnWithChanges() {
    put(row("a", "c", 1), row("b", "b", 2), row("c", "a", 1));
    RowIndex index = RowIndex.of(store.snapshot(), ALL, Ordering.BY_NAME).narrowed(row -> row.labels().get("team").equals("1"));
    assertThat(names(index)).containsExactly("a", "c");
    put(row("b", "b", 1), row("d", "d", 2));
    assertThat(names(index.next(store.snapshot()))).containsExactly("a", "b", "c");
  }

  @Test
  void anOrderMadeFromNamesIsThatOfAFreshSort() {
    Random random = new Random(3);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      rows.add(row("u" + i, "n" + random.nextInt(100), random.nextInt(4)));
    }
    put(rows.toArray(Row[]::new));
    Comparator<Row> byTeam = Comparator.comparing(row -> row.labels().get("team"));
    for (boolean descending : new boolean[] {false, true}) {
      Comparator<Row> order = Ordering.of(List.of(new Ordering.SortBy(byTeam, descending)));
      RowIndex fromNames = RowIndex.of(store.snapshot(), ALL, Ordering.BY_NAME).sortedBy(order);
      List<String> expected = rows.stream().sorted(order).map(Row::name).toList();
      assertThat(names(fromNames)).isEqualTo(expected);
      assertThat(names(RowIndex.of(store.snapshot(), ALL, order))).isEqualTo(expected);
    }
  }
}
