// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.connection;

import dev.pilothouse.core.port.CertificateFacts;
import dev.pilothouse.core.port.ConnectionStep;
import dev.pilothouse.core.session.SessionState;
import dev.pilothouse.ui.fx.FxThread;
import dev.pilothouse.ui.testing.FakeCatalog;
import dev.pilothouse.ui.testing.FakeJournal;
import dev.pilothouse.ui.testing.StagedSession;
import dev.pilothouse.ui.text.CertificateText;
import dev.pilothouse.ui.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionViewModelTest {
  private final StagedSession session = new StagedSession(FakeCatalog.full().named("prod-ap"), new FakeJournal());

  private Instant now = Instant.parse("2026-03-01T10:00:00Z");

  private ConnectionViewModel model() {
    // Runs where it is: there is no toolkit here.
    return new ConnectionViewModel(session, new Texts(Locale.ENGLISH), new FxThread() {
      @Override
      public void execute(Runnable task) {
        task.run();
      }
    }, () -> now);
  }

  @Test
  void aFailureNamesTheStepAndHowFarItCame() {
    session.state.set(StagedSession.failed());
    ConnectionViewModel.Screen screen = model().screen().get();
    assertThat(screen.title()).isEqualTo("prod-ap: The server's certificate is made out to another name.");
    assertThat(screen.about()).contains("stopped at step 5 of 9");
    assertThat(screen.steps()).extracting(StepRow::state)
        .containsExactly("passed", "passed", "passed", "passed", "failed", "waiting", "waiting", "waiting", "waiting");
  }

  @Test
  void aConnectionThatGoesOnMovesTheScreen() {
    session.state.set(StagedSession.connecting(2));
    ConnectionViewModel model = model();
    assertThat(model.screen().get().connecting()).isTrue();
    session.state.set(StagedSession.failed());
    assertThat(model.screen().get().failed()).isTrue();
  }

  @Test
  void theReportHasEveryStepButNoNameOfTheUser() {
    session.state.set(StagedSession.failed());
    assertThat(model().report())
        .contains("tls", "failed", "No subject alternative DNS name", "203.0.113.40")
        .doesNotContain("ap-deployer");
  }

  @Test
  void anAttemptThatWillBeMadeByItselfIsCountedDown() {
    SessionState.Failed failed = (SessionState.Failed) StagedSession.failed();
    session.state.set(new SessionState.Failed(failed.steps(), failed.failure(), new SessionState.Retry(now.plusSeconds(8), 3, false)));
    ConnectionViewModel model = model();
    assertThat(model.screen().get().again()).contains("in 8 s").contains("3 attempts");
    assertThat(model.screen().get().goesOn()).isTrue();
    now = now.plusSeconds(5);
    model.tick();
    assertThat(model.screen().get().again()).contains("in 3 s");
    session.state.set(failed);
    assertThat(model.screen().get().again()).isEmpty();
    assertThat(model.screen().get().goesOn()).isFalse();
  }

  @Test
  void aCertificateSaysHowLongItHoldsAndWhatIsWrongWithIt() {
    CertificateFacts facts =
        new CertificateFacts(
            CertificateFacts.Role.SERVER, "*.old-harbour.example", "Harbour Issuing CA 2", "0b77a2", "EC P-256", now.minusSeconds(86_400 * 30),
            now.plusSeconds(86_400 * 74 + 60), List.of("*.old-harbour.example"), CertificateFacts.Verdict.OTHER_NAME);
    SessionState.Failed failed = (SessionState.Failed) StagedSession.failed();
    List<ConnectionStep> steps =
        failed.steps().stream()
            .map(step -> step.failure() == null
                ? step
                : new ConnectionStep(
                    step.stage(), step.state(), step.found(), step.startedAfter(), step.took(), step.failure(), List.of(facts)))
            .toList();
    session.state.set(new SessionState.Failed(steps, failed.failure()));
    CertificateText card = model().screen().get().steps().get(4).trouble().certificates().getFirst();
    assertThat(card.left()).isEqualTo("74 days left");
    assertThat(card.verdict()).isEqualTo("other name");
    assertThat(card.good()).isFalse();
    assertThat(card.names()).isEqualTo("for *.old-harbour.example");
    assertThat(card.gone()).isBetween(0.28, 0.29);
  }
}
