// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.command.Outcome;
import dev.pilothouse.core.command.ScaleWorkload;
import dev.pilothouse.core.command.SetAutoscalerLimits;
import dev.pilothouse.core.command.SetAutoscalerLimits.Limits;
import dev.pilothouse.core.kind.HorizontalPodAutoscalerKind;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.ui.feature.scale.ScaleState.Choice;
import dev.pilothouse.ui.feature.scale.ScaleState.Option;
import dev.pilothouse.ui.feature.scale.ScaleState.Phase;
import dev.pilothouse.ui.fx.FxThread;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.testing.FakeJournal;
import dev.pilothouse.ui.testing.FakeSession;
import dev.pilothouse.ui.testing.FakeWindow;
import dev.pilothouse.ui.testing.Shop;
import dev.pilothouse.ui.text.Texts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static dev.pilothouse.ui.feature.scale.ScaledShop.CATALOG;
import static dev.pilothouse.ui.feature.scale.ScaledShop.CHECKOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What the dialog says of numbers, without a toolkit. Checkout has 5 replicas and an autoscaler of 3 to 12; catalog has 6 and none.
@Timeout(60)
class ScaleViewModelTest {
  private static final ResourceRef HPA = new ResourceRef(HorizontalPodAutoscalerKind.KIND, "shop", "checkout", "hpa-checkout");

  private final FakeSession session = ScaledShop.open();
  private final FakeJournal journal = new FakeJournal();
  private final Texts texts = new Texts(Locale.ENGLISH);
  private final List<Outcome> done = new ArrayList<>();
  private ScaleViewModel model;

  private ScaleState open(ResourceRef ref, int now, int first) {
    FakeWindow window = new FakeWindow();
    UiServices real = window.services(Locale.ENGLISH, InstantSource.fixed(Shop.NOW));
    UiServices services =
        new UiServices(real.texts(), new SameThread(), real.frames(), real.background(), real.clock(), window, real.sessions());
    model = new ScaleViewModel(services, journal, session, ref, now, first - now);
    return settled();
  }

  /// There is no toolkit, so what is for its thread runs at once.
  private static final class SameThread extends FxThread {
    @Override
    public synchronized void execute(Runnable task) {
      task.run();
    }
  }

  private ScaleState settled() {
    await().until(() -> model.state().get().phase() != Phase.LOADING);
    return model.state().get();
  }

  private ScaleState wanted(int replicas) {
    model.wanted(replicas);
    await().until(() -> model.state().get().wanted() == replicas);
    return model.state().get();
  }

  @AfterEach
  void nothingStaysOpen() {
    model.close();
    assertThat(session.open).hasValue(0);
  }

  private String line(ScaleState state, String id) {
    return state.checks().stream()
        .filter(check -> check.id().equals(id))
        .map(check -> (texts.get(check.strong()) + "; " + texts.get(check.words()) + " " + texts.get(check.detail())).strip())
        .findFirst()
        .orElse("");
  }

  private List<String> options(ScaleState state) {
    return state.options().stream()
        .map(one -> texts.get(one.title()) + " | " + texts.get(one.detail()) + " | " + texts.get(one.outcome()))
        .toList();
  }

  @Test
  void thereIsNothingToSendUntilTheNumberIsAnother() {
    assertThat(open(CATALOG, 6, 6).command()).isNull();
    assertThat(wanted(8).command()).isEqualTo(new ScaleWorkload(CATALOG, 6, 8));
    assertThat(wanted(6).command()).isNull();
  }

  @Test
  void whereTheCallerDoesNotKnowTheNumberItBeginsWithWhatTheServerSays() {
    open(CATALOG, -1, 0);
    await().until(() -> model.proposed().get() == 7);
    assertThat(settled().now()).isEqualTo(6);
  }

  @Test
  void theServerIsAskedAboutEachNumberBeforeAnythingIsSent() {
    open(CATALOG, 6, 8);
    await().until(() -> model.dryRun().get() instanceof DryRuns.Answered);
    assertThat(session.tried).containsExactly(new ScaleWorkload(CATALOG, 6, 8));
    wanted(9);
    await().until(() -> session.tried.contains(new ScaleWorkload(CATALOG, 6, 9)));
    assertThat(session.sent).isEmpty();
  }

