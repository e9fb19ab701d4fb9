// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.ui.control.HealthGlyph;
import dev.pilothouse.ui.feature.scale.ScaleState.Choice;
import dev.pilothouse.ui.feature.scale.ScaleState.Option;
import dev.pilothouse.ui.fx.PressHold;
import dev.pilothouse.ui.text.Texts;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Who owns the replicas, and what can be done about it, each with what will come of it.
final class OptionList extends VBox {
  private final Texts texts;
  private final Consumer<Choice> chosen;
  private List<Option> shown = List.of();
  private ScaleState.Owner owner = new ScaleState.Owner(Check.NOTHING, Check.NOTHING);
  private final PressHold<ScaleState> hold;
  private final ToggleGroup group = new ToggleGroup();

  OptionList(Texts texts, InstantSource clock, Consumer<Choice> chosen) {
    this.texts = texts;
    this.chosen = chosen;
    getStyleClass().add("scale-options");
    hold = new PressHold<>(this, clock, this::draw);
  }

  void show(ScaleState state) {
    hold.show(state);
  }

  private void draw(ScaleState state) {
    ScaleState.Owner next = state.owner();
    setVisible(next != null);
    setManaged(next != null);
    if (next == null) {
      return;
    }
    if (!state.options().equals(shown) || !next.equals(owner)) {
      shown = state.options();
      owner = next;
      fill();
    }
    Option now = state.chosen();
    for (javafx.scene.Node node : getChildren()) {
      if (node.getUserData() instanceof Choice choice && node.lookup(".radio-button") instanceof RadioButton button) {
        boolean on = now != null && now.choice() == choice;
        button.setSelected(on);
        node.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("chosen"), on);
      }
    }
  }

  private void fill() {
    javafx.scene.Node focused = getScene() == null ? null : getScene().getFocusOwner();
    boolean own = focused instanceof RadioButton && getChildren().contains(focused.getParent());
    Object kept = own && focused != null ? focused.getParent().getUserData() : null;
    Text name = new Text(texts.get(owner.name()));
    name.getStyleClass().addAll("text", "owner-name");
    Text words = new Text(" " + texts.get(owner.words()));
    words.getStyleClass().addAll("text", "owner-words");
    TextFlow flow = new TextFlow(name, words);
    HBox.setHgrow(flow, Priority.ALWAYS);
    HealthGlyph glyph = new HealthGlyph(Health.WARNING);
    HBox head = new HBox(glyph, flow);
    head.getStyleClass().add("owner-line");
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(head);
    for (Option option : shown) {
      getChildren().add(line(option));
    }
    for (javafx.scene.Node node : getChildren()) {
      if (kept != null && kept.equals(node.getUserData()) && node.lookup(".radio-button") != null) {
        node.lookup(".radio-button").requestFocus();
      }
    }
  }

  private HBox line(Option option) {
    RadioButton button = new RadioButton(texts.get(option.title()));
    button.setToggleGroup(group);
    button.setId("option-" + option.choice().name().toLowerCase(Locale.ROOT));
    button.getStyleClass().add("option-title");
    button.setMinWidth(246);
    button.setPrefWidth(246);
    button.setOnAction(event -> chosen.accept(option.choice()));
    button.selectedProperty().subscribe(on -> {
      if (on && button.isFocused()) {
        chosen.accept(option.choice());
      }
    });
    Label detail = new Label(texts.get(option.detail()));
    detail.getStyleClass().add("option-detail");
    detail.setMaxWidth(Double.MAX_VALUE);
    detail.setTooltip(new javafx.scene.control.Tooltip(detail.getText()));
    HBox.setHgrow(detail, Priority.ALWAYS);
    Label outcome = new Label(texts.get(option.outcome()), new HealthGlyph(option.health()));
    outcome.getStyleClass().addAll("option-outcome", HealthGlyph.styleOf(option.health()));
    outcome.setMinWidth(Region.USE_PREF_SIZE);
    button.setAccessibleText(button.getText() + ". " + detail.getText() + ". " + outcome.getText());
    HBox line = new HBox(button, detail, outcome);
    line.getStyleClass().add("option-line");
    line.setAlignment(Pos.CENTER_LEFT);
    line.setUserData(option.choice());
    boolean possible = option.command() != null;
    line.setDisable(!possible);
    line.setOnMouseClicked(event -> chosen.accept(option.choice()));
    return line;
  }
}
