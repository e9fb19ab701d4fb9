// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.board;

import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.rollout.RolloutState;
import dev.pilothouse.core.rollouts.RolloutHistory;
import dev.pilothouse.ui.feature.board.BoardViewModel.Shown;
import dev.pilothouse.ui.rollouts.RolloutMonitor;
import dev.pilothouse.ui.testing.FakeSession;
import dev.pilothouse.ui.testing.Shop;
import dev.pilothouse.ui.testing.TestBackground;
import dev.pilothouse.ui.text.Texts;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(60)
class BoardViewModelTest {
  private static final Executor BACKGROUND = task -> Thread.ofVirtual().start(task);
  @TempDir Path folder;
  private final FakeSession shop = Shop.open();
  private final AtomicReference<Shown> shown = new AtomicReference<>();
  private BoardViewModel model;

  @BeforeEach
  void open() {
    RolloutMonitor monitor =
        new RolloutMonitor(
            BACKGROUND, InstantSource.fixed(Shop.NOW), new RolloutHistory(folder.resolve("rollouts"), new TestBackground()));
    model =
        new BoardViewModel(
            monitor, BACKGROUND, Runnable::run, InstantSource.fixed(Shop.NOW), new Texts(Locale.ENGLISH)::get, shown::set);
  }

  @AfterEach
  void close() {
    model.close();
  }

  private Shown when(java.util.function.Predicate<Shown> such) {
    return await().until(shown::get, one -> one != null && such.test(one));
  }

  private static List<String> names(Shown shown) {
    return shown.rows().stream()
        .filter(BoardRow.Rollout.class::isInstance)
        .map(one -> ((BoardRow.Rollout) one).name())
        .toList();
  }

  private Shown begin() {
    model.sessions(List.of(shop));
    return when(one -> names(one).contains("checkout"));
  }

  @Test
  void whatIsGoingOutStandsBelowItsContextTheWorstFirst() {
    Shown board = begin();
    assertThat(board.rows().getFirst()).isInstanceOf(BoardRow.Group.class);
    assertThat(names(board)).containsExactly("search", "checkout");
    BoardRow.Rollout search = (BoardRow.Rollout) board.rows().get(1);
    assertThat(search.state()).isEqualTo(RolloutState.STALLED);
    assertThat(search.pods()).contains(PodMark.BROKEN, PodMark.OLD);
  }

  @Test
  void wordsAndStatesAndContextsNarrowTheBoard() {
    begin();
    model.filter(by -> by.words("check"));
    assertThat(names(when(one -> names(one).size() == 1))).containsExactly("checkout");
    model.filter(by -> by.words("").state(RolloutState.STALLED));
    assertThat(names(when(one -> names(one).contains("search")))).containsExactly("search");
    model.filter(by -> by.state(null).contexts(java.util.Set.of("prod-eu")));
    assertThat(when(one -> one.rows().isEmpty()).inFlight()).isEqualTo(2);
  }

  @Test
  void aContextThatIsFoldedKeepsItsCounts() {
    begin();
    model.filter(by -> by.closed(java.util.Set.of("prod-eu")));
    Shown board = when(one -> one.rows().size() == 1);
    assertThat(((BoardRow.Group) board.rows().getFirst()).inFlight()).isEqualTo(2);
  }

  @Test
  void aLineThatIsDownIsToldAndTheRolloutsStay() {
    begin();
    ResourceKind pods = dev.pilothouse.core.kind.PodKind.KIND;
    shop.freshness(pods)
        .set(new Freshness.Reconnecting(Shop.NOW, 1, FakeSession.failure(ClusterFailure.Kind.UNREACHABLE, "It does not answer.")));
    Shown board = when(one -> one.rows().getFirst() instanceof BoardRow.Group group && group.freshness() instanceof Freshness.Reconnecting);
    assertThat(names(board)).containsExactly("search", "checkout");
  }

  @Test
  void nothingStaysOpenAfterIt() {
    begin();
    model.close();
    await().untilAsserted(() -> assertThat(shop.open.get()).isZero());
  }
}
