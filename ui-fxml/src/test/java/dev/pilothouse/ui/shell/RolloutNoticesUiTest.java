// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.rollouts.RolloutHistory;
import dev.pilothouse.core.settings.Appearance;
import dev.pilothouse.core.settings.SettingsStore;
import dev.pilothouse.ui.dialog.Toasts;
import dev.pilothouse.ui.fx.FxThread;
import dev.pilothouse.ui.nav.NavCount;
import dev.pilothouse.ui.rollouts.RolloutMonitor;
import dev.pilothouse.ui.testing.FakeCatalog;
import dev.pilothouse.ui.testing.FakeJournal;
import dev.pilothouse.ui.testing.FakeNotifications;
import dev.pilothouse.ui.testing.FakeSession;
import dev.pilothouse.ui.testing.OpenClusters;
import dev.pilothouse.ui.testing.Shop;
import dev.pilothouse.ui.testing.SteadyRobot;
import dev.pilothouse.ui.testing.TestBackground;
import dev.pilothouse.ui.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What somebody is told who looks at something else, over a cluster in which search stalls from the start and checkout goes on.
@ExtendWith(SteadyRobot.class)
@Timeout(60)
class RolloutNoticesUiTest {
  private static final Executor BACKGROUND = task -> Thread.ofVirtual().start(task);
  @TempDir Path folder;
  private final FakeSession session = Shop.open();
  private final FakeNotifications notified = new FakeNotifications();
  private final AtomicInteger looks = new AtomicInteger();
  private RolloutMonitor monitor;
  private SettingsStore settings;
  private RolloutNotices notices;

  @Start
  void start(Stage stage) {
    stage.show();
  }

  private void open(FxRobot robot) throws IOException {
    settings = SettingsStore.open(folder.resolve("settings"), new TestBackground());
    settings.update(before -> before.appearance(Appearance.DEFAULTS.language("en")));
    InstantSource clock = InstantSource.fixed(Shop.NOW);
    monitor = new RolloutMonitor(BACKGROUND, clock, new RolloutHistory(folder.resolve("rollouts"), new TestBackground()));
    ShellParts parts =
        new ShellParts(
            new FxThread(), BACKGROUND, clock, new OpenClusters(new Value<>(List.of(session))), FakeCatalog.full(), new FakeJournal(), settings,
            NavCount.Source.NONE, monitor, opened -> Optional.empty(), notified, "1.0");
    Texts texts = new Texts(Locale.ENGLISH);
    robot.interact(() -> notices = new RolloutNotices(parts, () -> false, () -> new Toasts("close"), () -> texts));
  }

  private void wants(FxRobot robot, boolean on) {
    settings.update(before -> before.notices(on));
    robot.interact(() -> {});
  }

  /// Waits until what is there now was judged.
  private void looked() {
    int before = looks.get();
    monitor.beat();
    await().until(() -> looks.get() > before);
  }

  private void broken(String pod, int restarts) {
    session.add(
        new PodKind(),
        Shop.parse(
            """
            {'apiVersion':'v1','kind':'Pod','metadata':{'name':'%1$s','namespace':'shop','uid':'pod-shop-%1$s',
            'creationTimestamp':'2026-11-21T10:41:00Z','labels':{'app':'checkout','pod-template-hash':'7d9f'},
            'ownerReferences':[{'apiVersion':'apps/v1','kind':'ReplicaSet','name':'checkout-7d9f','uid':'rs-shop-checkout-7d9f',
            'controller':true}]},'spec':{'nodeName':'pier-1','containers':[{'name':'app','image':'shop/checkout:2.9.0'}]},
            'status':{'phase':'Pending','containerStatuses':[{'name':'app','image':'shop/checkout:2.9.0','ready':false,'started':false,
            'restartCount':%2$d,'state':{'waiting':{'reason':'ImagePullBackOff','message':'Back-off pulling image'}}}],
            'conditions':[{'type':'PodScheduled','status':'True'}]}}"""
                .formatted(pod, restarts)));
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(notices::close);
    await().untilAsserted(() -> assertThat(session.open).hasValue(0));
  }

  @Test
  void whoDidNotAskIsToldNothingAndNothingIsWatchedForThem(FxRobot robot) throws IOException {
    open(robot);
    broken("checkout-7d9f-0", 0);
    assertThat(session.open).hasValue(0);
    assertThat(notified.shown).isEmpty();
  }

  @Test
  void aStallIsToldOnceHoweverOftenItIsLookedAtAndAskedFor(FxRobot robot) throws IOException {
    open(robot);
    wants(robot, true);
    try (var watching = monitor.watch(session, RolloutMonitor.Pace.CLOSELY, now -> looks.incrementAndGet())) {
      await().untilAsserted(() -> assertThat(notified.count).as("search stalls, and was not told: it did before").isEqualTo(1));
      assertThat(notified.shown).isEmpty();
      broken("checkout-7d9f-0", 0);
      await().untilAsserted(() -> assertThat(notified.shown).singleElement().asString().startsWith("checkout: rollout stalls"));
      broken("checkout-7d9f-0", 1);
      broken("checkout-7d9f-1", 0);
      looked();
      wants(robot, false);
      wants(robot, true);
      looked();
      settings.update(before -> before.appearance(before.appearance().language("zh")));
      looked();
      robot.interact(() -> {});
      assertThat(notified.shown).hasSize(1);
    }
  }
}
