// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.kind.Selector;
import dev.pilothouse.core.tail.LogTarget;
import dev.pilothouse.ui.dialog.DialogFrame;
import dev.pilothouse.ui.fx.Recompute;
import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.nav.Identity;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Asks what else shall be read into a log, of whatever open context. FX thread.
final class SourceDialog {
  private static final Duration REST = Duration.ofMillis(100);
  private static final double WIDTH = 620;
  private static final double HEIGHT = 320;
  private final Texts texts;
  private final Consumer<LogTarget> add;
  private final TextField field = new TextField();
  private final ListView<LogTarget> list = new ListView<>();
  private final SourceChoices choices = new SourceChoices();
  private final Recompute<List<LogTarget>> search;
  private Runnable end = () -> {};
  private volatile String words = "";

  /// @param there what is read already
  private SourceDialog(UiServices services, List<LogTarget> there, Consumer<LogTarget> add) {
    texts = services.texts();
    this.add = add;
    search = new Recompute<>(services.background(), services.fx(), REST, () -> choices.find(words, there), this::found);
  }

  static void show(UiServices services, LogsViewModel model) {
    SourceDialog dialog = new SourceDialog(services, model.targets().get(), model::add);
    dialog.open(services);
  }

  private void open(UiServices services) {
    field.setId("log-add-field");
    field.setPromptText(texts.get("logs.add.prompt"));
    field.setAccessibleText(texts.get("logs.add.prompt"));
    field.textProperty().subscribe(text -> {
      words = text;
      search.request();
    });
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    list.setId("log-add-list");
    list.getStyleClass().addAll("palette-list", "log-add-list");
    list.setPrefSize(WIDTH, HEIGHT);
    list.setFocusTraversable(false);
    list.setCellFactory(view -> new Choice());
    list.setOnMouseClicked(event -> choose());
    list.setPlaceholder(new Label(texts.get("logs.add.none")));
    Button cancel = new Button(texts.get("logs.add.cancel"));
    cancel.setOnAction(event -> end.run());
    Button sure = new Button(texts.get("logs.add.do"));
    sure.setId("log-add-do");
    sure.setDefaultButton(true);
    sure.disableProperty().bind(list.getSelectionModel().selectedItemProperty().isNull());
    sure.setOnAction(event -> choose());
    Label how = new Label(texts.get("logs.add.how"));
    how.getStyleClass().add("text-muted");
    how.setWrapText(true);
    how.setMaxWidth(WIDTH);
    DialogFrame frame = new DialogFrame(texts, texts.get("logs.add.title")).with(field).with(list).with(how);
    frame.buttons(cancel, sure);
    frame.sceneProperty().addListener((scene, before, now) -> {
      if (now == null) {
        search.close();
        choices.close();
      }
    });
    choices.watch(services.sessions().open().get(), search::request);
    search.request();
    end = services.navigator().show(frame, field);
  }

  private void key(KeyEvent event) {
    int by =
        switch (event.getCode()) {
          case DOWN -> 1;
          case UP -> -1;
          default -> 0;
        };
    if (by != 0 && !list.getItems().isEmpty()) {
      int next = Math.clamp(list.getSelectionModel().getSelectedIndex() + (long) by, 0, list.getItems().size() - 1);
      list.getSelectionModel().select(next);
      list.scrollTo(Math.max(0, next - 4));
      event.consume();
    }
  }

  private void found(List<LogTarget> all) {
    LogTarget before = list.getSelectionModel().getSelectedItem();
    list.getItems().setAll(all);
    list.getSelectionModel().select(all.contains(before) ? all.indexOf(before) : 0);
  }

  private void choose() {
    LogTarget chosen = list.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      end.run();
      add.accept(chosen);
    }
  }

  /// A thing with its kind, its namespace and its context.
  private final class Choice extends ListCell<LogTarget> {
    private Choice() {
      // as wide as the list, never wider
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable LogTarget target, boolean empty) {
      super.updateItem(target, empty);
      setGraphic(target == null || empty ? null : row(target));
      setAccessibleText(target == null || empty ? "" : words(target));
    }

    private String words(LogTarget target) {
      return texts.get(
          "logs.source.target", kind(target), target.name(), target.namespace(), target.session().context().name());
    }

    private String kind(LogTarget target) {
      return target.selector().equals(Selector.EVERYTHING) ? target.object().kind().kind() : texts.get("logs.add.selector");
    }

    private String namespace(LogTarget target) {
      if (target.namespace().isEmpty()) {
        return texts.get("palette.logs.everywhere");
      }
      return target.name().equals(target.namespace()) ? "" : target.namespace();
    }

    private Node row(LogTarget target) {
      Label kind = label(kind(target), "palette-kind");
      kind.setMinWidth(92);
      Label name = label(target.name(), "palette-name");
      Label namespace = label(namespace(target), "palette-detail");
      namespace.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(namespace, Priority.ALWAYS);
      String of = target.session().context().name();
      Region square = new Region();
      square.getStyleClass().addAll("hue-square", Identity.hue(of));
      Label context = label(of, "palette-context");
      context.setGraphic(square);
      context.setMinWidth(Region.USE_PREF_SIZE);
      HBox row = new HBox(Icons.of(Icons.ofKind(target.object().kind().id())), kind, name, namespace, context);
      row.getStyleClass().add("palette-entry");
      return row;
    }
  }

  private static Label label(String words, String style) {
    Label label = new Label(words);
    label.getStyleClass().add(style);
    label.setMinWidth(0);
    return label;
  }
}
