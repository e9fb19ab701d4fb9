// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.command.LabelSyntax;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// A key and a value that are set, or one of those that are there that is removed; what is wrong with a word stands below while
/// it is typed. FX thread.
final class KeyValueFields extends VBox {
  private final Texts texts;
  private final RadioButton set;
  private final RadioButton remove;
  private final TextField key = new TextField();
  private final TextField value = new TextField();
  private final ComboBox<String> there = new ComboBox<>();
  private final ObjectProperty<String> removed = new SimpleObjectProperty<>("");
  private final HBox setting = new HBox();
  private final HBox removing = new HBox();
  private final Label fault = new Label();

  /// @param what the words for it: `label` or `taint`
  /// @param counts what may be removed, and how many nodes have it
  KeyValueFields(Texts texts, String what, Map<String, Integer> counts, int nodes, Runnable changed) {
    this.texts = texts;
    getStyleClass().add("key-value-fields");
    ToggleGroup group = new ToggleGroup();
    set = radio(what + "-set", "nodesEdit." + what + ".set", group);
    remove = radio(what + "-remove", "nodesEdit." + what + ".remove", group);
    set.setSelected(true);
    remove.setDisable(counts.isEmpty());
    field(key, what + "-key", texts.get("nodesEdit.key"), "example.com/name");
    field(value, what + "-value", texts.get("nodesEdit.value"), "");
    setting.getStyleClass().add("key-value-row");
    setting.getChildren().setAll(named(texts.get("nodesEdit.key"), key, true), named(texts.get("nodesEdit.value"), value, true));
    there.setId(what + "-gone");
    there.setMaxWidth(Double.MAX_VALUE);
    there.setAccessibleText(texts.get("nodesEdit." + what + ".gone"));
    there.setItems(FXCollections.observableArrayList(counts.keySet()));
    there.setConverter(new Counted(counts, nodes));
    there.valueProperty().addListener((property, before, after) -> removed.set(after == null ? "" : after));
    removing.getStyleClass().add("key-value-row");
    removing.getChildren().setAll(named(texts.get("nodesEdit." + what + ".gone"), there, true));
    fault.getStyleClass().addAll("health-bad", "key-value-fault");
    fault.setId("nodes-edit-fault");
    fault.setWrapText(true);
    HBox choice = new HBox(16, set, remove);
    getChildren().setAll(choice, setting, removing, fault);
    group.selectedToggleProperty().subscribe(toggle -> mode());
    for (var each : List.of(key.textProperty(), value.textProperty(), group.selectedToggleProperty(), removed)) {
      each.addListener(
          (property, before, after) -> {
            check();
            changed.run();
          });
    }
    mode();
  }

  private RadioButton radio(String id, String words, ToggleGroup group) {
    RadioButton button = new RadioButton(texts.get(words));
    button.setId(id);
    button.setToggleGroup(group);
    return button;
  }

  private static void field(TextField field, String id, String words, String prompt) {
    field.setId(id);
    field.setAccessibleText(words);
    field.setPromptText(prompt);
    field.getStyleClass().add("mono");
  }

  private static VBox named(String name, Node field, boolean grows) {
    Label label = new Label(name);
    label.getStyleClass().add("section-title");
    label.setLabelFor(field);
    VBox box = new VBox(3, label, field);
    box.setMinWidth(0);
    if (grows) {
      HBox.setHgrow(box, Priority.ALWAYS);
    }
    return box;
  }

  /// One more field beside key and value.
  void with(String name, Node field) {
    setting.getChildren().add(named(name, field, false));
  }

  private void mode() {
    present(setting, set.isSelected());
    present(removing, remove.isSelected());
  }

  private static void present(Node part, boolean shown) {
    part.setVisible(shown);
    part.setManaged(shown);
  }

  /// Of what nobody has begun to write nothing is said.
  private void check() {
    Message none = Message.literal("");
    Message keyFault = key().isEmpty() && value().isEmpty() ? none : LabelSyntax.key(key()).orElse(none);
    Message said = keyFault.equals(none) ? LabelSyntax.value(value()).orElse(none) : keyFault;
    fault.setText(set.isSelected() ? texts.get(said) : "");
    present(fault, !fault.getText().isEmpty());
    key.setAccessibleHelp(fault.getText());
    value.setAccessibleHelp(fault.getText());
  }

  boolean removes() {
    return remove.isSelected();
  }

  String key() {
    return key.getText().strip();
  }

  String value() {
    return value.getText().strip();
  }

  /// What shall be removed; empty while nothing is chosen.
  String removed() {
    return removed.get();
  }

  Node first() {
    return key;
  }

  /// A choice with how many nodes have it.
  private final class Counted extends StringConverter<String> {
    private final Map<String, Integer> counts;
    private final int nodes;

    private Counted(Map<String, Integer> counts, int nodes) {
      this.counts = counts;
      this.nodes = nodes;
    }

    @Override
    public String toString(String one) {
      return one == null ? "" : texts.get("nodesEdit.onNodes", one, counts.getOrDefault(one, 0), nodes);
    }

    @Override
    public String fromString(String words) {
      return words;
    }
  }
}
