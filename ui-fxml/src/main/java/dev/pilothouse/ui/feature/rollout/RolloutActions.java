// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.command.CommandBus;
import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.command.PauseRollout;
import dev.pilothouse.core.command.RestartWorkload;
import dev.pilothouse.core.command.ResumeRollout;
import dev.pilothouse.core.kind.DaemonSetKind;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.ReplicaSetKind;
import dev.pilothouse.core.kind.StatefulSetKind;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.Right;
import dev.pilothouse.core.rollout.Evidence;
import dev.pilothouse.core.rollout.RolloutProgress;
import dev.pilothouse.core.rollout.RolloutRevision;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.nav.Action;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What can be done from the view of a rollout, and where it leads. FX thread.
final class RolloutActions implements RolloutHeader.Actions {
  private static final Map<String, ResourceKind> KINDS =
      Stream.of(PodKind.KIND, ReplicaSetKind.KIND, DeploymentKind.KIND, StatefulSetKind.KIND, DaemonSetKind.KIND, NodeKind.KIND)
          .collect(Collectors.toMap(ResourceKind::kind, Function.identity()));
  private final UiServices services;
  private final Texts texts;
  private final ClusterSession session;
  private final ResourceRef ref;
  private final Supplier<RolloutPicture.@Nullable Shown> shown;
  private final RolloutDialogs dialogs;
  private final Map<String, Hyperlink> links = new HashMap<>();
  private @Nullable String forbidden;
  private @Nullable String guarded;

  RolloutActions(
      UiServices services, ClusterSession session, ResourceRef ref, RolloutDialogs dialogs,
      Supplier<RolloutPicture.@Nullable Shown> shown) {
    this.dialogs = dialogs;
    this.services = services;
    this.texts = services.texts();
    this.session = session;
    this.ref = ref;
    this.shown = shown;
    services.background().execute(this::askRight);
  }

  /// Asks the server whether the workload may be changed at all, so that the buttons say it before they are pressed.
  private void askRight() {
    Right right = new Right("patch", ref.kind(), "", ref.namespace(), ref.name());
    try {
      boolean allowed = session.gateway().ask(right).allowed();
      String words = allowed ? null : texts.get("rollout.forbidden", texts.get(right.message()));
      services.fx().execute(() -> forbidden = words);
    } catch (ClusterException unknown) {
      // Whoever presses a button is told by the server then.
      services.fx().execute(() -> forbidden = null);
    }
  }

  void guarded(GuardLevel level) {
    Command any = new RestartWorkload(ref, services.clock().instant());
    CommandBus.Decision decision = session.commands().decide(any);
    guarded =
        decision instanceof CommandBus.Decision.Refused refused
            ? texts.get(refused.failure().why()) + " " + texts.get(refused.failure().next())
            : null;
  }

  /// Why nothing can be changed now; null when it can.
  @Nullable String refusal() {
    RolloutPicture.Shown now = shown.get();
    if (now != null && !now.there()) {
      return texts.get("rollout.state.gone");
    }
    return guarded != null ? guarded : forbidden;
  }

  private ResourceRef target() {
    RolloutPicture.Shown now = shown.get();
    return now == null ? ref : now.progress().workload();
  }

  @Override
  public void pause() {
    RolloutPicture.Shown now = shown.get();
    if (now != null) {
      services.navigator().run(session, now.progress().paused() ? new ResumeRollout(target()) : new PauseRollout(target()));
    }
  }

  @Override
  public void restart() {
    services.navigator().run(session, new RestartWorkload(target(), services.clock().instant()));
  }

  @Override
  public void undo() {
    RolloutPicture.Shown now = shown.get();
    if (now != null && now.history().size() > 1) {
      services.navigator().go(Route.undo(session, target(), 0));
    }
  }

  @Override
  public void setImage() {
    dialogs.setImage(target());
  }

  /// What changed from a revision to the newest one.
  void diff(RolloutRevision revision) {
    RolloutPicture.Shown now = shown.get();
    if (now != null && !now.history().isEmpty()) {
      dialogs.diff(revision, now.history().getFirst());
    }
  }

  void undoTo(RolloutRevision revision) {
    services.navigator().go(Route.undo(session, target(), revision.number()));
  }

  /// What can be set of the strategy.
  List<Hyperlink> strategyLinks(RolloutPicture.Shown picture) {
    RolloutProgress progress = picture.progress();
    if (refusal() != null) {
      return List.of();
    }
    return switch (progress.strategy()) {
      case ORDERED ->
          List.of(link("rollout.partition.set", "set-partition", () -> dialogs.partition(target(), partition(picture))));
      case BY_NODE ->
          List.of(link("rollout.maxUnavailable.set", "set-away", () -> dialogs.maxUnavailable(target(), away(picture))));
      default -> List.of();
    };
  }

  private static int partition(RolloutPicture.Shown picture) {
    return (int) picture.row().number(StatefulSetKind.PARTITION);
  }

  private static String away(RolloutPicture.Shown picture) {
    return picture.row().text(DaemonSetKind.MAX_UNAVAILABLE);
  }

  private Hyperlink link(String key, String id, Runnable run) {
    Hyperlink link = links.computeIfAbsent(id, made -> new Hyperlink(texts.get(key)));
    link.setId(id);
    link.setMinWidth(Region.USE_PREF_SIZE);
    link.setOnAction(event -> run.run());
    return link;
  }

  void openObject(ResourceRef object) {
    services.navigator().go(Route.object("details", session, object));
  }

  void openLogs(ResourceRef pod) {
    services.navigator().go(Route.object("logs", session, pod));
  }

  void openEvidence(Evidence evidence) {
    switch (evidence) {
      case Evidence.Log log ->
          services.navigator().go(Route.object("logs", session, log.ref()).withOption(log.previous() ? "previous" : ""));
      case Evidence.Event event -> services.navigator().go(Route.object("details", session, event.ref()).withOption("events"));
      case Evidence.Probe probe -> services.navigator().go(Route.object("details", session, probe.ref()).withOption("yaml"));
      case Evidence.Condition condition -> openObject(condition.ref());
      case Evidence.Related related -> openObject(related.ref());
    }
  }

  void openEvent(RolloutEvent event) {
    ResourceKind kind = KINDS.get(event.objectKind());
    if (kind != null) {
      ResourceRef about = new ResourceRef(kind, kind.namespaced() ? ref.namespace() : "", event.objectName(), event.uid());
      services.navigator().go(Route.object("details", session, about).withOption("events"));
    }
  }

  /// For the palette.
  List<Action> all() {
    RolloutPicture.Shown now = shown.get();
    if (now == null || refusal() != null) {
      return List.of();
    }
    String name = ref.name();
    boolean pausable = ref.kind().equals(DeploymentKind.KIND);
    boolean paused = now.progress().paused();
    String pause = paused ? "rollout.action.resume" : "rollout.action.pause";
    List<Action> actions = new ArrayList<>();
    if (pausable) {
      actions.add(new Action(pause, texts.get(pause, name), paused ? Feather.PLAY : Feather.PAUSE, "", this::pause));
    }
    String restart = texts.get("rollout.action.restart", name);
    actions.add(new Action("rollout.action.restart", restart, Feather.REFRESH_CW, "", this::restart));
    if (now.history().size() > 1) {
      actions.add(new Action("rollout.action.undo", texts.get("rollout.action.undo", name), Feather.ROTATE_CCW, "", this::undo));
    }
    actions.add(new Action("rollout.action.image", texts.get("rollout.action.image", name), Feather.PACKAGE, "", this::setImage));
    return actions;
  }

}
