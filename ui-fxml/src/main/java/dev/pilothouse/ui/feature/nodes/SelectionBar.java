// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.nodemap.NodesEdit;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.nav.Action;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/// How many nodes are selected, and what can be done with all of them. There only while some are. FX thread.
final class SelectionBar extends HBox {
  private static final double ROOM = 620;
  private final UiServices services;
  private final ClusterSession session;
  private final Texts texts;
  private final Supplier<Set<String>> selected;
  private final Label count = new Label();

  /// @param selected gives the uids of the nodes
  /// @param clear selects none of them any more
  SelectionBar(UiServices services, ClusterSession session, Supplier<Set<String>> selected, Runnable clear) {
    this.services = services;
    this.session = session;
    this.selected = selected;
    texts = services.texts();
    getStyleClass().add("selection-bar");
    setAlignment(Pos.CENTER_LEFT);
    count.setId("nodes-selected");
    count.getStyleClass().add("text-strong");
    count.setMinWidth(USE_PREF_SIZE);
    getChildren().setAll(count);
    for (String what : List.of("cordon", "uncordon", "label", "taint")) {
      getChildren().add(button(what, icon(what), () -> open(what)));
    }
    getChildren().add(button("clear", Feather.X, clear));
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    show(0);
  }

  private static Feather icon(String what) {
    return switch (what) {
      case "cordon" -> Feather.SLASH;
      case "uncordon" -> Feather.CHECK_CIRCLE;
      case "label" -> Feather.TAG;
      default -> Feather.SHIELD;
    };
  }

  private Button button(String what, Feather icon, Runnable action) {
    Button button = new Button(texts.get("nodesEdit.bar." + what), Icons.of(icon));
    button.setId("nodes-" + what);
    button.getStyleClass().add("chip");
    button.setMinWidth(USE_PREF_SIZE);
    button.setMnemonicParsing(false);
    button.setTooltip(new Tooltip(button.getText()));
    button.setAccessibleText(button.getText());
    button.setOnAction(event -> action.run());
    return button;
  }

  /// Where there is no room for words the signs alone stand there.
  ///
  /// @param room width that there is for it
  void fit(double room) {
    for (Node part : getChildren()) {
      if (part instanceof Button button) {
        button.setContentDisplay(room < ROOM ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
      }
    }
  }

  void show(int nodes) {
    count.setText(texts.get("nodesEdit.bar.count", nodes));
    setVisible(nodes > 0);
    setManaged(nodes > 0);
  }

  /// The same for whoever does not use the bar.
  List<Action> actions() {
    return isVisible()
        ? List.of(
            action("cordon"), action("uncordon"), action("label"), action("taint"))
        : List.of();
  }

  private Action action(String what) {
    String words = texts.get("nodesEdit.title." + what, selected.get().size());
    return new Action("nodes-many-" + what, words, icon(what), "", () -> open(what));
  }

  /// Asks whether all that are selected shall be cordoned.
  ///
  /// @param cordoned whether they are already, and shall not be any more
  void cordon(boolean cordoned) {
    open(cordoned ? "uncordon" : "cordon");
  }

  private void open(String what) {
    NodesEditModel model = new NodesEditModel(services, session, selected.get());
    NodesEdit asked =
        what.equals("cordon") || what.equals("uncordon") ? new NodesEdit.Cordon(what.equals("cordon")) : null;
    NodesEditForm form =
        switch (what) {
          case "label" -> new LabelForm(texts, model.rows());
          case "taint" -> new TaintForm(texts, model.rows());
          default -> null;
        };
    new NodesEditDialog(services, session, model, what, asked, form).open();
  }
}
