// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.logs.LogBuffer;
import dev.pilothouse.core.tail.LogStream;
import dev.pilothouse.ui.control.StatePane;
import dev.pilothouse.ui.fx.Fxml;
import dev.pilothouse.ui.fx.Heartbeat;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The open log.
@SuppressWarnings("NullAway.Init")
final class LogsController implements FeatureView {
  private final UiServices services;
  private final Texts texts;
  private final LogsViewModel model;
  private final LogCanvas canvas;
  private final LogSearchBar search;
  private final SourceBar sources;
  private final LevelChips levels;
  private final ContainerMenu containers;
  private final LogMenu menu;
  private final SinceMenu since;
  private final LogAxis axis;
  private final DetailsPlace details;
  private final ConditionBar conditions;
  private final LogLinking linking;
  private final Parent root;
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
  private final Subscription.Bag bag = new Subscription.Bag();
  @FXML private StackPane sourcePlace;
  @FXML private HBox searchPlace;
  @FXML private HBox levelPlace;
  @FXML private HBox containerPlace;
  @FXML private HBox menuPlace;
  @FXML private VBox axisPlace;
  @FXML private HBox sincePlace;
  @FXML private VBox conditionPlace;
  @FXML private SplitPane split;
  @FXML private StackPane body;
  @FXML private HBox footer;
  @FXML private Label counts;
  @FXML private Label kept;
  @FXML private Label streams;
  @FXML private ToggleButton previous;
  @FXML private ToggleButton fields;
  @FXML private ToggleButton times;
  @FXML private ToggleButton wrap;
  @FXML private ToggleButton follow;
  @FXML private ToggleButton detail;
  @FXML private StatePane states;

  LogsController(UiServices services, LogMemory memory, LogProgram program, LogBuffer buffer, Route route) {
    this.services = services;
    texts = services.texts();
    root = Fxml.load(this, texts);
    LogStart start = LogStart.of(route, services.sessions().open().get());
    title.set(start.link().previous() ? texts.get("logs.titlePrevious", start.name()) : start.name());
    model = new LogsViewModel(services.background(), services.fx(), buffer, start, services.clock().millis(), this::show);
    LineLinks links = new LineLinks(services, model);
    canvas = new LogCanvas(services, model::turn, links);
    body.getChildren().add(0, canvas);
    details = new DetailsPlace(services, model, canvas, links, split);
    conditions = new ConditionBar(texts, model::rules, canvas::requestFocus);
    conditionPlace.getChildren().setAll(conditions);
    search = new LogSearchBar(services, model, canvas);
    sources = new SourceBar(texts, model, () -> SourceDialog.show(services, model));
    levels = new LevelChips(texts, model::filter);
    containers = new ContainerMenu(texts, model::containers);
    searchPlace.getChildren().setAll(search);
    sourcePlace.getChildren().setAll(sources);
    levelPlace.getChildren().setAll(levels);
    containerPlace.getChildren().setAll(containers);
    containerPlace.managedProperty().bind(containers.managedProperty());
    since = new SinceMenu(texts, model, services.clock(), Since.of(start.link().since()));
    linking = new LogLinking(model, since, canvas.look(), search);
    menu = new LogMenu(services, program, model, linking, canvas::words, start.name());
    menuPlace.getChildren().setAll(menu);
    axis = new LogAxis(texts, model::rules, millis -> model.find(millis, canvas::toLine));
    axisPlace.getChildren().setAll(axis);
    sincePlace.getChildren().setAll(since);
    watch();
    wire();
    memory.show(canvas.look());
    linking.show(start.link());
    memory.keep(canvas.look());
  }

  @Override
  public Route now(Route opened) {
    return opened.withOption(linking.link().withoutSecrets().text());
  }

  @Override
  public boolean shows(Route route) {
    return LogStart.same(route, model.targets().get(), model.scope().previous());
  }

  private void watch() {
    bag.add(model);
    bag.add(search);
    bag.add(canvas::close);
    bag.add(details);
    bag.add(new Heartbeat(services.background(), services.fx(), Duration.ofSeconds(1), canvas.look()::tick));
    bag.add(services.fx().observe(model.streams(), this::streams));
    bag.add(services.fx().observe(model.events(), axis::events));
    bag.add(services.fx().observe(model.containers(), names -> containers.show(names, model.scope().containers())));
    bag.add(services.fx().observe(model.rules(), rules -> streams(model.streams().get())));
    bag.add(services.fx().observe(model.targets(), targets -> streams(model.streams().get())));
    bag.add(services.fx().observe(services.sessions().open(), model::open));
  }

  private void wire() {
    new LogRoom((Region) root, footer, axis, canvas.look()).watch();
    new LogToggles(fields, times, wrap, follow, detail).show(canvas.look(), texts);
    previous.setSelected(model.scope().previous());
    previous.selectedProperty().addListener((selected, was, now) -> model.previous(now));
    new LogKeys(model, search, conditions, details,
        since::choose, menu::saveText, () -> SourceDialog.show(services, model)).on(canvas);
  }

  private void show(LogsViewModel.Shown now) {
    search.more();
    canvas.show(now.all(), now.judged());
    axis.show(now.judged().counts(), now.rules());
    details.more();
    search.gaveUp(now.judged().gaveUp());
    levels.show(now.all(), now.rules().filter());
    footer().show(now);
    state();
  }

  private void streams(List<LogStream> now) {
    SourceNames names = SourceNames.of(now);
    canvas.names(names);
    sources.show(now, names, model.rules().get().filter().hiddenSources());
    conditions.show(model.rules().get().fields());
    footer().show(now);
    state();
  }

  private LogFooter footer() {
    return new LogFooter(texts, counts, kept, streams);
  }

  private void state() {
    boolean empty = model.buffer().snapshot().end() == model.buffer().snapshot().first();
    new LogStates(texts, states, follow, model::retry).show(model.streams().get(), empty);
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
    return details.hide() || model.allTimes() || search.clear() || canvas.look().unchoose();
  }

  @Override
  public void close() {
    bag.close();
  }
}
