// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.command.SetMaxUnavailable;
import dev.pilothouse.core.command.SetPartition;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.rollout.RolloutRevision;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.dialog.ChangeDialog;
import dev.pilothouse.ui.dialog.DialogFrame;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.HBox;

/// The questions that are asked from the view of a rollout. FX thread; what has to be read first is read in the background.
final class RolloutDialogs {
  private static final int LINES = 800;
  private final UiServices services;
  private final Texts texts;
  private final ClusterSession session;
  private final TemplateReader reader;
  private final Supplier<List<String>> images;

  /// @param images all images that are seen in the cluster; asked in the background
  RolloutDialogs(UiServices services, ClusterSession session, TemplateReader reader, Supplier<List<String>> images) {
    this.services = services;
    this.texts = services.texts();
    this.session = session;
    this.reader = reader;
    this.images = images;
  }

  void setImage(ResourceRef target) {
    services.background().execute(
        () -> {
          try {
            KubeObject workload = reader.workload(target);
            List<String> known = images.get();
            services.fx().execute(() -> new SetImageDialog(services, session, target, workload).show(known));
          } catch (ClusterException e) {
            services.fx().execute(() -> services.refuse(e.failure()));
          }
        });
  }

  /// What is different between two revisions, whole.
  void diff(RolloutRevision from, RolloutRevision to) {
    DialogFrame frame =
        new DialogFrame(texts, texts.get("rollout.diff.title", Long.toString(from.number()), Long.toString(to.number())));
    DiffPane pane = new DiffPane(texts, LINES);
    pane.say(texts.get("rollout.undo.reading"));
    ScrollPane scroll = new ScrollPane(pane);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().addAll("diff-scroll", "tall");
    frame.with(scroll);
    Button close = new Button(texts.get("rollout.close"));
    close.setId("cancel");
    frame.buttons(close);
    Runnable end = services.navigator().show(frame, close);
    close.setOnAction(event -> end.run());
    services.background().execute(
        () -> {
          try {
            DiffLines lines = DiffLines.of(reader.diff(from, to));
            services.fx().execute(() -> pane.show(lines));
          } catch (ClusterException e) {
            String words = texts.get(e.failure().what());
            services.fx().execute(() -> pane.say(words));
          }
        });
  }

  void partition(ResourceRef target, int now) {
    Function<String, Command> command = words -> new SetPartition(target, now, Integer.parseInt(words));
    number(target, "rollout.partition", Integer.toString(now), "\\d{0,6}", command);
  }

  /// @param now as it is written, `1` or `25%`
  void maxUnavailable(ResourceRef target, String now) {
    number(target, "rollout.maxUnavailable", now, "\\d{0,6}%?", words -> new SetMaxUnavailable(target, now, words));
  }

  private void number(ResourceRef target, String key, String now, String allowed, Function<String, Command> command) {
    ChangeDialog dialog =
        new ChangeDialog(services, session, target, texts.get(key + ".title", target.name()), texts.get(key + ".go"));
    TextField field = new TextField();
    field.setId("number");
    field.setTextFormatter(new TextFormatter<>(change -> change.getControlNewText().matches(allowed) ? change : null));
    field.setPrefColumnCount(6);
    Label name = new Label(texts.get(key + ".name"));
    name.setLabelFor(field);
    HBox row = new HBox(10, name, field);
    row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    dialog.with(row);
    field.textProperty().addListener(
        (words, before, after) -> {
          boolean same = after.isEmpty() || after.equals("%") || after.equals(now);
          dialog.propose(same ? null : command.apply(after), texts.get("rollout.number.same", now));
        });
    field.setText(now);
    dialog.propose(null, texts.get("rollout.number.same", now));
    dialog.show(field);
    field.selectAll();
  }
}
