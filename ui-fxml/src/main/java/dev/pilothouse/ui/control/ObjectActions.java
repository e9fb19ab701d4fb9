// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control;

import dev.pilothouse.core.command.CordonNode;
import dev.pilothouse.core.command.DeleteObject;
import dev.pilothouse.core.command.RestartWorkload;
import dev.pilothouse.core.command.ScaleWorkload;
import dev.pilothouse.core.kind.Capability;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterWrites.Propagation;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What can be done with an object, by key, menu or button; the same everywhere. What changes the cluster goes to the navigator as
/// a command, which asks and sends.
public final class ObjectActions {
  private final UiServices services;
  private final ClusterSession session;

  public ObjectActions(UiServices services, ClusterSession session) {
    this.services = services;
    this.session = session;
  }

  /// An object that something can be done with.
  ///
  /// @param wanted how many replicas are wanted; -1 when it has none
  /// @param cordoned for nodes: whether new pods are kept off
  public record Target(ResourceRef ref, Set<Capability> capabilities, int wanted, boolean cordoned) {
    public Target {
      capabilities = Set.copyOf(capabilities);
    }

    public boolean can(Capability capability) {
      return capabilities.contains(capability);
    }
  }

  public void details(ResourceRef ref) {
    services.navigator().go(Route.object("details", session, ref));
  }

  public void logs(Target target, boolean previous) {
    if (target.can(Capability.LOGS)) {
      services.navigator().go(Route.object("logs", session, target.ref()).withOption(previous ? "previous" : ""));
    }
  }

  public void scale(Target target, int to) {
    if (target.can(Capability.SCALE) && target.wanted() >= 0 && to >= 0 && to != target.wanted()) {
      services.navigator().run(session, new ScaleWorkload(target.ref(), target.wanted(), to));
    }
  }

  /// Asks for the number first.
  public void askScale(Target target, Node beside) {
    if (target.can(Capability.SCALE) && target.wanted() >= 0) {
      new ScalePopover(services.texts(), target.ref().name(), target.wanted(), to -> scale(target, to)).showBeside(beside);
    }
  }

  public void restart(Target target) {
    if (target.can(Capability.RESTART)) {
      services.navigator().run(session, new RestartWorkload(target.ref(), services.clock().instant()));
    }
  }

  public void delete(Target target) {
    if (target.can(Capability.DELETE)) {
      services.navigator().run(session, new DeleteObject(target.ref(), Propagation.BACKGROUND));
    }
  }

  public void cordon(Target target) {
    if (target.can(Capability.CORDON)) {
      services.navigator().run(session, new CordonNode(target.ref(), !target.cordoned()));
    }
  }

  /// Does what a key stands for; false when it stands for nothing here.
  public boolean key(KeyEvent event, Target target, Node beside) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return false;
    }
    String letter = event.getText();
    if (event.getCode() == KeyCode.L) {
      logs(target, event.isShiftDown());
      return target.can(Capability.LOGS);
    } else if (letter.equals("+") || event.getCode() == KeyCode.ADD) {
      scale(target, target.wanted() + 1);
      return target.can(Capability.SCALE);
    } else if (letter.equals("-") || event.getCode() == KeyCode.SUBTRACT) {
      scale(target, target.wanted() - 1);
      return target.can(Capability.SCALE);
    } else if (event.getCode() == KeyCode.R && !event.isShiftDown()) {
      restart(target);
      return target.can(Capability.RESTART);
    } else if (event.getCode() == KeyCode.D || event.getCode() == KeyCode.DELETE) {
      delete(target);
      return target.can(Capability.DELETE);
    } else if (event.getCode() == KeyCode.C && !event.isShiftDown()) {
      cordon(target);
      return target.can(Capability.CORDON);
    }
    return false;
  }

  public List<MenuItem> menu(Target target, Node beside) {
    List<MenuItem> items = new ArrayList<>();
    items.add(item("action.details", Feather.SIDEBAR, () -> details(target.ref())));
    if (target.can(Capability.LOGS)) {
      items.add(item("action.logs", Feather.ALIGN_LEFT, () -> logs(target, false)));
      items.add(item("action.logsPrevious", Feather.ROTATE_CCW, () -> logs(target, true)));
    }
    items.add(new SeparatorMenuItem());
    if (target.can(Capability.SCALE) && target.wanted() >= 0) {
      items.add(item("action.scale", Feather.SLIDERS, () -> askScale(target, beside)));
    }
    if (target.can(Capability.RESTART)) {
      items.add(item("action.restart", Feather.REFRESH_CW, () -> restart(target)));
    }
    if (target.can(Capability.CORDON)) {
      items.add(item(target.cordoned() ? "action.uncordon" : "action.cordon", Feather.SLASH, () -> cordon(target)));
    }
    if (target.can(Capability.DELETE)) {
      MenuItem delete = item("action.delete", Feather.TRASH_2, () -> delete(target));
      delete.getStyleClass().add("destructive");
      items.add(delete);
    }
    return items;
  }

  private MenuItem item(String key, Feather icon, Runnable action) {
    MenuItem item = new MenuItem(services.texts().get(key), new FontIcon(icon));
    item.setId(key);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> action.run());
    return item;
  }
}
