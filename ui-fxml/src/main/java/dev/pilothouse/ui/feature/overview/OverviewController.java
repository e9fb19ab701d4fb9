// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.overview;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.overview.NextStep;
import dev.pilothouse.core.overview.Problem;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.control.LiveBadge;
import dev.pilothouse.ui.control.StatePane;
import dev.pilothouse.ui.fx.Heartbeat;
import dev.pilothouse.ui.fx.PressHold;
import dev.pilothouse.ui.nav.FxmlView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import java.time.Duration;
import javafx.fxml.FXML;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The open overview.
@SuppressWarnings("NullAway.Init")
final class OverviewController extends FxmlView {
  private final UiServices services;
  private final Texts texts;
  private final ClusterSession session;
  private final OverviewViewModel model;
  private final OverviewStates watching;
  private final OverviewCards cards;
  private final ProblemList problems;
  private final PlaneCard plane;
  private OverviewViewModel.@Nullable Overview shown;
  @FXML private VBox page;
  @FXML private VBox problemBox;
  @FXML private Label count;
  @FXML private Label sentence;
  @FXML private LiveBadge live;
  @FXML private VBox capacity;
  @FXML private VBox rollouts;
  @FXML private VBox middle;
  @FXML private VBox namespaces;
  @FXML private VBox changes;
  @FXML private Label rolloutCount;
  @FXML private Label namespaceCount;
  @FXML private Label nodeCount;
  @FXML private Hyperlink allEvents;
  @FXML private Hyperlink allRollouts;
  @FXML private StatePane states;

  OverviewController(UiServices services, Route route) {
    super(services.texts(), services.texts().get("overview.title"));
    this.services = services;
    texts = services.texts();
    session = route.cluster();
    cards = new OverviewCards(texts);
    problems = new ProblemList(texts, this::step);
    problemBox.getChildren().setAll(problems);
    plane = new PlaneCard(texts);
    middle.getChildren().add(plane);
    model = new OverviewViewModel(session, services.background(), services.fx(), services.clock(),
        new PressHold<OverviewViewModel.Overview>(root, services.clock(), this::show)::show);
    watching = new OverviewStates(texts, session, states, live, services.clock());
    allEvents.setOnAction(event -> services.navigator().go(Route.of("events", session)));
    allRollouts.setOnAction(event -> services.navigator().go(Route.of("rollouts", session)));
    bag.add(model);
    bag.add(new Heartbeat(services.background(), services.fx(), Duration.ofSeconds(1), this::beat));
  }

  private void beat() {
    if (root.getScene() != null) {
      problems.tick(services.clock().instant().getEpochSecond());
      watching.tick();
      model.beat();
    }
  }

  private void show(OverviewViewModel.Overview next) {
    OverviewViewModel.Overview before = shown;
    shown = next;
    long now = services.clock().instant().getEpochSecond();
    page.setVisible(watching.show(next));
    problems.show(next.problems(), now);
    headline(next);
    if (before == null || !before.capacity().equals(next.capacity())) {
      capacity.getChildren().setAll(cards.capacity(next.capacity()));
      nodeCount.setText(texts.get("overview.nodes", next.capacity().nodes()));
    }
    if (before == null || !before.rollouts().equals(next.rollouts())) {
      rollouts.getChildren().setAll(
          cards.rollouts(next.rollouts(), rollout -> services.navigator().go(Route.rollout(session, rollout.ref()))));
    }
    cards.tick(now);
    rolloutCount.setText(next.rollouts().isEmpty() ? "" : Integer.toString(next.rollouts().size()));
    if (before == null || !before.namespaces().equals(next.namespaces())) {
      namespaces.getChildren().setAll(cards.namespaces(next.namespaces()));
      namespaceCount.setText(Integer.toString(next.namespaces().size()));
    }
    if (before == null || !before.plane().equals(next.plane())) {
      plane.show(next.plane());
    }
    if (before == null || !before.changes().equals(next.changes())) {
      changes.getChildren().setAll(cards.changes(next.changes()));
    }
  }

  private void headline(OverviewViewModel.Overview next) {
    long bad = next.problems().stream().filter(one -> one.health() == Health.BAD).count();
    long look = next.problems().size() - bad;
    count.setText(Integer.toString(next.problems().size()));
    count.setVisible(!next.problems().isEmpty());
    count.setManaged(count.isVisible());
    String key = bad == 0 ? "overview.sentenceLook" : look == 0 ? "overview.sentenceBad" : "overview.sentence";
    sentence.setText(next.problems().isEmpty() ? "" : texts.get(key, bad, look));
  }

  private void step(Problem problem, NextStep step) {
    ResourceRef worst = problem.worst();
    switch (step) {
      case LOGS_PREVIOUS -> services.navigator().go(Route.object("logs", session, worst).withOption("previous"));
      case LOGS -> services.navigator().go(Route.object("logs", session, worst));
      case EVENTS -> details(worst, "events");
      case YAML -> details(problem.ref(), "yaml");
      case SHOW_NODE -> services.navigator().go(Route.of("nodes", session).withOption("name:" + problem.ref().name()));
      case DETAILS, RESTART, SCALE -> details(problem.ref(), "");
    }
  }

  private void details(ResourceRef ref, String tab) {
    services.navigator().go(Route.object("details", session, ref).withOption(tab));
  }
}
