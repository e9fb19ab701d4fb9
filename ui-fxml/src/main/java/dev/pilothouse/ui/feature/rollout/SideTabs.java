// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.ui.text.Texts;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What stands at the right of a rollout: its revisions with what the newest one changed, and its conditions. Where there is no
/// room at the right, it goes to the tabs below. FX thread.
final class SideTabs {
  private static final double NARROW = 900;
  private final Texts texts;
  private final BorderPane page;
  private final TabPane right;
  private final TabPane below;
  private final Tab revisions;
  private final Tab conditions;
  private final RevisionList revisionList;
  private final TemplatePane template;
  private final ConditionList conditionList;
  private final VBox history = new VBox();
  private final PageHeight height;

  SideTabs(
      Texts texts, BorderPane page, PageHeight height, TabPane right, TabPane below, RevisionList revisionList,
      TemplatePane template) {
    this.texts = texts;
    this.page = page;
    this.height = height;
    this.right = right;
    this.below = below;
    this.revisionList = revisionList;
    this.template = template;
    conditionList = new ConditionList(texts);
    ScrollPane list = scroll(revisionList);
    VBox.setVgrow(list, Priority.ALWAYS);
    history.getChildren().setAll(list, template);
    revisions = new Tab(texts.get("rollout.tab.revisions.plain"), history);
    conditions = new Tab(texts.get("rollout.tab.conditions"), scroll(conditionList));
    right.getTabs().setAll(revisions, conditions);
    page.widthProperty().addListener((width, before, after) -> arrange(after.doubleValue() < NARROW));
    height.low().subscribe(low -> diff());
  }

  /// Below the rollout and with little height the revisions have no room for what the newest one changed; each has its own link.
  private void diff() {
    boolean room = !narrow() || !height.low().get();
    if (room != history.getChildren().contains(template)) {
      if (room) {
        history.getChildren().add(template);
      } else {
        history.getChildren().remove(template);
      }
    }
  }

  private static ScrollPane scroll(Node content) {
    ScrollPane pane = new ScrollPane(content);
    pane.setFitToWidth(true);
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    return pane;
  }

  /// Whether there is no room beside the rollout; false before that is known.
  boolean narrow() {
    return page.getWidth() > 0 && page.getWidth() < NARROW;
  }

  private void arrange(boolean narrow) {
    diff();
    if (narrow == (page.getRight() == null)) {
      return;
    }
    page.setRight(narrow ? null : right);
    (narrow ? right : below).getTabs().removeAll(revisions, conditions);
    (narrow ? below : right).getTabs().addAll(revisions, conditions);
  }

  void show(RolloutPicture.Shown shown, boolean mayChange) {
    revisionList.show(shown, mayChange);
    revisions.setText(texts.get("rollout.tab.revisions", shown.history().size()));
    template.show(shown.history());
    conditionList.show(shown.conditions());
  }
}
