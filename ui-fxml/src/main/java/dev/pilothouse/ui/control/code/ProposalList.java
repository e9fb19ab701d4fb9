// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import dev.pilothouse.core.yaml.complete.Completion;
import dev.pilothouse.core.yaml.complete.Proposal;
import dev.pilothouse.ui.control.KeyCap;
import dev.pilothouse.ui.control.code.ProposalCell.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The proposals as a list that never takes the focus: the keys stay in the text and tell it where to go. FX thread.
final class ProposalList extends VBox {
  private static final double TALLEST = 8 * ProposalCell.ITEM;
  private final HelpWords words;
  private final ListView<Line> list = new ListView<>();
  private final Label count = new Label();
  private final KeyCap enter = new KeyCap("Enter");
  private final Label inserts = new Label();

  /// @param selected is told of the proposal that is selected
  /// @param taken is told of the one that is clicked
  ProposalList(HelpWords words, Consumer<Proposal> selected, Consumer<Proposal> taken) {
    this.words = words;
    setId("proposals");
    getStyleClass().addAll("code-popup", "proposals");
    setMaxHeight(USE_PREF_SIZE);
    list.setId("proposal-list");
    list.setFocusTraversable(false);
    list.setCellFactory(view -> new ProposalCell(words));
    list.setAccessibleText(words.get("code.proposals"));
    list.getSelectionModel().selectedItemProperty().addListener((item, before, after) -> {
      if (after instanceof Line.Item shown) {
        inserts.setText(words.get(shown.proposal().label().indexOf('.') > 0 && shown.proposal().doc() != null
            && !shown.proposal().label().equals(shown.proposal().doc().name()) ? "code.insertWithParents" : "code.insert"));
        selected.accept(shown.proposal());
        counted();
      }
    });
    list.setOnMouseClicked(event -> {
      if (event.getButton() == MouseButton.PRIMARY) {
        selected().ifPresent(taken);
      }
    });
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox foot = new HBox(enter, inserts, new KeyCap("Tab"), new Label(words.get("code.replaceWord")), gap, count);
    foot.getStyleClass().add("popup-foot");
    getChildren().setAll(list, foot);
  }

  void show(Completion completion) {
    List<Line> lines = new ArrayList<>();
    boolean headed = false;
    for (Proposal proposal : completion.proposals()) {
      if (proposal.apart() && !headed && !lines.isEmpty()) {
        String within = completion.within();
        lines.add(new Line.Head(within.isEmpty() ? words.get("code.also") : words.get("code.alsoIn", within)));
      }
      headed |= proposal.apart();
      lines.add(new Line.Item(proposal));
    }
    list.getItems().setAll(lines);
    double height = lines.stream().mapToDouble(line -> ProposalCell.height(line, words)).sum();
    list.setPrefHeight(Math.min(TALLEST, height) + 8);
    list.setMinHeight(USE_PREF_SIZE);
    list.setMaxHeight(USE_PREF_SIZE);
    list.getSelectionModel().clearSelection();
    list.getSelectionModel().select(0);
    list.scrollTo(0);
  }

  private List<Proposal> proposals() {
    return list.getItems().stream()
        .filter(Line.Item.class::isInstance).map(line -> ((Line.Item) line).proposal()).toList();
  }

  private void counted() {
    List<Proposal> all = proposals();
    count.setText(words.get("code.ofCount", selected().map(all::indexOf).orElse(0) + 1, all.size()));
  }

  Optional<Proposal> selected() {
    return list.getSelectionModel().getSelectedItem() instanceof Line.Item item ? Optional.of(item.proposal()) : Optional.empty();
  }

  /// What is read out of the selected one.
  String spoken() {
    List<Proposal> all = proposals();
    return selected().map(each -> words.spoken(each, all.indexOf(each) + 1, all.size())).orElse("");
  }

  /// Goes up or down, round at the ends when it is one step.
  void move(int by) {
    int size = list.getItems().size();
    int from = list.getSelectionModel().getSelectedIndex();
    int to = Math.abs(by) == 1 ? Math.floorMod(from + by, size) : Math.clamp(from + by, 0, size - 1);
    if (list.getItems().get(to) instanceof Line.Head) {
      to = Math.floorMod(to + Integer.signum(by), size);
    }
    list.getSelectionModel().select(to);
    list.scrollTo(Math.max(0, to - 3));
  }
}
