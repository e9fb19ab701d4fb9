// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The strip at the left: a tile for each open cluster, then the way to more of them; activity and settings at its foot.
final class Rail extends VBox {
  private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
  private final Texts texts;
  private final Function<ClusterSession, ClusterTile> maker;
  private final VBox tiles = new VBox();
  private final List<ClusterTile> shown = new ArrayList<>();
  private final List<Button> buttons = new ArrayList<>();

  Rail(Texts texts, Function<ClusterSession, ClusterTile> maker, Consumer<String> open) {
    this.texts = texts;
    this.maker = maker;
    getStyleClass().add("rail");
    setAccessibleRole(AccessibleRole.TOOL_BAR);
    setAccessibleText(texts.get("shell.region.rail"));
    tiles.getStyleClass().add("rail-tiles");
    ScrollPane scroll = new ScrollPane(tiles);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    Button add = button("clusters", Feather.PLUS, open);
    tiles.getChildren().setAll(add);
    getChildren().setAll(scroll, button("activity", Feather.ACTIVITY, open), button("settings", Feather.SETTINGS, open));
  }

  private Button button(String view, Feather icon, Consumer<String> open) {
    Button button = new Button();
    button.setGraphic(Icons.of(icon));
    button.getStyleClass().setAll("rail-button");
    button.setId("rail-" + view);
    button.setTooltip(new Tooltip(texts.get("shell.rail." + view)));
    button.setAccessibleText(texts.get("shell.rail." + view));
    button.setOnAction(event -> open.accept(view));
    buttons.add(button);
    return button;
  }

  void sessions(List<ClusterSession> open) {
    shown.removeIf(
        tile -> {
          boolean gone = !open.contains(tile.session());
          if (gone) {
            tile.close();
          }
          return gone;
        });
    for (ClusterSession session : open) {
      if (shown.stream().noneMatch(tile -> tile.session().equals(session))) {
        shown.add(maker.apply(session));
      }
    }
    shown.sort(java.util.Comparator.comparingInt(tile -> open.indexOf(tile.session())));
    Button add = buttons.getFirst();
    tiles.getChildren().setAll(shown);
    tiles.getChildren().add(add);
    for (int i = 0; i < shown.size(); i++) {
      shown.get(i).number(i + 1, texts);
    }
  }

  /// @param view the page of the program that is in front, when no cluster is
  void active(@Nullable ClusterSession session, String view) {
    shown.forEach(tile -> tile.active(tile.session().equals(session)));
    buttons.forEach(button -> button.pseudoClassStateChanged(ACTIVE, button.getId().equals("rail-" + view)));
  }

  void takeFocus() {
    tiles.getChildren().getFirst().requestFocus();
    if (!shown.isEmpty()) {
      shown.getFirst().takeFocus();
    }
  }

  void close() {
    shown.forEach(ClusterTile::close);
  }
}
