// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.board;

import dev.pilothouse.core.settings.SettingsStore;
import dev.pilothouse.ui.control.StatePane;
import dev.pilothouse.ui.fx.Heartbeat;
import dev.pilothouse.ui.fx.PressHold;
import dev.pilothouse.ui.nav.Action;
import dev.pilothouse.ui.nav.FxmlView;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.rollouts.RolloutMonitor;
import dev.pilothouse.ui.text.Texts;
import java.time.Duration;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The open board.
@SuppressWarnings("NullAway.Init")
final class BoardController extends FxmlView {
  private static final double FINISHED_SHARE = 0.37;
  private final UiServices services;
  private final Texts texts;
  private final BoardViewModel model;
  private final BoardBar bar;
  private final BoardList list;
  private final FinishedPane finished;
  private final BoardActions actions;
  @FXML private VBox page;
  @FXML private VBox upper;
  @FXML private VBox lower;
  @FXML private StackPane body;
  @FXML private FlowPane legend;
  @FXML private StatePane states;

  BoardController(UiServices services, RolloutMonitor monitor, SettingsStore settings) {
    super(services.texts(), services.texts().get("board.title"));
    this.services = services;
    texts = services.texts();
    actions = new BoardActions(services);
    model = new BoardViewModel(monitor, services.background(), services.fx(), services.clock(), texts::get,
        new PressHold<BoardViewModel.Shown>(root, services.clock(), this::show)::show);
    list = new BoardList(texts, services.clock(), actions, model::filter);
    bar = new BoardBar(texts, model::filter, on -> settings.update(before -> before.notices(on)));
    finished = new FinishedPane(texts, services.clock(), this::open);
    page.getChildren().add(0, bar);
    upper.getChildren().add(0, new BoardHeader(texts, BoardColumns.IN_FLIGHT));
    body.getChildren().add(0, list);
    lower.getChildren().setAll(finished);
    VBox.setVgrow(finished, Priority.ALWAYS);
    lower.prefHeightProperty().bind(page.heightProperty().multiply(FINISHED_SHARE));
    for (PodMark mark : PodMark.values()) {
      Label label = new Label(texts.get("board.pod." + mark.word()), PodStrip.mark(mark));
      legend.getChildren().add(label);
    }
    bar.onDown(list::enter);
    states.loading(texts.get("board.loading"));
    bag.add(model);
    bag.add(services.fx().observe(services.sessions().open(), model::sessions));
    bag.add(services.fx().observe(settings.settings(), now -> bar.notifies(now.notices())));
    bag.add(new Heartbeat(services.background(), services.fx(), Duration.ofSeconds(1), this::beat));
  }

  private void beat() {
    if (root.getScene() != null) {
      list.tick(services.clock().instant());
      finished.tick(services.clock().instant());
      model.beat();
    }
  }

  private void show(BoardViewModel.Shown shown) {
    bar.show(shown);
    list.show(shown.rows());
    finished.show(shown);
    boolean rows = !shown.rows().isEmpty();
    legend.setVisible(shown.inFlight() > 0);
    legend.setManaged(legend.isVisible());
    if (rows) {
      states.ready();
    } else if (shown.loading()) {
      states.loading(texts.get("board.loading"));
    } else if (shown.contexts().isEmpty()) {
      states.empty(texts.get("board.noContext"), texts.get("board.noContextWhy"), texts.get("board.noContextFill"));
    } else if (shown.inFlight() > 0) {
      states.empty(texts.get("board.noneSuch", shown.inFlight()), texts.get("board.noneSuchWhy"), "");
    } else {
      states.empty(texts.get("board.none"), texts.get("board.noneWhy", shown.contexts().size()), texts.get("board.noneFill"));
    }
  }

  private void open(FinishedRow row) {
    if (row.session() != null) {
      actions.open(row.session(), row.ended().workload());
    } else {
      services.navigator().refuse(texts.get("board.notOpen", row.ended().context()), "");
    }
  }

  @Override
  public void focus() {
    list.enter();
  }

  @Override
  public boolean focusFilter() {
    bar.focusFilter();
    return true;
  }

  @Override
  public boolean escape() {
    return bar.clear();
  }

  @Override
  public List<Action> actions() {
    BoardRow.Rollout row = list.current();
    return row == null ? List.of() : actions.actions(row);
  }
}
