// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.nav.NavCount;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One line of the sidebar.
final class NavButton extends HBox {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private final NavItem item;
  private final Label badge = new Label();
  private boolean current;

  NavButton(NavItem item, int level, boolean expanded) {
    this.item = item;
    getStyleClass().setAll("nav-button");
    setId("nav-" + item.id().replace('.', '-'));
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TREE_ITEM);
    setAccessibleText(item.title());
    setOnMousePressed(event -> requestFocus());
    Label title = new Label(item.title());
    title.getStyleClass().add("nav-title");
    Region grow = new Region();
    HBox.setHgrow(grow, Priority.ALWAYS);
    badge.getStyleClass().setAll("count-badge");
    badge.setMinWidth(USE_PREF_SIZE);
    if (level > 0) {
      getStyleClass().add("nav-child");
    } else {
      getChildren().add(Icons.of(item.icon()));
    }
    getChildren().addAll(title, grow, badge);
    if (!item.children().isEmpty()) {
      FontIcon twist = Icons.of(expanded ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
      twist.getStyleClass().add("nav-twist");
      getChildren().add(twist);
    }
  }

  NavItem item() {
    return item;
  }

  boolean isCurrent() {
    return current;
  }

  void current(boolean now) {
    current = now;
    pseudoClassStateChanged(CURRENT, now);
  }

  /// What is wrong here; of a group, in all its tables.
  void count(Map<String, NavCount> counts) {
    int sum = 0;
    Health worst = Health.NEUTRAL;
    for (NavItem place : item.children().isEmpty() ? java.util.List.of(item) : item.children()) {
      NavCount count = counts.get(place.id());
      if (count != null) {
        sum += count.count();
        worst = worst.compareTo(count.health()) < 0 ? count.health() : worst;
      }
    }
    badge.setVisible(sum > 0);
    badge.setManaged(sum > 0);
    badge.setText(sum > 999 ? "999+" : Integer.toString(sum));
    badge
        .getStyleClass()
        .setAll("label", "count-badge", worst == Health.BAD ? "bad" : worst == Health.WARNING ? "warning" : "info");
    setAccessibleText(sum > 0 ? item.title() + " " + sum : item.title());
  }
}