  @Test
  void theAutoscalerThatOwnsTheReplicasIsNamedAndItsMinimumIsProposed() {
    ScaleState state = open(CHECKOUT, 5, 8);
    assertThat(state.owner()).isNotNull();
    assertThat(texts.get(state.owner().name())).isEqualTo("HPA checkout owns the replicas");
    assertThat(state.command()).isEqualTo(new SetAutoscalerLimits(HPA, new Limits(3, 12), new Limits(8, 12)));
    assertThat(options(state))
        .containsExactly(
            "Change the HPA's minimum to 8 | 3–12 becomes 8–12; it still scales up by itself | stays at 8 or more",
            "Scale anyway | CPU is at 74 %, the target 80 %: the HPA wants 5 | 5 again within 5m15s",
            "Pause autoscaling | minimum and maximum 8, until you resume 3–12 | fixed at 8");
  }

  @Test
  void fewerThanNowLowersTheMaximum() {
    ScaleState state = open(CHECKOUT, 5, 2);
    assertThat(state.command()).isEqualTo(new SetAutoscalerLimits(HPA, new Limits(3, 12), new Limits(2, 2)));
    assertThat(wanted(4).command()).isEqualTo(new SetAutoscalerLimits(HPA, new Limits(3, 12), new Limits(3, 4)));
  }

  @Test
  void scalingAnywaySendsTheScaleItself() {
    open(CHECKOUT, 5, 8);
    model.choose(Choice.ANYWAY);
    await().until(() -> new ScaleWorkload(CHECKOUT, 5, 8).equals(model.state().get().command()));
    model.choose(Choice.PAUSE);
    await().until(() -> new SetAutoscalerLimits(HPA, new Limits(3, 12), new Limits(8, 8)).equals(model.state().get().command()));
  }

  @Test
  void withTheNumberAsItIsAutoscalingCanOnlyBePaused() {
    ScaleState state = open(CHECKOUT, 5, 5);
    assertThat(state.command()).isNull();
    model.choose(Choice.PAUSE);
    await().until(() -> new SetAutoscalerLimits(HPA, new Limits(3, 12), new Limits(5, 5)).equals(model.state().get().command()));
  }

  @Test
  void whatWasPausedHereIsResumed() {
    SetAutoscalerLimits pause = new SetAutoscalerLimits(HPA, new Limits(2, 9), new Limits(3, 12));
    journal.add(new Outcome(1, Shop.NOW, "prod-eu", pause, Outcome.Result.DONE, Duration.ZERO, null, pause.undo()));
    ScaledShop.autoscaler(session, 5, 5);
    SetAutoscalerLimits fixed = new SetAutoscalerLimits(HPA, new Limits(2, 9), new Limits(5, 5));
    journal.add(new Outcome(2, Shop.NOW, "prod-eu", fixed, Outcome.Result.DONE, Duration.ZERO, null, fixed.undo()));
    ScaleState state = open(CHECKOUT, 5, 5);
    assertThat(options(state)).singleElement().asString().startsWith("Resume autoscaling 2–9 | 5 becomes 2–9 again");
    model.choose(Choice.RESUME);
    await().until(() -> new SetAutoscalerLimits(HPA, new Limits(5, 5), new Limits(2, 9)).equals(model.state().get().command()));
  }

  @Test
  void atZeroOnlyScalingItselfIsPossible() {
    ScaleState state = open(CHECKOUT, 5, 0);
    assertThat(state.command()).isEqualTo(new ScaleWorkload(CHECKOUT, 5, 0));
    assertThat(state.options()).filteredOn(one -> one.command() != null).extracting(Option::choice).containsExactly(Choice.ANYWAY);
  }

