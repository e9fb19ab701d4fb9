// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.dialog;

import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.command.CommandBus;
import dev.pilothouse.core.port.ExecConsent.LoginProgram;
import dev.pilothouse.ui.text.Texts;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// Asks a person, inside the window. Every question has a safe answer, and that one is the default. FX thread; returns at once.
public final class Dialogs {
  private final OverlayLayer layer;
  private final Texts texts;

  public Dialogs(OverlayLayer layer, Texts texts) {
    this.layer = layer;
    this.texts = texts;
  }

  /// Asks whether a command shall be sent.
  ///
  /// @param typedName what must be typed first; empty when a click is enough
  public void confirm(CommandBus.Confirmation asked, String typedName, Runnable confirmed) {
    Command command = asked.command();
    String name = command.target().name();
    DialogFrame frame = new DialogFrame(texts, texts.get("dialog.confirm.title", command.title(), name));
    frame.guard(asked.guard(), asked.context()).about(asked.context(), command.target());
    Label effect = new Label(texts.get(command.effect()));
    effect.getStyleClass().add("dialog-effect");
    effect.setWrapText(true);
    frame.with(effect);
    frame.kubectl(command.kubectl(asked.context()));
    Button go = new Button(texts.get("dialog.confirm.go", command.title(), name));
    go.setId("confirm");
    go.getStyleClass().add("primary");
    if (command.destructive()) {
      go.getStyleClass().add("destructive");
    }
    Button cancel = cancelButton();
    TextField typed = new TextField();
    if (!typedName.isEmpty()) {
      typed.setId("typed-name");
      typed.setPromptText(typedName);
      typed.setAccessibleText(texts.get("dialog.type", typedName));
      go.disableProperty().bind(typed.textProperty().isEqualTo(typedName).not());
      VBox box = new VBox(6, DialogFrame.muted(texts.get("dialog.type", typedName)), typed);
      frame.with(box);
    }
    frame.buttons(cancel, go);
    Runnable close = layer.show(frame, Pos.CENTER, typedName.isEmpty() ? cancel : typed, () -> {});
    cancel.setOnAction(event -> close.run());
    go.setOnAction(
        event -> {
          close.run();
          confirmed.run();
        });
  }

  /// Asks whether a login program may be run, and shows the whole of what would be.
  public void consent(LoginProgram program, Consumer<Boolean> answered) {
    DialogFrame frame = new DialogFrame(texts, texts.get("dialog.consent.title", program.command()));
    Label why = new Label(texts.get("dialog.consent.why", program.user(), program.kubeconfig().toString()));
    why.setWrapText(true);
    why.getStyleClass().add("dialog-effect");
    GridPane facts = new GridPane();
    facts.getStyleClass().add("dialog-facts");
    fact(facts, "dialog.consent.program", program.resolved());
    fact(facts, "dialog.consent.arguments", dev.pilothouse.core.command.Kubectl.shellLine(program.arguments()));
    String names = String.join(", ", program.environment().keySet().stream().sorted().toList());
    fact(facts, "dialog.consent.environment", names.isEmpty() ? texts.get("dialog.none") : names);
    fact(facts, "dialog.consent.file", program.kubeconfig().toString());
    Label remembered = DialogFrame.muted(texts.get("dialog.consent.remembered"));
    remembered.setWrapText(true);
    frame.with(why).with(facts).with(remembered);
    Button refuse = new Button(texts.get("dialog.consent.refuse"));
    refuse.setId("cancel");
    refuse.setCancelButton(false);
    Button allow = new Button(texts.get("dialog.consent.allow", program.command()));
    allow.setId("confirm");
    allow.getStyleClass().add("primary");
    frame.buttons(refuse, allow);
    Runnable close = layer.show(frame, Pos.CENTER, refuse, () -> answered.accept(false));
    answer(refuse, close, () -> answered.accept(false));
    answer(allow, close, () -> answered.accept(true));
  }

  private static void answer(Button button, Runnable close, Runnable then) {
    button.setOnAction(
        event -> {
          close.run();
          then.run();
        });
  }

  private void fact(GridPane facts, String key, String value) {
    Label name = DialogFrame.muted(texts.get(key));
    name.setMinWidth(110);
    Label words = DialogFrame.styled(value, "mono");
    words.setWrapText(true);
    GridPane.setValignment(name, javafx.geometry.VPos.TOP);
    facts.addRow(facts.getRowCount(), name, words);
  }

  /// Shows anything else above the window.
  ///
  /// @return closes it
  public Runnable show(javafx.scene.layout.Region content, Pos position, Node first, Runnable cancelled) {
    return layer.show(content, position, first, cancelled);
  }

  private Button cancelButton() {
    Button cancel = new Button(texts.get("dialog.cancel"));
    cancel.setId("cancel");
    cancel.getStyleClass().add("safe");
    return cancel;
  }
}
