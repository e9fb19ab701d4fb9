// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.core.yaml.template.Templates;
import dev.pilothouse.ui.nav.EditRoute;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What can be done with a text beside applying it: read one from a file, write it to one, begin a new one, put in a template. FX
/// thread.
final class EditorMenu {
  static final KeyCombination SERVER_FIELDS = KeyCombination.valueOf("Shortcut+Shift+M");
  static final KeyCombination PATH = KeyCombination.valueOf("Shortcut+Shift+P");
  private final UiServices services;
  private final Texts texts;
  private final EditorViewModel model;
  private final MenuButton button;

  EditorMenu(UiServices services, EditorViewModel model, MenuButton button, TextPane text) {
    this.services = services;
    this.texts = services.texts();
    this.model = model;
    this.button = button;
    button.setAccessibleText(texts.get("editor.menu"));
    Menu templates = new Menu(texts.get("editor.menu.template"), new FontIcon(Feather.COPY));
    Templates known = Templates.read();
    known.kinds().stream().sorted().forEach(kind -> {
      MenuItem item = new MenuItem(kind);
      item.setId("template-" + kind);
      item.setOnAction(event -> known.of(kind).ifPresent(text::insert));
      templates.getItems().add(item);
    });
    button.getItems().setAll(
        item("open", Feather.FOLDER, this::open),
        item("save", Feather.SAVE, this::save),
        new SeparatorMenuItem(),
        item("new", Feather.FILE_PLUS, this::another),
        templates,
        keys(text::replace),
        item("drafts", Feather.EDIT_3, () -> services.navigator().go(Route.of("drafts"))),
        new SeparatorMenuItem(),
        serverFields(text));
  }

  private CheckMenuItem serverFields(TextPane text) {
    CheckMenuItem item = new CheckMenuItem(texts.get("editor.menu.serverFields"));
    item.setId("editor-server-fields");
    item.setAccelerator(SERVER_FIELDS);
    text.serverFieldsShown().subscribe(item::setSelected);
    item.setOnAction(event -> text.toggleServerFields());
    button.showingProperty().subscribe(showing -> item.setDisable(model.serverFields().get().isEmpty()));
    return item;
  }

  /// The keys of a ConfigMap, each to be edited as a text of its own.
  private Menu keys(Consumer<String> replace) {
    Menu keys = new Menu(texts.get("editor.menu.key"), new FontIcon(Feather.TYPE));
    keys.setId("editor-keys");
    KeyTextDialog dialog = new KeyTextDialog(services);
    button.setOnShowing(event -> {
      YamlText text = model.checked().get().text();
      keys.getItems().setAll(KeyTextDialog.keys(text).stream().map(key -> {
        MenuItem item = new MenuItem(key);
        item.setId("key-" + key);
        item.setMnemonicParsing(false);
        item.setOnAction(chosen -> dialog.open(text, key, replace));
        return item;
      }).toList());
      keys.setVisible(!keys.getItems().isEmpty());
    });
    return keys;
  }

  private MenuItem item(String id, Feather icon, Runnable action) {
    MenuItem item = new MenuItem(texts.get("editor.menu." + id), new FontIcon(icon));
    item.setId("editor-" + id);
    item.setOnAction(event -> action.run());
    return item;
  }

  private FileChooser chooser(String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get(title));
    chooser.getExtensionFilters().setAll(
        new FileChooser.ExtensionFilter("YAML, JSON", "*.yaml", "*.yml", "*.json"),
        new FileChooser.ExtensionFilter(texts.get("editor.file.all"), "*"));
    return chooser;
  }

  private void open() {
    List<File> files = chooser("editor.menu.open").showOpenMultipleDialog(button.getScene().getWindow());
    if (files != null) {
      files.forEach(file -> services.navigator().go(EditRoute.of(model.session(), file.toPath())));
    }
  }

  private void save() {
    FileChooser chooser = chooser("editor.menu.save");
    chooser.setInitialFileName(model.origin().fileName());
    File file = chooser.showSaveDialog(button.getScene().getWindow());
    if (file != null) {
      write(file.toPath(), model.saved());
    }
  }

  private void write(Path file, String text) {
    services.background().execute(() -> {
      IOException trouble = trouble(file, text);
      services.fx().execute(() -> {
        if (trouble == null) {
          model.saved(file);
          services.navigator().tell(texts.get("editor.saved", String.valueOf(file.getFileName())));
        } else {
          String why = texts.get("editor.file.why", trouble.getClass().getSimpleName());
          services.navigator().refuse(texts.get("editor.notSaved", String.valueOf(file.getFileName())), why);
        }
      });
    });
  }

  private static @Nullable IOException trouble(Path file, String text) {
    try {
      Files.writeString(file, text);
      return null;
    } catch (IOException e) {
      return e;
    }
  }

  private void another() {
    services.navigator().go(EditRoute.fresh(model.session(), model.origin().next()));
  }
}
