// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.board;

import dev.pilothouse.core.command.PauseRollout;
import dev.pilothouse.core.command.ResumeRollout;
import dev.pilothouse.core.command.SetPartition;
import dev.pilothouse.core.kind.Capability;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.rollout.RolloutRevision;
import dev.pilothouse.core.rollouts.ImageStep;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.control.ObjectActions;
import dev.pilothouse.ui.nav.Action;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.feather.Feather;

/// What can be done with a rollout of the board. FX thread.
final class BoardActions {
  private final UiServices services;

  BoardActions(UiServices services) {
    this.services = services;
  }

  /// What the first button of a row does.
  enum Hold {
    /// A Deployment stops where it is.
    PAUSE,
    /// A paused Deployment goes on.
    RESUME,
    /// A StatefulSet that its partition holds goes on to the end.
    RELEASE,
    /// The kind knows no pause.
    NONE
  }

  Hold holdOf(BoardRow.Rollout row) {
    return switch (row.progress().workload().kind().kind()) {
      case "Deployment" -> row.progress().paused() ? Hold.RESUME : Hold.PAUSE;
      case "StatefulSet" -> row.progress().partition() > 0 ? Hold.RELEASE : Hold.NONE;
      default -> Hold.NONE;
    };
  }

  void hold(BoardRow.Rollout row) {
    ResourceRef ref = row.progress().workload();
    switch (holdOf(row)) {
      case PAUSE -> services.navigator().run(row.session(), new PauseRollout(ref));
      case RESUME -> services.navigator().run(row.session(), new ResumeRollout(ref));
      case RELEASE -> services.navigator().run(row.session(), new SetPartition(ref, (int) row.progress().partition(), 0));
      case NONE -> services.navigator().refuse(services.texts().get("board.hold.NONE"), "");
    }
  }

  /// Asks to which revision the workload goes back; the one that is being replaced is offered first.
  void undo(BoardRow.Rollout row) {
    if (undoes(row)) {
      List<RolloutRevision> old = row.progress().old();
      services.navigator().go(Route.undo(row.session(), row.progress().workload(), old.isEmpty() ? 0 : old.getFirst().number()));
    } else {
      services.navigator().refuse(services.texts().get("rollout.undo.alone"), "");
    }
  }

  /// Whether there is a revision before the one that goes out.
  boolean undoes(BoardRow.Rollout row) {
    return row.images().change() != ImageStep.Change.FIRST;
  }

  /// Opens the rollout's own view.
  void open(ClusterSession session, ResourceRef ref) {
    services.navigator().go(Route.rollout(session, ref));
  }

  void details(BoardRow.Rollout row) {
    services.navigator().go(Route.object("details", row.session(), row.progress().workload()));
  }

  private ObjectActions.Target target(BoardRow.Rollout row) {
    ResourceRef ref = row.progress().workload();
    boolean scales = !ref.kind().kind().equals("DaemonSet");
    Set<Capability> all =
        scales
            ? Set.of(Capability.SCALE, Capability.RESTART, Capability.LOGS, Capability.SHELL, Capability.DELETE)
            : Set.of(Capability.RESTART, Capability.LOGS, Capability.SHELL, Capability.DELETE);
    return new ObjectActions.Target(ref, all, scales ? (int) row.progress().envelope().wanted() : -1, false);
  }

  /// Does what a key stands for; false when it stands for nothing here.
  boolean key(KeyEvent event, BoardRow.Rollout row) {
    if (!event.isShortcutDown() && !event.isAltDown() && event.getCode() == KeyCode.P) {
      hold(row);
      return true;
    }
    if (!event.isShortcutDown() && !event.isAltDown() && event.getCode() == KeyCode.U) {
      undo(row);
      return true;
    }
    return new ObjectActions(services, row.session()).key(event, target(row));
  }

  /// All that can be done with a rollout, the likeliest first.
  List<Action> actions(BoardRow.Rollout row) {
    List<Action> all = new ArrayList<>();
    String name = row.name();
    all.add(action("open", name, Feather.GIT_COMMIT, "Enter", () -> open(row.session(), row.progress().workload())));
    Hold hold = holdOf(row);
    if (hold != Hold.NONE) {
      Feather icon = hold == Hold.PAUSE ? Feather.PAUSE : Feather.PLAY;
      all.add(action(hold.name(), name, icon, "P", () -> hold(row)));
    }
    if (undoes(row)) {
      all.add(action("undo", name, Feather.ROTATE_CCW, "U", () -> undo(row)));
    }
    all.addAll(new ObjectActions(services, row.session()).actions(target(row)));
    return all;
  }

  private Action action(String id, String name, Feather icon, String keys, Runnable run) {
    return new Action("board." + id, services.texts().get("board.action." + id, name), icon, keys, run);
  }
}
