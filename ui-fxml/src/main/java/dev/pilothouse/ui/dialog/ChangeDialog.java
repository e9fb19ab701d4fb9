// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.dialog;

import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.command.CommandBus;
import dev.pilothouse.core.command.DryRun;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.control.WhyNot;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.FailureText;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// A dialog that ends in one command: context and object above, the parts of the question, the line for kubectl, what the server
/// would say, and the buttons, of which the safe one is the default. FX thread.
public final class ChangeDialog {
  private static final Duration SETTLED = Duration.millis(300);
  private final UiServices services;
  private final Texts texts;
  private final ClusterSession session;
  private final DialogFrame frame;
  private final Label effect = new Label();
  private final WhyNot whyNot = new WhyNot();
  private final Label answer = new Label();
  private final Button cancel = new Button();
  private final Button go = new Button();
  private final PauseTransition settled = new PauseTransition(SETTLED);
  private @Nullable KubectlLine line;
  private @Nullable Command command;

  public ChangeDialog(UiServices services, ClusterSession session, ResourceRef target, String title, String verb) {
    this.services = services;
    this.texts = services.texts();
    this.session = session;
    String context = session.context().name();
    frame = new DialogFrame(texts, title).guard(session.guard().get(), context).about(context, target);
    effect.getStyleClass().add("dialog-effect");
    effect.setWrapText(true);
    answer.getStyleClass().add("dry-run");
    answer.setWrapText(true);
    answer.setId("dry-run");
    cancel.setText(texts.get("dialog.cancel"));
    cancel.setId("cancel");
    cancel.getStyleClass().add("safe");
    go.setText(verb);
    go.setId("confirm");
    go.getStyleClass().add("primary");
    settled.setOnFinished(event -> ask());
  }

  public ChangeDialog with(Node part) {
    frame.with(part);
    return this;
  }

  /// Shows the dialog; parts that come later are not seen.
  ///
  /// @param first what takes the keyboard; null for the safe button
  public void show(@Nullable Node first) {
    Runnable[] close = {() -> {}};
    Region whole = whole(() -> close[0].run());
    close[0] = services.navigator().show(whole, first == null ? cancel : first);
  }

  /// The dialog for whoever shows it; parts that come later are not seen.
  ///
  /// @param close takes it away
  public Region whole(Runnable close) {
    frame.with(effect);
    line = frame.kubectl(List.of());
    frame.with(answer);
    frame.with(whyNot);
    frame.buttons(cancel, go);
    cancel.setOnAction(event -> close.run());
    go.setOnAction(
        event -> {
          Command chosen = command;
          if (chosen != null) {
            close.run();
            services.navigator().send(session, chosen);
          }
        });
    refresh();
    return frame;
  }

  /// The button that changes nothing.
  public Button safe() {
    return cancel;
  }

  /// @param next what would be sent now; null when nothing can be
  /// @param otherwise why nothing can be sent
  public void propose(@Nullable Command next, String otherwise) {
    ClusterFailure refusal =
        next != null && session.commands().decide(next) instanceof CommandBus.Decision.Refused refused ? refused.failure() : null;
    command = refusal == null ? next : null;
    effect.setText(next == null ? otherwise : texts.get(next.effect()));
    whyNot.say(refusal != null ? texts.get(refusal.why()) + " " + texts.get(refusal.next()) : "");
    // The reason stands there as the effect; it gets the keyboard so that it is read out.
    effect.setFocusTraversable(next == null);
    refresh();
  }

  /// @param words what comes of the command, where it is not what the command says of itself
  public void effect(String words) {
    effect.setText(words);
  }

  private void refresh() {
    Command now = command;
    go.setDisable(now == null);
    answer.setText("");
    if (line != null) {
      line.show(now == null ? List.of() : now.kubectl(session.context().name()));
    }
    settled.playFromStart();
  }

  private void ask() {
    Command asked = command;
    if (asked != null && line != null) {
      answer.setText(texts.get("dialog.dryRun.asking"));
      var _ = session.commands().dryRun(asked).thenAccept(said -> services.fx().execute(() -> answered(asked, said)));
    }
  }

  private void answered(Command asked, DryRun said) {
    if (!asked.equals(command)) {
      return;
    }
    answer.getStyleClass().removeAll("health-good", "health-bad");
    answer.getStyleClass().add(said.accepted() ? "health-good" : "health-bad");
    String words =
        said.failure() == null
            ? texts.get("dialog.dryRun.accepted", said.took().toMillis())
            : texts.get("dialog.dryRun.refused", FailureText.inFull(texts, said.failure()));
    answer.setText(said.warnings().isEmpty() ? words : words + "\n" + String.join("\n", said.warnings()));
  }
}
