// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.shell.PaletteEntry.Group;
import dev.pilothouse.ui.shell.PaletteEntry.Hit;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The command palette: one field that finds every place, action and object. Searching runs beside the FX thread; the answer of
/// an older question never replaces that of a newer one.
final class PaletteView extends BorderPane implements Subscription {
  /// A line of the list.
  sealed interface Line {
    record Head(String title, String more) implements Line {}

    record Found(Hit hit) implements Line {}
  }

  private static final Duration SETTLE = Duration.millis(250);
  private final ShellParts parts;
  private final Texts texts;
  private final List<PaletteEntry> entries;
  private final PaletteObjects objects;
  private final PaletteLinks links;
  private final TextField field = new TextField();
  private final Label count = new Label();
  private final ListView<Line> list = new ListView<>();
  private final PalettePreview preview;
  private final AtomicLong question = new AtomicLong();
  private final PauseTransition settle = new PauseTransition(SETTLE);
  private Runnable end = () -> {};
  /// The words that the list is about.
  private String answered = "";
  /// Whether Enter came before the answer to what was typed.
  private boolean runs;

  PaletteView(ShellParts parts, Texts texts, List<PaletteEntry> entries, PaletteObjects objects) {
    this.parts = parts;
    this.texts = texts;
    this.entries = entries;
    this.objects = objects;
    links = new PaletteLinks(parts, texts, objects.navigator());
    preview = new PalettePreview(texts);
    getStyleClass().add("palette");
    setAccessibleRole(AccessibleRole.DIALOG);
    setAccessibleText(texts.get("palette.prompt"));
    setTop(head());
    list.getStyleClass().add("palette-list");
    list.setId("palette-list");
    list.setFocusTraversable(false);
    list.setCellFactory(view -> new PaletteCell());
    list.setOnMouseClicked(event -> run());
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(line -> preview.show(line instanceof Line.Found found ? found.hit().entry() : null));
    setCenter(list);
    setRight(preview);
    setBottom(foot());
    field.textProperty().subscribe(words -> search());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
    settle.setOnFinished(event -> search());
    objects.watch(parts.sessions().open().get(), () -> parts.fx().execute(this::later));
  }

  TextField field() {
    return field;
  }

  void onEnd(Runnable action) {
    end = action;
  }

  private HBox head() {
    field.setPromptText(texts.get("palette.prompt"));
    field.setId("palette-field");
    field.getStyleClass().add("palette-field");
    HBox.setHgrow(field, Priority.ALWAYS);
    count.getStyleClass().add("text-muted");
    count.setId("palette-count");
    count.setMinWidth(Region.USE_PREF_SIZE);
    Label scope = PaletteCell.label(texts.get("palette.all", parts.sessions().open().get().size()), "chip");
    scope.getStyleClass().add("on");
    scope.setGraphic(Icons.of(Feather.GLOBE));
    scope.setMinWidth(Region.USE_PREF_SIZE);
    HBox head = new HBox(Icons.of(Feather.SEARCH), field, count, scope, key("Esc"));
    head.getStyleClass().add("palette-query");
    return head;
  }

  private HBox foot() {
    Region grow = new Region();
    HBox.setHgrow(grow, Priority.ALWAYS);
    HBox foot =
        new HBox(
            hint("palette.choose", "↑", "↓"), hint("palette.open", "⏎"), grow, hint("palette.prefix.actions", ">"),
            hint("palette.prefix.objects", "@"), hint("palette.prefix.views", "#"));
    foot.getStyleClass().add("palette-foot");
    return foot;
  }

  private HBox hint(String words, String... keys) {
    HBox hint = new HBox(6);
    hint.setAlignment(Pos.CENTER_LEFT);
    for (String key : keys) {
      hint.getChildren().add(key(key));
    }
    hint.getChildren().add(PaletteCell.label(texts.get(words), "text-muted"));
    return hint;
  }

  private static Label key(String name) {
    Label key = PaletteCell.label(name, "keycap");
    key.setMinWidth(Region.USE_PREF_SIZE);
    return key;
  }

  private void later() {
    if (settle.getStatus() != javafx.animation.Animation.Status.RUNNING) {
      settle.playFromStart();
    }
  }

  private void search() {
    String words = field.getText();
    long number = question.incrementAndGet();
    parts
        .background()
        .execute(
            () -> {
              List<PaletteEntry> all = new ArrayList<>(entries);
              if (!words.isEmpty()) {
                all.addAll(objects.entries());
              }
              List<PaletteEntry> meant = links.of(words);
              PaletteSearch.Result result = meant.isEmpty() ? PaletteSearch.find(words, all) : PaletteSearch.all(meant);
              parts.fx().execute(() -> show(number, words, result));
            });
  }

  private void show(long number, String words, PaletteSearch.Result result) {
    if (number != question.get()) {
      return;
    }
    String before = words.equals(answered) ? chosen(list.getSelectionModel().getSelectedItem()) : "";
    answered = words;
    List<Line> lines = new ArrayList<>();
    for (Group group : result.hits().keySet()) {
      List<Hit> hits = result.hits().getOrDefault(group, List.of());
      if (!hits.isEmpty()) {
        int more = result.all().getOrDefault(group, 0) - hits.size();
        String title = texts.get("palette.group." + group.name().toLowerCase(Locale.ROOT));
        lines.add(new Line.Head(title, more > 0 ? texts.get("palette.more", more) : ""));
        hits.forEach(hit -> lines.add(new Line.Found(hit)));
      }
    }
    count.setText(texts.get("palette.results", result.count()));
    if (lines.isEmpty()) {
      list.setPlaceholder(
          new VBox(
              4, PaletteCell.label(texts.get("palette.empty"), "subheading"),
              PaletteCell.label(texts.get("palette.empty.next"), "text-muted")));
    }
    list.getItems().setAll(lines);
    // what only came anew stays chosen
    int same = before.isEmpty() ? -1 : lines.stream().map(PaletteView::chosen).toList().indexOf(before);
    list.getSelectionModel().select(same > 0 ? same : lines.isEmpty() ? -1 : 1);
    if (same < 0) {
      list.scrollTo(0);
    }
    if (runs) {
      run();
    }
  }

  /// What an entry is known by from one answer to the next; empty for what cannot be chosen.
  private static String chosen(@Nullable Line line) {
    return line instanceof Line.Found found
        ? String.join("\n", found.hit().entry().kind(), found.hit().entry().text(), found.hit().entry().context()) : "";
  }

  private void keys(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN -> move(1);
      case UP -> move(-1);
      case PAGE_DOWN -> move(8);
      case PAGE_UP -> move(-8);
      case ENTER -> run();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void move(int by) {
    int size = list.getItems().size();
    if (size == 0) {
      return;
    }
    int at = Math.clamp(list.getSelectionModel().getSelectedIndex() + (long) by, 0, size - 1);
    int step = by > 0 ? 1 : -1;
    while (at >= 0 && at < size && list.getItems().get(at) instanceof Line.Head) {
      at += step;
    }
    if (at >= 0 && at < size) {
      list.getSelectionModel().select(at);
      list.scrollTo(Math.max(0, at - 8));
    }
  }

  /// Runs what is chosen; never what stood there before the last letter.
  private void run() {
    runs = !answered.equals(field.getText());
    if (runs) {
      return;
    }
    if (list.getSelectionModel().getSelectedItem() instanceof Line.Found found) {
      end.run();
      found.hit().entry().run().run();
    }
  }

  @Override
  public void close() {
    settle.stop();
    question.incrementAndGet();
    objects.close();
  }
}