  @Test
  void roomQuotaBudgetAndRolloutAreTold() {
    ScaleState state = open(CHECKOUT, 5, 8);
    assertThat(line(state, "room")).isEqualTo("Fits on 5 of 6 nodes; 3 more pods need 1.5 CPU, 1.5 GiB");
    assertThat(line(state, "quota")).startsWith("shop-quota");
    assertThat(line(state, "budget")).isEqualTo("checkout; keeps at least 4 available; 1 pod may go now, 4 may go at 8");
    assertThat(line(state, "rollout")).contains("Revision 15 is going out");
  }

  @Test
  void aQuotaThatDoesNotLetThemInIsBad() {
    ScaleState state = open(CHECKOUT, 5, 25);
    assertThat(state.checks())
        .filteredOn(check -> check.id().equals("quota"))
        .extracting(Check::health)
        .containsExactly(Health.BAD);
    assertThat(line(state, "quota")).contains("lets in 11 of 20").contains("exceeded quota: shop-quota");
  }

  @Test
  void whatWasScaledToZeroHereIsOfferedBack() {
    ScaledShop.scale(session, CATALOG, 0);
    journal.add(
        new Outcome(
            1, Shop.NOW, "prod-eu", new ScaleWorkload(CATALOG, 4, 0), Outcome.Result.DONE, Duration.ZERO, null,
            new ScaleWorkload(CATALOG, 0, 4)));
    assertThat(open(CATALOG, 0, 0).back()).isEqualTo(4);
  }

  @Test
  void aMissingRightIsNamedBeforeTheClick() {
    session.denied.add("deployments.apps/scale");
    ScaleState state = open(CATALOG, 6, 8);
    assertThat(state.command()).isNull();
    assertThat(state.trouble()).isNotNull();
    assertThat(texts.get(state.trouble().what())).isEqualTo("You may not patch deployments.apps/scale in namespace shop.");
  }

  @Test
  void whereOnlyTheAutoscalerMayBeChangedScalingAnywayIsNotPossible() {
    session.denied.add("deployments.apps/scale");
    ScaleState state = open(CHECKOUT, 5, 8);
    assertThat(state.options()).filteredOn(one -> one.command() != null).extracting(Option::choice).containsExactly(Choice.LIMITS, Choice.PAUSE);
    assertThat(state.trouble()).isNull();
  }

  @Test
  void aReadOnlyContextSaysSoAndAsksTheServerNothing() {
    session.guard.set(GuardLevel.READ_ONLY);
    ScaleState state = open(CATALOG, 6, 8);
    assertThat(state.trouble()).isNotNull();
    assertThat(session.tried).isEmpty();
    model.send("", done::add);
    assertThat(session.sent).isEmpty();
  }

  @Test
  void anObjectThatIsGoneIsToldAndTheNumberStays() {
    open(CATALOG, 6, 9);
    session.objects.remove(CATALOG.path() + "/scale");
    model.retry();
    await().until(() -> model.state().get().phase() == Phase.GONE);
    assertThat(model.state().get().wanted()).isEqualTo(9);
  }

  @Test
  void aConflictIsToldInTheDialogAndTheNumberStays() {
    open(CATALOG, 6, 9);
    session.runFails = FakeSession.failure(ClusterFailure.Kind.CONFLICT, "spec.replicas is 7 now, not 6.");
    ScaledShop.scale(session, CATALOG, 7);
    model.send("", done::add);
    await().until(() -> model.state().get().now() == 7);
    assertThat(done).isEmpty();
    assertThat(model.state().get().trouble()).isEqualTo(session.runFails);
    assertThat(model.state().get().command()).isEqualTo(new ScaleWorkload(CATALOG, 7, 9));
  }

  @Test
  void zeroInAGuardedContextWantsTheNameTyped() {
    session.guard.set(GuardLevel.CONFIRM);
    assertThat(open(CATALOG, 6, 0).typedName()).isEqualTo("catalog");
    model.send("cata", done::add);
    assertThat(session.sent).isEmpty();
    model.send("catalog", done::add);
    assertThat(session.sent).containsExactly(new ScaleWorkload(CATALOG, 6, 0));
    assertThat(done).hasSize(1);
  }
}
