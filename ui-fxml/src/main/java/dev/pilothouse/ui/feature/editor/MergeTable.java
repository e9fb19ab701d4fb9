// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.yaml.ReadableYaml;
import dev.pilothouse.core.yaml.YamlWriter;
import dev.pilothouse.core.yaml.edit.FieldOwners;
import dev.pilothouse.core.yaml.edit.SecretText;
import dev.pilothouse.core.yaml.merge.ObjectPatch;
import dev.pilothouse.core.yaml.merge.ObjectPatch.Change;
import dev.pilothouse.core.yaml.merge.ThreeWayMerge.Conflict;
import dev.pilothouse.ui.control.HealthGlyph;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Texts;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// What a person and the cluster changed of one object since it was opened: each field with what it was, what it is there and what
/// the text says; where both changed it, which of them is taken. FX thread.
final class MergeTable extends GridPane {
  private static final int MOST = 40;
  private static final int LONGEST = 60;
  private final Texts texts;
  private final Chooser choose;
  private int row;

  /// Takes a choice.
  interface Chooser {
    void choose(List<String> path, boolean takeTheirs);
  }

  MergeTable(Texts texts, Chooser choose) {
    this.texts = texts;
    this.choose = choose;
    setId("merge");
    getStyleClass().add("merge-table");
    ColumnConstraints field = new ColumnConstraints();
    field.setHgrow(Priority.ALWAYS);
    field.setMinWidth(120);
    ColumnConstraints value = new ColumnConstraints(60, 150, 260);
    ColumnConstraints take = new ColumnConstraints();
    take.setMinWidth(USE_PREF_SIZE);
    getColumnConstraints().setAll(new ColumnConstraints(26), field, value, value, value, take);
  }

  void show(Planned plan, ApplyState state, long now) {
    getChildren().clear();
    row = 0;
    var edit = plan.edit();
    if (edit == null) {
      return;
    }
    boolean secret = SecretText.is(edit.live());
    FieldOwners owners = FieldOwners.of(edit.live());
    head();
    for (Conflict conflict : edit.conflicts()) {
      boolean theirs = state.theirs().contains(conflict.path());
      boolean decided = theirs || state.mine().contains(conflict.path());
      line(decided ? Health.GOOD : Health.WARNING, conflict.path());
      add(value(conflict.base(), secret), 2, row);
      add(theirs(conflict.theirs(), owners.of(conflict.path()), secret, now), 3, row);
      Label mine = value(conflict.mine(), secret);
      mine.getStyleClass().add("text-strong");
      add(mine, 4, row);
      add(chooser(conflict.path(), decided, theirs), 5, row);
    }
    edit.theirs().stream()
        .filter(change -> edit.conflicts().stream().noneMatch(one -> one.path().equals(change.path())))
        .limit(MOST)
        .forEach(change -> theirs(change, owners, secret, now));
  }

  private void theirs(Change change, FieldOwners owners, boolean secret, long now) {
    line(Health.GOOD, change.path());
    add(value(change.before(), secret), 2, row);
    add(theirs(change.after(), owners.of(change.path()), secret, now), 3, row);
    add(new Label("–"), 4, row);
    Label only = new Label(texts.get("editor.merge.theirs"));
    only.getStyleClass().add("text-muted");
    add(only, 5, row);
  }

  private void head() {
    String[] keys = {"field", "base", "theirs", "mine", "take"};
    for (int i = 0; i < keys.length; i++) {
      Label title = new Label(texts.get("editor.merge." + keys[i] + ".title"));
      title.getStyleClass().add("section-title");
      add(title, i + 1, 0);
    }
  }

  private void line(Health health, List<String> path) {
    row++;
    add(new HealthGlyph(health), 0, row);
    String whole = ObjectPatch.field(path);
    Label field = new Label(whole);
    field.getStyleClass().add("mono");
    field.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
    field.setMinWidth(0);
    field.setTooltip(new Tooltip(whole));
    add(field, 1, row);
  }

  private Label theirs(JsonNode value, List<FieldOwners.Owner> owners, boolean secret, long now) {
    Label label = value(value, secret);
    if (!owners.isEmpty()) {
      Label who = new Label(owners.getFirst().manager() + age(owners.getFirst().time(), now));
      who.getStyleClass().add("text-muted");
      label.setGraphic(who);
      label.setContentDisplay(ContentDisplay.RIGHT);
    }
    return label;
  }

  private String age(String time, long now) {
    try {
      return time.isEmpty() ? "" : ", " + texts.get("editor.notice.ago", Ages.between(Instant.parse(time).getEpochSecond(), now));
    } catch (DateTimeParseException e) {
      return "";
    }
  }

  private Label value(JsonNode value, boolean secret) {
    String words =
        value.isMissingNode()
            ? texts.get("editor.merge.absent")
            : secret ? ReadableYaml.MASK
            : value.isArray() ? texts.get("editor.merge.items", value.size())
            : value.isObject() ? texts.get("editor.merge.fields", value.size()) : value.asText();
    Label label = new Label(words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words);
    label.getStyleClass().add("mono");
    label.setMinWidth(0);
    if (value.isContainerNode() && !secret) {
      label.setTooltip(new Tooltip(YamlWriter.of(value)));
    }
    return label;
  }

  private HBox chooser(List<String> path, boolean decided, boolean theirs) {
    ToggleGroup group = new ToggleGroup();
    ToggleButton take = toggle("editor.merge.takeTheirs", group, decided && theirs);
    ToggleButton keep = toggle("editor.merge.takeMine", group, decided && !theirs);
    take.setId("take-theirs");
    keep.setId("take-mine");
    take.setOnAction(event -> choose.choose(path, true));
    keep.setOnAction(event -> choose.choose(path, false));
    HBox both = new HBox(take, keep);
    both.getStyleClass().add("segments");
    return both;
  }

  private ToggleButton toggle(String key, ToggleGroup group, boolean chosen) {
    ToggleButton button = new ToggleButton(texts.get(key));
    button.setToggleGroup(group);
    button.setSelected(chosen);
    button.setMinWidth(USE_PREF_SIZE);
    button.getStyleClass().add("segment");
    return button;
  }
}
