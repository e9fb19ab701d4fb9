// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.store;

import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.RowBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RowCountTest {
  private final RowStore store = new RowStore();

  private static Row row(String uid, String name) {
    return new RowBuilder(0).uid(uid).name(name).namespace("shop").build();
  }

  @Test
  void followsRowsThatComeChangeAndGo() {
    store.apply(ChangeBatch.of(List.of(row("a", "good"), row("b", "bad"), row("c", "bad")), List.of()));
    RowCount count = RowCount.of(store.snapshot(), row -> row.name().equals("bad"));
    assertThat(count.count()).isEqualTo(2);
    store.apply(ChangeBatch.of(List.of(row("a", "bad"), row("b", "good"), row("d", "bad")), List.of("c")));
    assertThat(count.next(store.snapshot()).count()).isEqualTo(2);
    assertThat(count.count()).as("a count stays what it was").isEqualTo(2);
    store.apply(new ChangeBatch(true, List.of(), List.of()));
    assertThat(count.next(store.snapshot()).count()).isZero();
  }

  @Test
  void looksOnlyAtTheRowsThatChanged() {
    store.apply(ChangeBatch.of(List.of(row("a", "x"), row("b", "y")), List.of()));
    List<String> looked = new ArrayList<>();
    RowCount count = RowCount.of(store.snapshot(), row -> looked.add(row.name()));
    looked.clear();
    store.apply(ChangeBatch.of(List.of(row("b", "z")), List.of()));
    assertThat(count.next(store.snapshot()).count()).isEqualTo(2);
    assertThat(looked).containsExactly("z");
  }
}
