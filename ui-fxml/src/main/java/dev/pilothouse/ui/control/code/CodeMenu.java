// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import dev.pilothouse.ui.text.Texts;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// The menu of the editor: the commands with their keys, those about lines and folds in menus of their own. FX thread.
final class CodeMenu {
  private final Texts texts;

  CodeMenu(Texts texts) {
    this.texts = texts;
  }

  ContextMenu of(List<CodeCommand> commands) {
    ContextMenu menu = new ContextMenu();
    for (CodeCommand.Group group : CodeCommand.Group.values()) {
      List<MenuItem> items = commands.stream().filter(command -> command.group() == group).map(this::item).toList();
      if (group != CodeCommand.Group.TYPING && !items.isEmpty() && !menu.getItems().isEmpty()) {
        menu.getItems().add(new SeparatorMenuItem());
      }
      switch (group) {
        case LINES, FOLD, VIEW -> {
          Menu sub = new Menu(texts.get("code.group." + group.name()));
          sub.getItems().setAll(items);
          if (!items.isEmpty()) {
            menu.getItems().add(sub);
          }
        }
        case TYPING -> {}
        case TEXT, FIND, HELP, PROBLEMS -> menu.getItems().addAll(items);
      }
    }
    return menu;
  }

  private MenuItem item(CodeCommand command) {
    MenuItem item = new MenuItem(texts.get("code." + command.id()));
    item.setId("code-" + command.id());
    if (!command.keys().isEmpty()) {
      item.setAccelerator(command.combination());
    }
    item.setOnAction(event -> command.run().run());
    return item;
  }
}
