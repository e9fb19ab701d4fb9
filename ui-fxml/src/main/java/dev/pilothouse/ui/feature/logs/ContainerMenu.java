// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.ui.text.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Which containers are read, where there is a choice. FX thread.
final class ContainerMenu extends MenuButton {
  private final Texts texts;
  private final Consumer<Set<String>> choose;
  private Set<String> shown = Set.of();

  /// @param choose is told the names; none for the usual ones
  ContainerMenu(Texts texts, Consumer<Set<String>> choose) {
    this.texts = texts;
    this.choose = choose;
    setId("log-containers");
    getStyleClass().add("log-menu");
    setGraphic(new FontIcon(Feather.BOX));
    setMinWidth(48);
    setAccessibleText(texts.get("logs.containers"));
    show(Set.of(), Set.of());
  }

  /// @param chosen none for the usual ones
  void show(Set<String> names, Set<String> chosen) {
    setVisible(names.size() > 1);
    setManaged(names.size() > 1);
    String which = chosen.isEmpty() ? texts.get("logs.containers.usual") : String.join(", ", new TreeSet<>(chosen));
    // the usual ones need no words, for which there is little room
    setText(chosen.isEmpty() ? "" : which);
    setTooltip(new Tooltip(texts.get("logs.containers") + ": " + which));
    if (!names.equals(shown) || getItems().isEmpty()) {
      shown = names;
      getItems().setAll(names.stream().sorted().map(name -> item(name, chosen)).toList());
      getItems().add(new SeparatorMenuItem());
      getItems().addAll(List.of(plain("logs.containers.usual", Set.of()), plain("logs.containers.all", names)));
    }
    getItems().forEach(item -> {
      if (item instanceof CheckMenuItem check) {
        check.setSelected(chosen.contains(check.getText()));
      }
    });
  }

  private MenuItem item(String name, Set<String> chosen) {
    CheckMenuItem item = new CheckMenuItem(name);
    item.setId("container-" + name);
    item.setMnemonicParsing(false);
    item.setSelected(chosen.contains(name));
    item.setOnAction(event -> {
      Set<String> next = new HashSet<>();
      getItems().forEach(each -> {
        if (each instanceof CheckMenuItem check && check.isSelected()) {
          next.add(check.getText());
        }
      });
      choose.accept(next);
    });
    return item;
  }

  private MenuItem plain(String words, Set<String> names) {
    MenuItem item = new MenuItem(texts.get(words));
    item.setOnAction(event -> choose.accept(names));
    return item;
  }
}
