// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.clusters;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.nav.Identity;
import dev.pilothouse.ui.text.Texts;
import java.util.Locale;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// A line of the catalog.
final class CatalogCell extends ListCell<CatalogLine> {
  private final Texts texts;
  private final ClustersViewModel model;

  CatalogCell(Texts texts, ClustersViewModel model) {
    this.texts = texts;
    this.model = model;
    setText(null);
    // As wide as the list, never wider.
    setPrefWidth(0);
    setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2 && getItem() instanceof CatalogLine.Context context) {
            model.open(context.row().id());
          }
        });
  }

  @Override
  protected void updateItem(@Nullable CatalogLine line, boolean empty) {
    super.updateItem(line, empty);
    getStyleClass().removeAll("file-line", "problem-line", "unusable");
    switch (line) {
      case null -> setGraphic(null);
      case CatalogLine.FileHead file -> {
        getStyleClass().add("file-line");
        setGraphic(head(file));
      }
      case CatalogLine.Problem problem -> {
        getStyleClass().add("problem-line");
        setGraphic(problem(problem));
        setAccessibleText(problem.what() + " " + problem.why() + " " + problem.next());
      }
      case CatalogLine.Context context -> {
        if (!context.row().usable()) {
          getStyleClass().add("unusable");
        }
        setGraphic(context(context.row()));
        setAccessibleText(context.row().name() + ", " + context.row().state());
      }
    }
  }

  private Node head(CatalogLine.FileHead file) {
    Label path = label(file.path(), "file-path");
    Label count = label(file.count(), "text-muted");
    HBox box = new HBox(Icons.of(file.broken() ? Feather.ALERT_TRIANGLE : Feather.FILE_TEXT), path, count);
    box.getStyleClass().add("file-box");
    path.setMinWidth(Region.USE_PREF_SIZE);
    count.setMinWidth(Region.USE_PREF_SIZE);
    if (!file.note().isEmpty()) {
      Label note = label((file.broken() ? "✕ " : "▲ ") + file.note(), file.broken() ? "health-bad" : "health-warning");
      note.setTooltip(new Tooltip(file.note()));
      box.getChildren().add(note);
    }
    return box;
  }

  private static Node problem(CatalogLine.Problem problem) {
    Label what = label((problem.broken() ? "✕ " : "◌ ") + problem.what(), problem.broken() ? "health-bad" : "text-strong");
    what.getStyleClass().add("problem-what");
    Label why = label(problem.why(), "text-muted");
    Label next = label("→ " + problem.next(), "problem-next");
    VBox box = new VBox(what, why, next);
    for (Label line : new Label[] {what, why, next}) {
      line.setMinWidth(0);
      line.setTooltip(new Tooltip(line.getText()));
    }
    box.getStyleClass().add("problem-box");
    if (problem.broken()) {
      box.getStyleClass().add("file-broken");
    }
    return box;
  }

  private Node context(ContextRow row) {
    Button star = new Button(row.favourite() ? "★" : "☆");
    star.getStyleClass().setAll("star", row.favourite() ? "starred" : "not-starred");
    star.setFocusTraversable(false);
    star.setAccessibleText(texts.get("clusters.favourite", row.name()));
    star.setOnAction(event -> model.favourite(row.id(), !row.favourite()));
    Label tile = label(Identity.initials(row.name()), "small-tile");
    tile.getStyleClass().add(Identity.hue(row.name()));
    HBox name = new HBox(star, tile, label(row.name(), "context-name"));
    name.getStyleClass().add("name-box");
    Label address = label(row.address(), "mono");
    address.getStyleClass().add("context-address");
    HBox user = new HBox(loginIcon(row.login()), label(row.user(), "context-user"), label(row.loginWords(), "text-muted"));
    user.getStyleClass().add("user-box");
    GuardSwitch guard = new GuardSwitch(row.guard(), texts, level -> model.guard(row.id(), level));
    guard.setFocusTraversable(false);
    HBox box =
        new HBox(
            CatalogColumns.NAME.size(name), CatalogColumns.ADDRESS.size(address), CatalogColumns.USER.size(user),
            CatalogColumns.NAMESPACE.size(label(row.namespace(), "context-namespace")),
            CatalogColumns.GUARD.size(new HBox(guard)),
            CatalogColumns.OPENED.size(label(row.lastOpened(), "text-muted")),
            CatalogColumns.STATE.size(state(row)));
    box.getStyleClass().add("context-box");
    return box;
  }

  private HBox state(ContextRow row) {
    String sign =
        switch (row.health()) {
          case GOOD -> "● ";
          case BAD -> "✕ ";
          case PROGRESSING -> "◌ ";
          default -> row.usable() ? "" : "▲ ";
        };
    Label words = label(sign + row.state(), style(row.health()));
    words.setTooltip(new Tooltip(row.about()));
    words.setMinWidth(0);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    Label open = label(texts.get(row.open() ? "clusters.show" : "clusters.open"), "open-hint");
    open.setMinWidth(Region.USE_PREF_SIZE);
    open.visibleProperty().bind(row.usable() ? selectedProperty() : new SimpleBooleanProperty(false));
    open.managedProperty().bind(open.visibleProperty());
    open.setOnMouseClicked(event -> model.open(row.id()));
    HBox box = new HBox(words, open);
    box.getStyleClass().add("state-box");
    return box;
  }

  /// The style of words that say how a context stands.
  static String style(Health health) {
    return health == Health.NEUTRAL ? "text-muted" : "health-" + health.name().toLowerCase(Locale.ROOT);
  }

  static Node loginIcon(String login) {
    return Icons.of(
        switch (login) {
          case "exec" -> Feather.TERMINAL;
          case "certificate" -> Feather.AWARD;
          case "oidc" -> Feather.LOG_IN;
          case "missing" -> Feather.USER_X;
          case "none" -> Feather.USER;
          default -> Feather.KEY;
        });
  }

  static Label label(String words, String style) {
    Label label = new Label(words);
    label.getStyleClass().add(style);
    return label;
  }
}
