// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.logs.LogLevel;
import dev.pilothouse.core.logs.LogSnapshot;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.control.FilterField;
import dev.pilothouse.ui.control.StatePane;
import dev.pilothouse.ui.fx.FrameTicker;
import dev.pilothouse.ui.fx.Fxml;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Amounts;
import dev.pilothouse.ui.text.Texts;
import java.util.Objects;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/// The open log.
@SuppressWarnings("NullAway.Init")
final class LogsController implements FeatureView {
  private final Texts texts;
  private final LogsViewModel model;
  private final LogCanvas canvas;
  private final LogFinder finder;
  private final Parent root;
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
  private final Subscription.Bag bag = new Subscription.Bag();
  private boolean choosing;
  @FXML private StackPane body;
  @FXML private ChoiceBox<String> pods;
  @FXML private ChoiceBox<String> containers;
  @FXML private ToggleButton previous;
  @FXML private FilterField search;
  @FXML private Label matches;
  @FXML private Label counts;
  @FXML private ToggleButton times;
  @FXML private ToggleButton wrap;
  @FXML private ToggleButton follow;
  @FXML private StatePane states;

  LogsController(UiServices services, Route route) {
    texts = services.texts();
    ClusterSession session = Objects.requireNonNull(route.session(), "a log belongs to a cluster");
    ResourceRef object = Objects.requireNonNull(route.object(), "a log belongs to an object");
    title.set(object.name());
    root = Fxml.load(this, texts);
    canvas = new LogCanvas(services.frames(), texts);
    body.getChildren().add(0, canvas);
    model = new LogsViewModel(session, object, route.option().equals("previous"));
    finder = new LogFinder(model.buffer(), services.background(), services.fx(), this::found);
    FrameTicker.Update update = services.frames().update(() -> show(model.buffer().snapshot()));
    bag.add(model);
    bag.add(finder);
    bag.add(update);
    bag.add(canvas::close);
    bag.add(model.buffer().subscribe(update::request));
    bag.add(services.fx().observe(model.choice(), this::choose));
    bag.add(services.fx().observe(model.state(), this::state));
    wire();
  }

  private void wire() {
    times.selectedProperty().bindBidirectional(canvas.timesProperty());
    wrap.selectedProperty().bindBidirectional(canvas.wrapProperty());
    follow.selectedProperty().bindBidirectional(canvas.followProperty());
    search.icon(Feather.SEARCH);
    search.prompt(texts.get("logs.search"));
    search.textProperty().addListener((text, before, after) -> finder.text(after));
    search.field().addEventHandler(KeyEvent.KEY_PRESSED, this::searchKey);
    canvas.addEventHandler(KeyEvent.KEY_PRESSED, this::canvasKey);
    pods.valueProperty().addListener((pod, before, after) -> chosen(after, model::pod));
    containers.valueProperty().addListener((container, before, after) -> chosen(after, model::container));
    previous.selectedProperty().addListener((selected, before, after) -> chosen(after, model::previous));
  }

  private <T> void chosen(T value, java.util.function.Consumer<T> take) {
    if (!choosing && value != null) {
      take.accept(value);
    }
  }

  private void searchKey(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && event.isShiftDown()) {
      finder.next(canvas.hit());
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER) {
      finder.previous(canvas.hit());
      event.consume();
    } else if (event.getCode() == KeyCode.DOWN) {
      canvas.requestFocus();
      event.consume();
    }
  }

  private void canvasKey(KeyEvent event) {
    if (event.getText().equals("/")) {
      search.focusField();
      event.consume();
    }
  }

  @FXML
  void onPreviousMatch() {
    finder.previous(canvas.hit());
  }

  @FXML
  void onNextMatch() {
    finder.next(canvas.hit());
  }

  private void found(LogFinder.Found found) {
    canvas.query(found.query(), found.line());
    matches.setText(found.query() == null ? "" : texts.get("logs.matches", found.count()));
  }

  private void show(LogSnapshot lines) {
    canvas.show(lines);
    long bad = lines.count(LogLevel.ERROR) + lines.count(LogLevel.FATAL);
    String all = Amounts.count(lines.end());
    counts.setText(texts.get("logs.counts", all, Amounts.count(bad), Amounts.count(lines.count(LogLevel.WARN))));
    if (lines.end() > 0) {
      states.ready();
    }
  }

  private void choose(LogsViewModel.Choice choice) {
    choosing = true;
    pods.getItems().setAll(choice.pods());
    pods.setValue(choice.pod());
    containers.getItems().setAll(choice.containers());
    containers.setValue(choice.container());
    previous.setSelected(choice.previous());
    present(pods, choice.pods().size() > 1);
    present(containers, choice.containers().size() > 1);
    choosing = false;
    if (!choice.pod().isEmpty()) {
      title.set(choice.previous() ? texts.get("logs.titlePrevious", choice.pod()) : choice.pod());
    }
  }

  private static void present(ChoiceBox<String> box, boolean present) {
    box.setVisible(present);
    box.setManaged(present);
  }

  private void state(LogsViewModel.State state) {
    boolean empty = model.buffer().snapshot().end() == 0;
    new LogStates(texts, states, follow, model::retry).show(state, empty);
  }

  @Override
  public Parent node() {
    return root;
  }

  @Override
  public ObservableValue<String> title() {
    return title.getReadOnlyProperty();
  }

  @Override
  public void focus() {
    canvas.requestFocus();
  }

  @Override
  public boolean focusFilter() {
    search.focusField();
    return true;
  }

  @Override
  public boolean escape() {
    boolean searching = !search.textProperty().get().isEmpty();
    search.textProperty().set("");
    return searching;
  }

  @Override
  public void close() {
    bag.close();
  }
}
