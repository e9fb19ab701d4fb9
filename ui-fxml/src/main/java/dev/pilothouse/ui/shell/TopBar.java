// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Above the views: where one is, the namespace, and the way to everything.
final class TopBar extends HBox {
  private final HBox crumbs = new HBox();

  TopBar(Texts texts, NamespaceChooser namespaces, Runnable search) {
    getStyleClass().add("top-bar");
    setAccessibleRole(AccessibleRole.TOOL_BAR);
    crumbs.getStyleClass().add("crumbs");
    crumbs.setMinWidth(0);
    Region grow = new Region();
    HBox.setHgrow(grow, Priority.ALWAYS);
    Label words = new Label(texts.get("shell.search"));
    words.getStyleClass().add("text-muted");
    Label key = new Label(Shortcuts.words("Shortcut+K"));
    key.getStyleClass().add("keycap");
    key.setMinWidth(Region.USE_PREF_SIZE);
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    HBox inside = new HBox(Icons.of(Feather.SEARCH), words, between, key);
    inside.getStyleClass().add("top-field-inside");
    inside.setPrefWidth(210);
    inside.setMouseTransparent(true);
    Button field = new Button();
    field.getStyleClass().setAll("button", "top-field");
    field.setGraphic(inside);
    field.setId("search");
    field.setAccessibleText(texts.get("shell.search"));
    field.setOnAction(event -> search.run());
    getChildren().setAll(crumbs, grow, namespaces, field);
  }

  /// Shows where a view is: its title, and the namespace that it is narrowed to.
  ///
  /// @param diagnosis what stands before the view, and knows no namespace; null for nothing
  void where(@Nullable OpenView diagnosis, @Nullable OpenView view) {
    OpenView current = diagnosis != null ? diagnosis : view;
    if (current == null) {
      where(List.of());
      return;
    }
    ClusterSession session = current.route().session();
    String title = current.view().title().getValue();
    String namespace = session == null || diagnosis != null ? "" : session.namespace().get();
    where(namespace.isEmpty() ? List.of(title) : List.of(title, namespace));
  }

  /// The way to what is shown: the last part is where one is.
  private void where(List<String> parts) {
    crumbs.getChildren().clear();
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        Label separator = new Label("›");
        separator.getStyleClass().add("crumb-separator");
        crumbs.getChildren().add(separator);
      }
      Label part = new Label(parts.get(i));
      part.getStyleClass().add(i == 0 ? "crumb" : "crumb-more");
      crumbs.getChildren().add(part);
    }
  }
}
