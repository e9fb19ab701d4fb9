// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.logs.LogMark;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.LogSource;
import dev.pilothouse.ui.testing.FakeSession;
import dev.pilothouse.ui.testing.Shop;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LogsViewModelTest {
  private final FakeSession session = Shop.open();

  private LogsViewModel open(String name, boolean previous) {
    return new LogsViewModel(session, new ResourceRef(PodKind.KIND, "shop", name, "pod-shop-" + name), previous);
  }

  @Test
  void theLogOfAPodIsReadFromItsContainerAndFollowed() {
    try (LogsViewModel model = open("cart-6b5f-1", false)) {
      LogSource.Request request = session.requests.getFirst();
      assertThat(request.pod().name()).isEqualTo("cart-6b5f-1");
      assertThat(request.container()).isEqualTo("app");
      assertThat(request.follow()).isTrue();
      session.sinks.getFirst().lines("2026-11-21T10:42:07.000Z INFO hello\n".getBytes(StandardCharsets.UTF_8));
      assertThat(model.buffer().snapshot().line(0).text()).isEqualTo("INFO hello");
    }
  }

  @Test
  void ofAWorkloadAllPodsOfItsRevisionsCanBeChosen() {
    try (LogsViewModel model =
        new LogsViewModel(session, new ResourceRef(DeploymentKind.KIND, "shop", "checkout", "shop-checkout"), false)) {
      assertThat(model.choice().get().pods())
          .containsExactly("checkout-6b5f-0", "checkout-6b5f-1", "checkout-7d9f-0", "checkout-7d9f-1", "checkout-7d9f-2");
      model.pod("checkout-7d9f-1");
      assertThat(session.requests.getLast().pod().name()).isEqualTo("checkout-7d9f-1");
      assertThat(session.sinks).hasSize(1);
    }
  }

  @Test
  void theLogBeforeTheCrashIsNotFollowed() {
    try (LogsViewModel model = open("cart-6b5f-0", true)) {
      assertThat(session.requests.getFirst().previous()).isTrue();
      assertThat(session.requests.getFirst().follow()).isFalse();
      assertThat(model.choice().get().previous()).isTrue();
    }
  }

  @Test
  void linesThatMayBeMissingAreMarkedWhereTheyAreMissing() {
    try (LogsViewModel model = open("cart-6b5f-1", false)) {
      session.sinks.getFirst().state(new LogSource.State.Gap(Shop.NOW, Shop.NOW.plusSeconds(4)));
      assertThat(model.buffer().snapshot().mark(0)).isEqualTo(new LogMark.Gap(Shop.NOW, Shop.NOW.plusSeconds(4)));
    }
  }

  @Test
  void aStreamThatWasLeftSaysNothingAnyMore() {
    try (LogsViewModel model = open("cart-6b5f-1", false)) {
      LogSource.Sink left = session.sinks.getFirst();
      model.previous(true);
      left.lines("2026-11-21T10:42:07.000Z late\n".getBytes(StandardCharsets.UTF_8));
      assertThat(model.buffer().snapshot().end()).isZero();
    }
  }

  @Test
  void whatIsSelectedIsCutAtBothEnds() {
    LogSelection selection = new LogSelection(5, 3, 3, 7);
    assertThat(selection.of(2, 10)).isNull();
    assertThat(selection.of(3, 10).from()).isEqualTo(7);
    assertThat(selection.of(4, 10).from()).isZero();
    assertThat(selection.of(5, 10).to()).isEqualTo(3);
  }
}
