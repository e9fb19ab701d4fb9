// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.details;

import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.model.Status;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.control.ObjectActions;
import dev.pilothouse.ui.control.StatePane;
import dev.pilothouse.ui.control.StatusBadge;
import dev.pilothouse.ui.fx.Heartbeat;
import dev.pilothouse.ui.fx.PressHold;
import dev.pilothouse.ui.nav.Action;
import dev.pilothouse.ui.nav.EditRoute;
import dev.pilothouse.ui.nav.FxmlView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The open panel.
@SuppressWarnings("NullAway.Init")
final class DetailsController extends FxmlView {
  private final UiServices services;
  private final Texts texts;
  private final ClusterSession session;
  private final ResourceRef ref;
  private final DetailsViewModel model;
  private final ObjectActions actions;
  private final VBox summary = new VBox();
  private final SectionList sections;
  private final SectionList eventList;
  private final SectionList users;
  private final YamlPane code;
  private DetailsViewModel.@Nullable Ready shown;
  private @Nullable AutoscalerPane autoscaler;
  private boolean usersOpen;
  @FXML private Label name;
  @FXML private Label sub;
  @FXML private StatusBadge status;
  @FXML private FlowPane buttons;
  @FXML private TabPane tabs;
  @FXML private Tab summaryTab;
  @FXML private Tab eventsTab;
  @FXML private Tab usersTab;
  @FXML private Tab yamlTab;
  @FXML private StatePane states;

  DetailsController(UiServices services, Route route) {
    super(services.texts(), route.target().name());
    this.services = services;
    texts = services.texts();
    session = route.cluster();
    ref = route.target();
    actions = new ObjectActions(services, session);
    sections = new SectionList(texts, actions::details);
    eventList = new SectionList(texts, actions::details);
    users = new SectionList(texts, actions::details);
    code = new YamlPane(services, () -> services.navigator().go(EditRoute.of(session, ref)));
    bag.add(code);
    name.setText(ref.name());
    sub.setText(ref.kind().kind() + (ref.namespace().isEmpty() ? "" : " · " + ref.namespace()));
    summaryTab.setContent(scroll(summary));
    summary.getChildren().setAll(sections);
    eventsTab.setContent(scroll(eventList));
    usersTab.setContent(scroll(users));
    yamlTab.setContent(code);
    usersTab.selectedProperty().addListener((selected, before, after) -> openUsers());
    select(route.option());
    model = new DetailsViewModel(session, ref, services.background(), services.fx(), services.clock());
    bag.add(model);
    bag.add(services.fx().observe(model.state(), new PressHold<DetailsViewModel.State>(root, services.clock(), this::show)::show));
    bag.add(new Heartbeat(services.background(), services.fx(), Duration.ofSeconds(1), this::beat));
  }

  private static ScrollPane scroll(Region list) {
    ScrollPane pane = new ScrollPane(list);
    pane.setFitToWidth(true);
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    return pane;
  }

  private void beat() {
    if (root.getScene() != null && autoscaler != null) {
      autoscaler.tick(services.clock().instant().getEpochSecond());
    }
  }

  private void select(String option) {
    switch (option) {
      case "events" -> tabs.getSelectionModel().select(eventsTab);
      case "usedBy" -> tabs.getSelectionModel().select(usersTab);
      case "yaml" -> tabs.getSelectionModel().select(yamlTab);
      default -> {}
    }
  }

  private void openUsers() {
    if (!usersOpen) {
      usersOpen = true;
      bag.add(new UsersViewModel(session, ref, services.background(), services.fx(), users::showUsers));
    }
  }

  private void show(DetailsViewModel.State state) {
    switch (state) {
      case DetailsViewModel.Loading loading -> states.loading(texts.get("details.loading", ref.name()));
      case DetailsViewModel.Failed failed -> states.failed(failed.failure(), texts, model::retry);
      case DetailsViewModel.Gone gone -> {
        buttons.getChildren().clear();
        states.empty(texts.get("details.gone", ref.name()), texts.get("details.goneWhy"), "");
      }
      case DetailsViewModel.Ready ready -> ready(ready);
    }
  }

  private void ready(DetailsViewModel.Ready ready) {
    boolean other = shown == null || !shown.target().equals(ready.target());
    shown = ready;
    states.ready();
    long now = services.clock().instant().getEpochSecond();
    String created = ready.object().text("metadata", "creationTimestamp");
    if (!created.isEmpty()) {
      String age = Ages.between(Instant.parse(created).getEpochSecond(), now);
      String place = ref.namespace().isEmpty() ? "" : ref.namespace() + " · ";
      sub.setText(ref.kind().kind() + " · " + place + texts.get("details.created", age));
    }
    Status how = ready.status();
    status.setVisible(how != null);
    status.setManaged(how != null);
    if (how != null) {
      status.show(how, texts);
    }
    if (other) {
      // what the panel itself shows has no short words
      List<Action> all = actions.actions(ready.target());
      buttons.getChildren().setAll(all.stream().filter(one -> texts.has("button." + one.id())).map(this::button).toList());
    }
    autoscaler(ready.autoscaler(), now);
    sections.show(ready.sections());
    eventList.showEvents(ready.events(), now);
    long warnings = ready.events().stream().filter(EventRow::warning).count();
    eventsTab.setText(warnings == 0 ? texts.get("details.events") : texts.get("details.eventsCount", warnings));
    code.show(ready.yaml());
  }

  private void autoscaler(@Nullable AutoscalerPicture picture, long now) {
    if (picture == null) {
      return;
    }
    AutoscalerPane pane = autoscaler == null ? new AutoscalerPane(services, session) : autoscaler;
    if (autoscaler == null) {
      autoscaler = pane;
      summary.getChildren().addFirst(pane);
    }
    pane.show(picture, now);
  }

  private Button button(Action action) {
    Button button = new Button(texts.get("button." + action.id()), new FontIcon(action.icon()));
    button.setId("details-" + action.id());
    button.setAccessibleText(action.label());
    button.setTooltip(new javafx.scene.control.Tooltip(action.label() + "  " + action.keys()));
    if (action.id().equals("action.delete")) {
      button.getStyleClass().add("destructive");
    }
    button.setOnAction(event -> action.run().run());
    return button;
  }

  @Override
  public void focus() {
    tabs.requestFocus();
  }

  @Override
  public boolean focusFilter() {
    tabs.getSelectionModel().select(yamlTab);
    code.find();
    return true;
  }

  @Override
  public List<Action> actions() {
    return shown == null ? List.of() : actions.actions(shown.target());
  }
}
