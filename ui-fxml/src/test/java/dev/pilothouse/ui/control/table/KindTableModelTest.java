// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.table;

import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.ui.testing.FakeSession;
import dev.pilothouse.ui.testing.Shop;
import dev.pilothouse.ui.text.Texts;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class KindTableModelTest {
  private final FakeSession session = Shop.open();
  private final AtomicReference<KindTableModel.Shown> shown = new AtomicReference<>();
  private final KindTableModel model =
      new KindTableModel(
          session.show(PodKind.KIND), task -> Thread.ofVirtual().start(task), Runnable::run, InstantSource.fixed(Shop.NOW),
          new Texts(Locale.ENGLISH)::get, shown::set);

  @AfterEach
  void close() {
    model.close();
  }

  private KindTableModel.Shown until(Predicate<KindTableModel.Shown> condition) {
    await().until(() -> shown.get() != null && condition.test(shown.get()));
    return shown.get();
  }

  private static List<String> names(KindTableModel.Shown shown) {
    return shown.rows().stream().map(Row::name).toList();
  }

  @Test
  void rowsComeInTheOrderOfTheirNames() {
    assertThat(names(until(now -> now.rows().size() == 38))).startsWith("grafana-6b5f-0", "grafana-6b5f-1", "gateway-6b5f-0");
  }

  @Test
  void aFilterLeavesWhatItNamesAndTellsHowManyThereAre() {
    model.filter("ns:shop cart");
    KindTableModel.Shown now = until(KindTableModel.Shown::filtered);
    assertThat(names(now)).containsExactly("cart-6b5f-0", "cart-6b5f-1", "cart-6b5f-2");
    assertThat(now.total()).isEqualTo(38);
  }

  @Test
  void onlyProblemsLeavesWhatNeedsALook() {
    model.onlyProblems(true);
    assertThat(names(until(KindTableModel.Shown::filtered))).containsExactly("batch-train-0", "cart-6b5f-0", "search-6b5f-0");
  }

  @Test
  void aFilterThatIsWrongIsToldInWords() {
    model.filter("colour:red");
    KindTableModel.Shown now = until(one -> !one.wrong().isEmpty());
    assertThat(now.wrong()).contains("colour", "Pod");
  }

  @Test
  void aHeaderOrdersTheRows() {
    model.sort(new ObjectTable.Sort("restarts", true));
    assertThat(names(until(now -> now.rows().size() == 38 && now.rows().getFirst().name().startsWith("cart")))).startsWith("cart-6b5f-0");
  }

  @Test
  void whatIsDeletedGoesAtOnce() {
    until(now -> now.rows().size() == 38);
    session.store(PodKind.KIND).apply(ChangeBatch.of(List.of(), List.of("pod-shop-cart-6b5f-0")));
    assertThat(names(until(now -> now.rows().size() == 37))).doesNotContain("cart-6b5f-0");
  }

  @Test
  void nothingIsShownAfterItWasClosed() {
    until(now -> now.rows().size() == 38);
    model.close();
    shown.set(null);
    session.store(PodKind.KIND).apply(ChangeBatch.of(List.of(), List.of("pod-shop-cart-6b5f-0")));
    await().during(java.time.Duration.ofMillis(100)).until(() -> shown.get() == null);
  }
}
