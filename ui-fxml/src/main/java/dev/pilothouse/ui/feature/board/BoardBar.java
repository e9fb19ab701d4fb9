// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.board;

import dev.pilothouse.core.rollout.RolloutState;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.control.FilterField;
import dev.pilothouse.ui.control.HealthGlyph;
import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What is shown of the board, and whether one is told. FX thread.
final class BoardBar extends HBox {
  private static final double ROOM_FOR_KINDS = 780;
  private static final double ROOM_FOR_WORDS = 1120;
  private final Texts texts;
  private final Consumer<UnaryOperator<BoardFilter>> change;
  private final FilterField filter = new FilterField();
  private final ToggleButton all = chip("all");
  private final Map<RolloutState, ToggleButton> states = new LinkedHashMap<>();
  private final MenuButton contexts = menu("board-contexts");
  private final MenuButton kinds = menu("board-kinds");
  private final Label notifyWords;
  private final ToggleButton notify = new ToggleButton();
  private Set<String> knownKinds = new TreeSet<>();
  private List<Object> shownMenus = List.of();

  BoardBar(Texts texts, Consumer<UnaryOperator<BoardFilter>> change, Consumer<Boolean> onNotify) {
    this.texts = texts;
    this.change = change;
    getStyleClass().add("bar");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
    filter.prompt(texts.get("board.filter"));
    filter.setPrefWidth(250);
    filter.setMinWidth(96);
    filter.textProperty().addListener((text, before, after) -> change.accept(by -> by.words(after)));
    all.setOnAction(event -> choose(null));
    getChildren().addAll(filter, all);
    for (RolloutState state : List.of(RolloutState.PROGRESSING, RolloutState.WAITING, RolloutState.STALLED, RolloutState.HELD)) {
      ToggleButton chip = chip(state.name().toLowerCase(Locale.ROOT));
      HealthGlyph glyph = new HealthGlyph(RolloutLine.health(state));
      if (state == RolloutState.HELD) {
        glyph.getStyleClass().add("held");
      }
      chip.setGraphic(glyph);
      chip.setOnAction(event -> choose(chip.isSelected() ? state : null));
      states.put(state, chip);
      getChildren().add(chip);
    }
    Region parting = new Region();
    parting.getStyleClass().add("bar-parting");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    notifyWords = new Label(texts.get("board.notify"), Icons.of(Feather.BELL));
    notifyWords.getStyleClass().add("notify-words");
    notifyWords.setMinWidth(0);
    notify(onNotify);
    getChildren().addAll(parting, contexts, kinds, space, notifyWords, notify);
    widthProperty().subscribe(width -> arrange(width.doubleValue()));
  }

  private void notify(Consumer<Boolean> onNotify) {
    Region knob = new Region();
    knob.getStyleClass().add("knob");
    notify.setGraphic(knob);
    notify.getStyleClass().setAll("switch");
    notify.setId("board-notify");
    notify.setAccessibleText(texts.get("board.notify"));
    notify.setTooltip(new Tooltip(texts.get("board.notify.about")));
    notify.setOnAction(event -> onNotify.accept(notify.isSelected()));
    notifyWords.setLabelFor(notify);
    notifyWords.setOnMouseClicked(event -> notify.fire());
  }

  private static ToggleButton chip(String id) {
    ToggleButton chip = new ToggleButton();
    chip.getStyleClass().addAll("chip", id);
    chip.setId("board-" + id);
    chip.setMinWidth(USE_PREF_SIZE);
    return chip;
  }

  private static MenuButton menu(String id) {
    MenuButton menu = new MenuButton();
    menu.getStyleClass().add("chip");
    menu.setId(id);
    menu.setMinWidth(USE_PREF_SIZE);
    return menu;
  }

  private void arrange(double width) {
    if (width > 0) {
      kinds.setVisible(width > ROOM_FOR_KINDS);
      kinds.setManaged(kinds.isVisible());
      contexts.setVisible(width > ROOM_FOR_KINDS);
      contexts.setManaged(contexts.isVisible());
      notifyWords.setText(width > ROOM_FOR_WORDS ? texts.get("board.notify") : "");
    }
  }

  private void choose(@Nullable RolloutState state) {
    change.accept(by -> by.state(state));
  }

  void notifies(boolean on) {
    notify.setSelected(on);
    notifyWords.getStyleClass().remove("on");
    if (on) {
      notifyWords.getStyleClass().add("on");
    }
  }

  void show(BoardViewModel.Shown shown) {
    all.setText(texts.get("board.all", shown.all()));
    all.setSelected(shown.filter().state() == null);
    states.forEach(
        (state, chip) -> {
          int count = shown.counts().getOrDefault(state, 0);
          chip.setText(texts.get("board." + state.name().toLowerCase(Locale.ROOT) + ".chip", count));
          chip.setSelected(shown.filter().state() == state);
          chip.getStyleClass().remove("some");
          if (count > 0) {
            chip.getStyleClass().add("some");
          }
        });
    knownKinds.addAll(shown.kinds());
    List<String> ids = shown.contexts().stream().map(one -> one.context().id()).toList();
    List<Object> menus = List.of(ids, Set.copyOf(knownKinds), shown.filter().contexts(), shown.filter().kinds());
    if (!menus.equals(shownMenus)) {
      shownMenus = menus;
      menus(shown);
    }
  }

  private void menus(BoardViewModel.Shown shown) {
    List<MenuItem> items = new ArrayList<>();
    for (ClusterSession session : shown.contexts()) {
      String id = session.context().id();
      items.add(
          item(session.context().name(), !shown.filter().contexts().contains(id),
              on -> change.accept(by -> by.contexts(with(by.contexts(), id, on)))));
    }
    contexts.getItems().setAll(items);
    int hidden = (int) shown.contexts().stream().filter(one -> shown.filter().contexts().contains(one.context().id())).count();
    contexts.setText(
        hidden == 0
            ? texts.get("board.allContexts", shown.contexts().size())
            : texts.get("board.someContexts", shown.contexts().size() - hidden, shown.contexts().size()));
    kinds.getItems().setAll(
        knownKinds.stream()
            .map(
                kind ->
                    item(kind, !shown.filter().kinds().contains(kind),
                        on -> change.accept(by -> by.kinds(with(by.kinds(), kind, on)))))
            .toList());
    kinds.setText(texts.get(shown.filter().kinds().isEmpty() ? "board.allKinds" : "board.someKinds"));
    kinds.setDisable(knownKinds.isEmpty());
  }

  private static Set<String> with(Set<String> hidden, String id, boolean on) {
    Set<String> next = new HashSet<>(hidden);
    if (on) {
      next.remove(id);
    } else {
      next.add(id);
    }
    return next;
  }

  private static CheckMenuItem item(String words, boolean on, Consumer<Boolean> chosen) {
    CheckMenuItem item = new CheckMenuItem(words);
    item.setMnemonicParsing(false);
    item.setSelected(on);
    item.setOnAction(event -> chosen.accept(item.isSelected()));
    return item;
  }

  void focusFilter() {
    filter.focusField();
  }

  /// Enter and Down leave the field for what it has left over.
  void onDown(Runnable handler) {
    filter.onDown(handler);
  }

  /// Shows everything again; false when everything was shown.
  boolean clear() {
    boolean narrow = !filter.textProperty().get().isEmpty() || states.values().stream().anyMatch(ToggleButton::isSelected);
    filter.textProperty().set("");
    choose(null);
    return narrow;
  }
}
