// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.clusters;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.ui.nav.Identity;
import dev.pilothouse.ui.text.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A favourite, or a context that was opened lately, as a card.
final class ContextCard extends VBox {

  ContextCard(ContextRow row, Texts texts, ClustersViewModel model) {
    getStyleClass().add("context-card");
    Label tile = CatalogCell.label(Identity.initials(row.name()), "card-tile");
    tile.getStyleClass().add(Identity.hue(row.name()));
    Label name = CatalogCell.label(row.name(), "card-name");
    name.setMinWidth(0);
    GuardSwitch guard = new GuardSwitch(row.guard(), texts, level -> model.guard(row.id(), level));
    Label address = CatalogCell.label(row.address(), "mono");
    address.getStyleClass().add("context-address");
    address.setMinWidth(0);
    VBox words = new VBox(new HBox(8, name, grow(), guard), address);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox head = new HBox(11, tile, words);
    Label login = CatalogCell.label(row.loginWords(), "text-muted");
    login.setMinWidth(0);
    Label opened = CatalogCell.label(row.lastOpened(), "text-faint");
    opened.setMinWidth(Region.USE_PREF_SIZE);
    HBox middle = new HBox(7, CatalogCell.loginIcon(row.login()), login, grow(), opened);
    middle.getStyleClass().add("context-card-middle");
    Label state = CatalogCell.label(row.state(), CatalogCell.style(row.health()));
    state.setMinWidth(0);
    String verb = row.health() == Health.BAD ? "clusters.diagnose" : row.open() ? "clusters.show" : "clusters.open";
    Button open = new Button(texts.get(verb));
    open.setId("open-" + row.name());
    open.setMinWidth(Region.USE_PREF_SIZE);
    open.setAccessibleText(open.getText() + " " + row.name());
    open.setOnAction(event -> model.open(row.id()));
    HBox foot = new HBox(8, state, grow(), open);
    foot.getStyleClass().add("context-card-foot");
    getChildren().setAll(head, middle, foot);
    size();
    setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            model.open(row.id());
          }
        });
  }

  private void size() {
    HBox.setHgrow(this, Priority.ALWAYS);
    setMinWidth(0);
    setPrefWidth(250);
    setMaxWidth(330);
  }

  private static Region grow() {
    Region grow = new Region();
    HBox.setHgrow(grow, Priority.ALWAYS);
    return grow;
  }
}
