// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.yaml.YamlDocument;
import dev.pilothouse.ui.control.code.CaretPlace;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The line under a text: whose the lines are, what is not shown, where the caret stands, and of which kind the object is. FX
/// thread.
public final class EditorFooter extends HBox {
  private static final int MOST_OWNERS = 5;
  private static final double WITH_OWNERS = 520;
  private static final double WITH_HIDDEN = 740;
  private final HBox owners = new HBox(14);
  private final Hyperlink hidden = new Hyperlink();
  private final Label caret = new Label();
  private final Label kind = new Label();
  private boolean live;

  public EditorFooter() {
    getStyleClass().add("editor-footer");
    setAlignment(Pos.CENTER_LEFT);
    Region grow = new Region();
    HBox.setHgrow(grow, Priority.ALWAYS);
    owners.setAlignment(Pos.CENTER_LEFT);
    owners.setMinWidth(0);
    hidden.setId("hidden-fields");
    hidden.setMinWidth(0);
    caret.setId("caret-place");
    caret.setMinWidth(USE_PREF_SIZE);
    kind.setMinWidth(USE_PREF_SIZE);
    getChildren().setAll(owners, grow, hidden, caret, kind);
    widthProperty().subscribe(this::fit);
  }

  /// In a narrow window what is said elsewhere too goes first.
  private void fit() {
    double room = getWidth();
    shown(hidden, live && room >= WITH_HIDDEN);
    shown(owners, room >= WITH_OWNERS);
  }

  private static void shown(Node part, boolean shown) {
    part.setVisible(shown);
    part.setManaged(shown);
  }

  /// Says how the text is shown. A click on what is said of them shows or hides the fields that only the server writes.
  void of(TextPane text, Texts texts) {
    getChildren().add(getChildren().indexOf(caret), new LookSigns(text.look(), texts));
    hidden.setOnAction(event -> text.toggleServerFields());
    text.serverFieldsShown().subscribe(now -> hidden.setText(texts.get(now ? "editor.hidden.shown" : "editor.hidden")));
  }

  void caret(CaretPlace place) {
    caret.setText(place.line() + 1 + ":" + (place.column() + 1));
  }

  void show(Checked checked, boolean live, Texts texts) {
    Map<String, Integer> colours = EditorMarks.colours(checked);
    List<Node> legend = new ArrayList<>();
    if (!colours.isEmpty()) {
      Label title = new Label(texts.get("editor.owner"));
      title.getStyleClass().add("text-faint");
      title.setMinWidth(USE_PREF_SIZE);
      legend.add(title);
      colours.entrySet().stream().limit(MOST_OWNERS).forEach(one -> legend.add(entry(one.getKey(), "tone-c" + one.getValue())));
      if (colours.size() > MOST_OWNERS) {
        legend.add(new Label(texts.get("editor.owner.more", colours.size() - MOST_OWNERS)));
      }
      legend.add(entry(texts.get("editor.owner.nobody"), "nobody"));
      legend.add(entry(texts.get("editor.owner.mine"), "mine"));
    }
    owners.getChildren().setAll(legend);
    this.live = live;
    fit();
    kind.setText(
        checked.text().documents().stream().findFirst().flatMap(YamlDocument::object).map(it -> it.text("apiVersion")).orElse(""));
  }

  private static HBox entry(String words, String tone) {
    Region bar = new Region();
    bar.getStyleClass().addAll("owner-bar", tone);
    HBox entry = new HBox(6, bar, new Label(words));
    entry.setAlignment(Pos.CENTER_LEFT);
    return entry;
  }
}
