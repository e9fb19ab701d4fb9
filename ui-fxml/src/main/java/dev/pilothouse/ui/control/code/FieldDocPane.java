// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import dev.pilothouse.core.yaml.complete.FieldDoc;
import dev.pilothouse.core.yaml.complete.Proposal;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What a field is for: its type, whether it is required, its default, the words of whoever made the kind. FX thread.
final class FieldDocPane extends VBox {
  /// Of the words, as the sheet has it; longer ones can be scrolled.
  private static final double WIDTH = 364;
  private static final double TALLEST = 220;
  private final HelpWords words;

  FieldDocPane(HelpWords words) {
    this.words = words;
    setId("field-doc");
    getStyleClass().addAll("code-popup", "field-doc");
    setMaxHeight(USE_PREF_SIZE);
    setAccessibleRole(AccessibleRole.TEXT);
  }

  /// @param source where it is from
  void show(FieldDoc doc, String source) {
    GridPane facts = new GridPane();
    facts.getStyleClass().add("doc-facts");
    fact(facts, "code.type", words.longType(doc), false);
    fact(facts, "code.required", words.get(doc.required() ? "code.yes" : "code.no"), false);
    if (!doc.defaultValue().isEmpty()) {
      fact(facts, "code.defaultValue", doc.defaultValue(), true);
    }
    if (!doc.allowed().isEmpty()) {
      fact(facts, "code.allowed", String.join(", ", doc.allowed()), true);
    }
    for (String rule : doc.rules()) {
      fact(facts, "code.rule", rule, false);
    }
    VBox body = new VBox(label(doc.name(), "doc-title"), label(doc.path(), "doc-path"), facts);
    if (!doc.description().isEmpty()) {
      body.getChildren().add(described(doc.description()));
    }
    all(body, source, doc.owner());
    setAccessibleText(doc.name() + ", " + words.longType(doc) + ", " + doc.description());
  }

  /// A whole piece: its lines as they will stand.
  void show(Proposal piece) {
    Label lines = label(piece.insertion().text(), "doc-lines");
    VBox body = new VBox(label(piece.label(), "doc-title"), label(words.note(piece), "doc-words"), lines);
    all(body, words.get("code.snippet"), "");
    setAccessibleText(piece.label() + ", " + words.note(piece));
  }

  private void all(VBox body, String source, String owner) {
    body.getStyleClass().add("doc-body");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Label from = new Label(source);
    HBox foot = new HBox(from, gap, new Label(owner));
    foot.getStyleClass().add("popup-foot");
    getChildren().setAll(body, foot);
  }

  private static Label label(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    boolean shown = !text.isEmpty();
    label.setVisible(shown);
    label.setManaged(shown);
    return label;
  }

  private static ScrollPane described(String text) {
    Label label = label(text, "doc-words");
    ScrollPane scroll =
        new ScrollPane(label) {
          // A scroll pane does not know how tall a text is when it is wrapped.
          @Override
          protected double computePrefHeight(double width) {
            return Math.min(TALLEST, label.prefHeight(WIDTH) + 4);
          }
        };
    scroll.setMinHeight(USE_PREF_SIZE);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("doc-scroll");
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    return scroll;
  }

  private void fact(GridPane facts, String key, String value, boolean mono) {
    Label name = new Label(words.get(key));
    name.getStyleClass().add("doc-name");
    name.setMinWidth(USE_PREF_SIZE);
    Label said = label(value, mono ? "doc-mono" : "doc-value");
    GridPane.setHgrow(said, Priority.ALWAYS);
    facts.addRow(facts.getRowCount(), name, said);
  }
}
