// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.command.CommandBus;
import dev.pilothouse.core.command.Outcome;
import dev.pilothouse.core.command.ScaleWorkload;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.dialog.Dialogs;
import dev.pilothouse.ui.dialog.Toasts;
import dev.pilothouse.ui.fx.FxThread;
import dev.pilothouse.ui.text.FailureText;
import dev.pilothouse.ui.text.Texts;
import java.util.function.BiConsumer;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;

/// Sends commands as the guard wants it, and tells how they ended, with the way back where there is one. FX thread.
final class CommandRunner {
  private final Dialogs dialogs;
  private final Toasts toasts;
  private final Texts texts;
  private final FxThread fx;
  private final BiConsumer<ClusterSession, Command> done;

  /// @param done told of each command that the cluster has taken
  CommandRunner(Dialogs dialogs, Toasts toasts, Texts texts, FxThread fx, BiConsumer<ClusterSession, Command> done) {
    this.done = done;
    this.dialogs = dialogs;
    this.toasts = toasts;
    this.texts = texts;
    this.fx = fx;
  }

  void run(ClusterSession session, Command command) {
    switch (session.commands().decide(command)) {
      case CommandBus.Decision.Go go -> send(session, command, null);
      case CommandBus.Decision.Ask ask ->
          dialogs.confirm(ask.confirmation(), ask.typedName(), () -> send(session, command, ask.confirmation()));
      case CommandBus.Decision.Refused refused ->
          toasts.show(Health.BAD, texts.get(refused.failure().what()), texts.get(refused.failure().next()), null);
    }
  }

  /// For a dialog that showed context, object, effect and the kubectl line: it was the question that the guard wants.
  void sendShown(ClusterSession session, Command command) {
    if (session.commands().decide(command) instanceof CommandBus.Decision.Ask ask && ask.typedName().isEmpty()) {
      send(session, command, ask.confirmation());
    } else {
      run(session, command);
    }
  }

  private void send(ClusterSession session, Command command, CommandBus.@Nullable Confirmation confirmation) {
    var _ = session.commands().run(command, confirmation).thenAccept(outcome -> fx.execute(() -> tell(session, outcome)));
  }

  /// Tells how a command ended, with the way back where there is one.
  void tell(ClusterSession session, Outcome outcome) {
    String words =
        texts.get(
            "shell.outcome." + outcome.result().name().toLowerCase(java.util.Locale.ROOT), outcome.command().title(),
            outcome.command().target().toString());
    if (outcome.failure() != null) {
      boolean unsure = outcome.result() == Outcome.Result.UNKNOWN;
      toasts.show(unsure ? Health.WARNING : Health.BAD, words, FailureText.inFull(texts, outcome.failure()), null);
      return;
    }
    Command back = outcome.undo();
    Button undo = null;
    if (back != null) {
      undo = new Button(words(back));
      undo.setId("undo");
      undo.setOnAction(event -> run(session, back));
    }
    toasts.show(Health.GOOD, words, outcome.context(), undo);
    done.accept(session, outcome.command());
  }

  /// The way back from nothing says where it leads.
  private String words(Command back) {
    return back instanceof ScaleWorkload scale && scale.before() == 0
        ? texts.get("shell.scaleBack", scale.replicas())
        : texts.get("shell.undo");
  }
}
