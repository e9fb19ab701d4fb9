// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.yaml.YamlDocument;
import dev.pilothouse.core.yaml.YamlEntry;
import dev.pilothouse.core.yaml.YamlJson;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.core.yaml.edit.TextPatch;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One key of a ConfigMap as a text of its own, without the indentation and the quotes that YAML wants. FX thread.
final class KeyTextDialog {
  private static final String DATA = "data";
  private final UiServices services;
  private final Texts texts;

  KeyTextDialog(UiServices services) {
    this.services = services;
    texts = services.texts();
  }

  /// The ConfigMap that a text begins with; empty when it is something else, or not all of it can be read.
  static Optional<YamlMapping> configMap(YamlText text) {
    return text.documents().stream()
        .findFirst()
        .filter(YamlDocument::whole)
        .flatMap(YamlDocument::object)
        .filter(object -> object.text("kind").equals("ConfigMap"));
  }

  static List<String> keys(YamlText text) {
    return configMap(text)
        .flatMap(object -> object.mapping(DATA))
        .map(data -> data.entries().stream().map(YamlEntry::name).toList())
        .orElse(List.of());
  }

  /// @param done is told the whole text with the key as it was written
  void open(YamlText text, String key, Consumer<String> done) {
    String before = configMap(text).flatMap(object -> object.mapping(DATA)).map(data -> data.text(key)).orElse("");
    TextArea area = new TextArea(before);
    area.setId("key-text");
    area.getStyleClass().add("mono");
    area.setAccessibleText(key);
    VBox.setVgrow(area, Priority.ALWAYS);
    Label title = new Label(texts.get("editor.key.title", key));
    title.getStyleClass().add("dialog-title");
    Button cancel = new Button(texts.get("dialog.cancel"));
    cancel.setId("cancel");
    cancel.getStyleClass().add("safe");
    Button take = new Button(texts.get("editor.key.take"));
    take.setId("key-take");
    take.getStyleClass().add("primary");
    HBox buttons = new HBox(cancel, take);
    buttons.getStyleClass().add("dialog-buttons");
    buttons.setAlignment(Pos.CENTER_RIGHT);
    HBox head = new HBox(title);
    head.getStyleClass().add("apply-head");
    VBox root = new VBox(head, area, buttons);
    root.getStyleClass().addAll("dialog", "key-dialog");
    root.setAccessibleRole(AccessibleRole.DIALOG);
    root.setAccessibleText(title.getText());
    Runnable close = services.navigator().show((Region) root, area);
    cancel.setOnAction(event -> close.run());
    take.setOnAction(event -> {
      close.run();
      String value = area.getText();
      if (!value.equals(before)) {
        services.background().execute(() -> {
          String whole = replaced(text, key, value);
          services.fx().execute(() -> done.accept(whole));
        });
      }
    });
  }

  /// The text with another value of the key; all else stays as it is written.
  static String replaced(YamlText text, String key, String value) {
    Optional<YamlMapping> object = configMap(text);
    if (object.isEmpty()) {
      return text.text();
    }
    ObjectNode target = (ObjectNode) YamlJson.of(object.get());
    target.withObjectProperty(DATA).put(key, value);
    return TextPatch.applied(text, text.documents().getFirst(), target);
  }
}
