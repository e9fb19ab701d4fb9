// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import dev.pilothouse.core.yaml.complete.FieldDoc;
import dev.pilothouse.core.yaml.complete.Proposal;
import java.util.HashSet;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// One line of the list of proposals: what it is, its name with the letters that were typed, its type, a sentence.
final class ProposalCell extends ListCell<ProposalCell.Line> {
  /// Of the list: a proposal, or the words above those that do not fit what was typed.
  sealed interface Line {
    record Item(Proposal proposal) implements Line {}

    record Head(String words) implements Line {}
  }

  static final double ITEM = 39;
  static final double PLAIN = 25;
  static final double HEAD = 22;
  private final HelpWords words;

  ProposalCell(HelpWords words) {
    this.words = words;
    getStyleClass().add("proposal");
    setPrefWidth(0);
  }

  static double height(Line line, HelpWords words) {
    return switch (line) {
      case Line.Head head -> HEAD;
      case Line.Item item -> words.note(item.proposal()).isEmpty() ? PLAIN : ITEM;
    };
  }

  @Override
  protected void updateItem(@Nullable Line line, boolean empty) {
    super.updateItem(line, empty);
    getStyleClass().removeAll("proposal-head", "set");
    setText(null);
    setGraphic(null);
    if (line == null || empty) {
      return;
    }
    double height = height(line, words);
    setMinHeight(height);
    setPrefHeight(height);
    setMaxHeight(height);
    switch (line) {
      case Line.Head head -> {
        getStyleClass().add("proposal-head");
        setText(head.words());
        setDisable(true);
      }
      case Line.Item item -> {
        setDisable(false);
        show(item.proposal());
      }
    }
  }

  private void show(Proposal proposal) {
    if (proposal.setInLine() > 0) {
      getStyleClass().add("set");
    }
    Label kind = new Label(words.letter(proposal));
    kind.getStyleClass().addAll("proposal-kind", "kind-" + words.letter(proposal));
    TextFlow label = label(proposal);
    Label detail = new Label(words.detail(proposal));
    detail.getStyleClass().add("proposal-detail");
    detail.setMinWidth(USE_PREF_SIZE);
    HBox first = new HBox(label, detail);
    HBox.setHgrow(label, Priority.ALWAYS);
    VBox lines = new VBox(first);
    String note = words.note(proposal);
    if (!note.isEmpty()) {
      Label said = new Label(note);
      said.getStyleClass().add("proposal-note");
      lines.getChildren().add(said);
    }
    HBox row = new HBox(kind, lines);
    row.getStyleClass().add("proposal-row");
    HBox.setHgrow(lines, Priority.ALWAYS);
    lines.setMinWidth(0);
    setGraphic(row);
    setAccessibleText(words.spoken(proposal, getIndex() + 1, getListView().getItems().size()));
  }

  private static TextFlow label(Proposal proposal) {
    TextFlow flow = new TextFlow();
    flow.getStyleClass().add("proposal-label");
    flow.setMinWidth(0);
    flow.setMaxHeight(Region.USE_PREF_SIZE);
    String text = proposal.label();
    FieldDoc doc = proposal.doc();
    int parents = proposal.kind() == Proposal.Kind.FIELD && doc != null ? Math.max(0, text.length() - doc.name().length()) : 0;
    Set<Integer> matched = new HashSet<>(proposal.matched());
    int from = 0;
    for (int at = 1; at <= text.length(); at++) {
      if (at == text.length() || style(at, parents, matched) != style(from, parents, matched)) {
        Text part = new Text(text.substring(from, at));
        part.getStyleClass().add(NAMES[style(from, parents, matched)]);
        flow.getChildren().add(part);
        from = at;
      }
    }
    return flow;
  }

  private static final String[] NAMES = {"proposal-name", "proposal-parent", "proposal-match"};

  private static int style(int at, int parents, Set<Integer> matched) {
    return matched.contains(at) ? 2 : at < parents ? 1 : 0;
  }
}
