// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.logs.LogBuffer;
import dev.pilothouse.core.tail.LogStream;
import dev.pilothouse.core.tail.LogStream.Phase;
import dev.pilothouse.core.tail.LogTarget;
import dev.pilothouse.ui.control.StatePane;
import dev.pilothouse.ui.fx.Fxml;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Amounts;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import java.util.Locale;
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

  LogsController(UiServices services, LogBuffer buffer, Route route) {
    texts = services.texts();
    root = Fxml.load(this, texts);
    boolean before = route.option().equals("previous");
    LogTarget target = new LogTarget(route.cluster(), route.target());
    title.set(before ? texts.get("logs.titlePrevious", target.object().name()) : target.object().name());
    model = new LogsViewModel(services.background(), services.fx(), buffer, target, before, this::show);
    canvas = new LogCanvas(services, model::turn);
    body.getChildren().add(0, canvas);
    details = new DetailsPlace(services, model, canvas, split);
    conditions = new ConditionBar(texts, model::rules, canvas::requestFocus);
    conditionPlace.getChildren().setAll(conditions);
    LogFinder finder = new LogFinder(model.buffer(), services.background(), services.fx(), this::found);
    search =
        new LogSearchBar(texts, finder, canvas, model::filter, lines -> model.rules(rules -> rules.around(lines)));
    sources = new SourceBar(texts, hidden -> model.filter(filter -> filter.sources(hidden)));
    levels = new LevelChips(texts, model::filter);
    containers = new ContainerMenu(texts, model::containers);
    searchPlace.getChildren().setAll(search);
    sourcePlace.getChildren().setAll(sources);
    levelPlace.getChildren().setAll(levels);
    containerPlace.getChildren().setAll(containers);
    containerPlace.managedProperty().bind(containers.managedProperty());
    menu = new LogMenu(services, model, model::shown, canvas::words, target.object().name());
    menuPlace.getChildren().setAll(menu);
    since = new SinceMenu(texts, model, services.clock());
    axis = new LogAxis(texts, model::rules, millis -> model.find(millis, canvas::toLine));
    axisPlace.getChildren().setAll(axis);
    sincePlace.getChildren().setAll(since);
    bag.add(model);
    bag.add(finder);
    bag.add(canvas::close);
    bag.add(services.fx().observe(model.streams(), this::streams));
    bag.add(services.fx().observe(model.events(), axis::events));
    bag.add(services.fx().observe(model.containers(), names -> containers.show(names, model.scope().containers())));
    bag.add(services.fx().observe(model.rules(), rules -> streams(model.streams().get())));
    wire();
  }

  private void wire() {
    new LogRoom((Region) root, footer, axis, canvas.look()).watch();
    fields.selectedProperty().bindBidirectional(canvas.look().fields());
    times.setOnAction(event -> canvas.look().times().set(canvas.look().times().get().next()));
    canvas.look().times().subscribe(this::times);
    wrap.selectedProperty().bindBidirectional(canvas.look().wrap());
    follow.selectedProperty().bindBidirectional(canvas.look().follow());
    detail.selectedProperty().bindBidirectional(canvas.look().details());
    previous.setSelected(model.scope().previous());
    previous.selectedProperty().addListener((selected, was, now) -> model.previous(now));
    new LogKeys(model, search, conditions, since::choose, menu::saveText).on(canvas);
  }

  private void times(TimeForm form) {
    times.setSelected(form != TimeForm.OFF);
    times.setText(texts.get("logs.times." + form.name().toLowerCase(Locale.ROOT)));
  }

  private void found(LogFinder.Found found) {
    canvas.query(found.query(), found.line(), found.lines());
    search.show(found);
  }

  private void show(LogsViewModel.Shown now) {
    canvas.show(now.all(), now.judged());
    axis.show(now.judged().counts(), now.rules());
    search.gaveUp(now.judged().gaveUp());
    levels.show(now.all(), now.rules().filter());
    String all = Amounts.count(now.all().end() - now.all().first());
    counts.setText(
        now.rules().isEmpty()
            ? texts.get("logs.lines", all)
            : texts.get("logs.linesOf", Amounts.count(now.judged().whole().size()), all));
    long gone = now.all().first();
    kept.setText(gone == 0 ? "" : texts.get("logs.evicted", Amounts.count(gone)));
    state();
  }

  private void streams(List<LogStream> now) {
    SourceNames names = SourceNames.of(now);
    canvas.names(names);
    sources.show(now, names, model.rules().get().filter().hiddenSources());
    conditions.show(model.rules().get().fields());
    long live = now.stream().filter(one -> one.phase() instanceof Phase.Following).count();
    streams.setText(texts.get("logs.streams", live, now.size()));
    state();
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
    if (details.close() || model.allTimes() || search.clear()) {
      return true;
    }
    boolean chosen = canvas.look().chosen().get() >= 0;
    canvas.look().chosen().set(-1);
    return chosen;
  }

  @Override
  public void close() {
    bag.close();
  }
}
