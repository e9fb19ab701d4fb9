// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.control.LiveBadge;
import dev.pilothouse.ui.control.StatePane;
import dev.pilothouse.ui.fx.FrameTicker;
import dev.pilothouse.ui.fx.Heartbeat;
import dev.pilothouse.ui.fx.PressHold;
import dev.pilothouse.ui.nav.Action;
import dev.pilothouse.ui.nav.FxmlView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import java.time.Duration;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The open view of one rollout.
@SuppressWarnings("NullAway.Init")
final class RolloutController extends FxmlView {
  /// The lines have their names at their ends too.
  private static final double ROOM_FOR_LEGEND = 940;
  private final UiServices services;
  private final Texts texts;
  private final ClusterSession session;
  private final ResourceRef ref;
  private final RolloutViewModel model;
  private final RolloutActions actions;
  private final LiveBadge live = new LiveBadge();
  private final PageHeight height;
  private final RolloutHeader header;
  private final WaitingCard waiting;
  private final EnvelopeChart chart;
  private final PlaceStrip places;
  private final LanesPane lanes;
  private final PodTimeline timeline;
  private final EventList events;
  private final SideTabs side;
  private RolloutPicture.@Nullable Shown shown;
  private RolloutPicture latest;
  private final Pace pace = new Pace();
  private final FrameTicker.Update later;
  @FXML private BorderPane page;
  @FXML private HBox head;
  @FXML private VBox left;
  @FXML private Label strategy;
  @FXML private HBox strategyLinks;
  @FXML private HBox legend;
  @FXML private StackPane chartBox;
  @FXML private TabPane right;
  @FXML private TabPane below;
  @FXML private Tab eventsTab;
  @FXML private Tab listTab;
  @FXML private StatePane states;

  RolloutController(UiServices services, Route route) {
    super(services.texts(), services.texts().get("rollout.title", route.target().name()));
    this.services = services;
    texts = services.texts();
    session = route.cluster();
    ref = route.target();
    TemplateReader reader = new TemplateReader(session);
    RolloutDialogs dialogs = new RolloutDialogs(services, session, reader, () -> model().images());
    actions = new RolloutActions(services, session, ref, dialogs, () -> shown);
    height = new PageHeight(page);
    header = new RolloutHeader(texts, actions, live, height.low());
    waiting = new WaitingCard(texts, actions::openObject, actions::openEvidence, height.low());
    chart = new EnvelopeChart(texts);
    places = new PlaceStrip(texts, pod -> actions.openObject(pod.pod()));
    lanes = new LanesPane(texts, pod -> actions.openObject(pod.pod()), pod -> actions.openLogs(pod.pod()), height.low());
    timeline = new PodTimeline(texts, pod -> actions.openObject(pod.pod()));
    events = new EventList(texts, actions::openEvent);
    RevisionList revisions = new RevisionList(texts, actions::diff, actions::undoTo);
    side = new SideTabs(texts, page, height, right, below, revisions, new TemplatePane(services, reader, dialogs::diff));
    assemble();
    latest = RolloutPicture.begin();
    later = services.frames().update(this::drawBelow);
    bag.add(later);
    model = new RolloutViewModel(session, ref, services.background(), services.fx(), services.clock(),
        new PressHold<RolloutPicture>(page, services.clock(), this::show)::show);
    bag.add(model);
    bag.add(services.fx().observe(session.guard(), level -> actions.guarded(level)));
    bag.add(new Heartbeat(services.background(), services.fx(), Duration.ofSeconds(1), this::beat));
    show(latest);
  }

  private RolloutViewModel model() {
    return model;
  }

  private void assemble() {
    HBox.setHgrow(header, Priority.ALWAYS);
    head.getChildren().setAll(header);
    left.getChildren().add(0, waiting);
    chartBox.getChildren().setAll(chart);
    VBox.setVgrow(lanes, Priority.ALWAYS);
    left.getChildren().addAll(places, lanes);
    legend.visibleProperty().bind(left.widthProperty().greaterThan(ROOM_FOR_LEGEND));
    legend.managedProperty().bind(legend.visibleProperty());
    eventsTab.setContent(timeline);
    listTab.setContent(events);
  }

  private void beat() {
    if (root.getScene() != null) {
      live.show(latest.freshness(), texts, services.clock().instant());
      model.beat();
    }
  }

  private void show(RolloutPicture next) {
    latest = next;
    live.show(next.freshness(), texts, services.clock().instant());
    page.setVisible(next instanceof RolloutPicture.Shown);
    switch (next) {
      case RolloutPicture.Loading loading -> states.loading(texts.get("rollout.loading", ref.name()));
      case RolloutPicture.Missing missing ->
          states.empty(
              texts.get("rollout.missing", ref.kind().kind(), ref.name()), texts.get("rollout.missing.why", ref.namespace()), "");
      case RolloutPicture.Refused refused -> states.failed(refused.failure(), texts, session::reconnect);
      case RolloutPicture.Shown ready -> ready(ready);
    }
  }

  private void ready(RolloutPicture.Shown ready) {
    shown = ready;
    states.ready();
    header.show(ready, side.narrow(), actions.refusal());
    waiting.show(ready);
    strategy.setText(new StrategyWords(texts).of(ready.progress()));
    strategyLinks.getChildren().setAll(actions.strategyLinks(ready));
    places.show(ready);
    lanes.show(ready, Lanes.of(ready.progress(), ready.trace()));
    if (pace.due(ready)) {
      chart.show(ready);
      later.request();
    }
  }

  /// What stands below and at the right is drawn in a frame of its own.
  private void drawBelow() {
    RolloutPicture.Shown ready = shown;
    if (ready == null) {
      return;
    }
    timeline.show(ready);
    events.show(ready.events());
    eventsTab.setText(texts.get("rollout.tab.events", ready.events().size()));
    side.show(ready, actions.refusal() == null);
  }

  @Override
  public void focus() {
    if (!lanes.focusFirst()) {
      root.requestFocus();
    }
  }

  @Override
  public List<Action> actions() {
    return actions.all();
  }
}
