// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control;

import dev.pilothouse.core.command.CordonNode;
import dev.pilothouse.core.command.DeleteObject;
import dev.pilothouse.core.command.Kubectl;
import dev.pilothouse.core.command.RestartWorkload;
import dev.pilothouse.core.command.ScaleWorkload;
import dev.pilothouse.core.kind.Capability;
import dev.pilothouse.core.logs.LogLink;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterWrites.Propagation;
import dev.pilothouse.core.rollout.Rollouts;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.SessionState;
import dev.pilothouse.core.yaml.ReadableYaml;
import dev.pilothouse.ui.nav.Action;
import dev.pilothouse.ui.nav.EditRoute;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.ScaleManyRoute;
import dev.pilothouse.ui.nav.ScaleRoute;
import dev.pilothouse.ui.nav.UiServices;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
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

  private Route details(Target target, String tab) {
    return Route.object("details", session, target.ref()).withOption(tab);
  }

  /// Opens the YAML of an object to be changed.
  public void edit(Target target) {
    services.navigator().go(EditRoute.of(session, target.ref()));
  }

  private void copyYaml(Target target) {
    services.background().execute(
        () -> {
          try {
            String yaml = ReadableYaml.of(session.gateway().get(target.ref()));
            services.fx().execute(() -> copy(yaml, services.texts().get("action.yamlCopied", target.ref().name())));
          } catch (ClusterException e) {
            services.fx().execute(() -> services.refuse(e.failure()));
          }
        });
  }

  /// What Pilothouse cannot do itself yet, kubectl can: the line for it goes to the clipboard.
  private void copyLine(Target target, String told, String... words) {
    List<String> line = new ArrayList<>(List.of("kubectl", "--context", session.context().name()));
    line.addAll(List.of("-n", target.ref().namespace()));
    line.addAll(List.of(words));
    copy(Kubectl.shellLine(line), services.texts().get(told, target.ref().name()));
  }

  private void copy(String words, String told) {
    ClipboardContent content = new ClipboardContent();
    content.putString(words);
    Clipboard.getSystemClipboard().setContent(content);
    services.navigator().tell(told);
  }

  public void logs(Target target, boolean previous) {
    if (target.can(Capability.LOGS)) {
      services.navigator().go(Route.object("logs", session, target.ref()).withOption(previous ? "previous" : ""));
    }
  }

  /// The logs of several objects in one view; false when they are not several that have any.
  private boolean logs(List<Target> all, boolean previous) {
    List<LogLink.Source> sources =
        all.stream()
            .filter(one -> one.can(Capability.LOGS))
            .map(Target::ref)
            .distinct()
            .map(ref -> new LogLink.Source(session.context().name(), ref.namespace(), ref.kind().id(), ref.name(), ""))
            .toList();
    if (sources.size() > 1) {
      String link = LogLink.NOTHING.sources(sources).previous(previous).text();
      services.navigator().go(Route.of("logs", session).withOption(link));
    }
    return sources.size() > 1;
  }

  /// Asks how many replicas the target shall have.
  ///
  /// @param by how many more or fewer than now the question begins with
  public void askScale(Target target, int by) {
    if (scales(target)) {
      services.navigator().go(ScaleRoute.of(session, target.ref(), target.wanted(), by));
    }
  }

  /// Those of several objects that have replicas; empty unless there are two of them.
  private List<ScaleManyRoute.Asked> together(List<Target> all) {
    List<ScaleManyRoute.Asked> found =
        all.stream().filter(this::scales).map(one -> new ScaleManyRoute.Asked(one.ref(), one.wanted())).distinct().toList();
    return found.size() > 1 ? found : List.of();
  }

  /// Asks how many replicas each of several objects shall have; false when they are not several that have replicas.
  private boolean askScale(List<Target> all) {
    List<ScaleManyRoute.Asked> together = together(all);
    if (!together.isEmpty()) {
      services.navigator().go(ScaleManyRoute.of(session, together));
    }
    return !together.isEmpty();
  }

  /// Watches the rollout of a workload.
  public void rollout(Target target) {
    if (Rollouts.has(target.ref().kind())) {
      services.navigator().go(Route.rollout(session, target.ref()));
    }
  }

  /// Whether the target has replicas that can be set: a built-in kind that has, or any that the server has a scale of.
  private boolean scales(Target target) {
    if (target.can(Capability.SCALE)) {
      return target.wanted() >= 0;
    }
    return session.state().get() instanceof SessionState.Connected connected
        && connected.discovery().can(target.ref().kind(), "scale", "patch");
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

  /// Asks whether a node shall be drained, and shows how far it is.
  public void drain(Target target) {
    if (target.can(Capability.CORDON)) {
      services.navigator().go(Route.drain(session, target.ref()));
    }
  }

  /// Does what a key stands for; false when it stands for nothing here.
  public boolean key(KeyEvent event, Target target) {
    return key(event, target, List.of());
  }

  /// @param selected all that are selected; a key that scales is for all of them
  public boolean key(KeyEvent event, Target target, List<Target> selected) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return false;
    }
    boolean many =
        event.getCode() == KeyCode.L ? logs(selected, event.isShiftDown()) : by(event) != 0 && askScale(selected);
    return many || reads(event, target) || writes(event, target);
  }

  /// 1 for the keys that stand for more replicas, -1 for fewer, else 0.
  private static int by(KeyEvent event) {
    boolean more = event.getText().equals("+") || event.getCode() == KeyCode.ADD;
    boolean fewer = event.getText().equals("-") || event.getCode() == KeyCode.SUBTRACT;
    return more ? 1 : fewer ? -1 : 0;
  }

  private boolean reads(KeyEvent event, Target target) {
    switch (event.getCode()) {
      case SPACE -> services.navigator().peek(details(target, ""));
      case E -> edit(target);
      case S -> {
        if (target.can(Capability.SHELL)) {
          copyLine(target, "action.shellCopied", "exec", "-it", kubectlName(target), "--", "sh");
        }
        return target.can(Capability.SHELL);
      }
      case F -> {
        if (target.can(Capability.SHELL) || target.ref().kind().kind().equals("Service")) {
          copyLine(target, "action.forwardCopied", "port-forward", kubectlName(target), "8080:80");
          return true;
        }
        return false;
      }
      case Y -> {
        if (!event.isShiftDown()) {
          return false;
        }
        copyYaml(target);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static String kubectlName(Target target) {
    return target.ref().kind().kind().toLowerCase(Locale.ROOT) + "/" + target.ref().name();
  }

  private boolean writes(KeyEvent event, Target target) {
    if (event.getCode() == KeyCode.L) {
      logs(target, event.isShiftDown());
      return target.can(Capability.LOGS);
    } else if (by(event) != 0) {
      askScale(target, by(event));
      return scales(target);
    } else if (event.getCode() == KeyCode.R && event.isShiftDown()) {
      restart(target);
      return target.can(Capability.RESTART);
    } else if (event.getCode() == KeyCode.R) {
      rollout(target);
      return Rollouts.has(target.ref().kind());
    } else if (event.getCode() == KeyCode.D || event.getCode() == KeyCode.DELETE) {
      delete(target);
      return target.can(Capability.DELETE);
    } else if (event.getCode() == KeyCode.C) {
      if (event.isShiftDown()) {
        drain(target);
      } else {
        cordon(target);
      }
      return target.can(Capability.CORDON);
    }
    return false;
  }

  /// All that can be done with the target, the likeliest first.
  ///
  /// @param selected all that are selected
  public List<Action> actions(Target target, List<Target> selected) {
    List<ScaleManyRoute.Asked> together = together(selected);
    long logged = selected.stream().filter(one -> one.can(Capability.LOGS)).map(Target::ref).distinct().count();
    List<Action> actions = new ArrayList<>();
    if (!together.isEmpty()) {
      String words = services.texts().get("action.scaleMany", together.size());
      actions.add(new Action("action.scaleMany", words, Feather.SLIDERS, "+", () -> askScale(selected)));
    }
    if (logged > 1) {
      String words = services.texts().get("action.logsMany", logged);
      actions.add(new Action("action.logsMany", words, Feather.ALIGN_LEFT, "L", () -> logs(selected, false)));
    }
    actions.addAll(actions(target));
    return actions;
  }

  /// All that can be done with the target, the likeliest first.
  public List<Action> actions(Target target) {
    String name = target.ref().name();
    List<Action> actions = new ArrayList<>();
    actions.add(action("details", name, Feather.SIDEBAR, "Enter", () -> details(target.ref())));
    actions.add(action("edit", name, Feather.EDIT_3, "E", () -> edit(target)));
    actions.add(action("yaml", name, Feather.FILE_TEXT, "", () -> services.navigator().go(details(target, "yaml"))));
    if (target.can(Capability.LOGS)) {
      actions.add(action("logs", name, Feather.ALIGN_LEFT, "L", () -> logs(target, false)));
      actions.add(action("logsPrevious", name, Feather.ROTATE_CCW, "Shift L", () -> logs(target, true)));
    }
    if (Rollouts.has(target.ref().kind())) {
      actions.add(action("rollout", name, Feather.GIT_COMMIT, "R", () -> rollout(target)));
    }
    if (scales(target)) {
      services.navigator().wayBack(session, target.ref(), target.wanted()).ifPresent(back -> actions.add(back(name, back)));
      actions.add(action("scale", name, Feather.SLIDERS, "+", () -> askScale(target, 0)));
    }
    if (target.can(Capability.RESTART)) {
      actions.add(action("restart", name, Feather.REFRESH_CW, "Shift R", () -> restart(target)));
    }
    if (target.can(Capability.CORDON)) {
      actions.add(action(target.cordoned() ? "uncordon" : "cordon", name, Feather.SLASH, "C", () -> cordon(target)));
      actions.add(action("drain", name, Feather.LOG_OUT, "Shift C", () -> drain(target)));
    }
    if (target.can(Capability.DELETE)) {
      actions.add(action("delete", name, Feather.TRASH_2, "D", () -> delete(target)));
    }
    return actions;
  }

  private Action back(String name, ScaleWorkload command) {
    String words = services.texts().get("action.scaleBack", name, command.replicas());
    return new Action("action.scaleBack", words, Feather.ROTATE_CCW, "", () -> services.navigator().run(session, command));
  }

  private Action action(String id, String name, Feather icon, String keys, Runnable run) {
    return new Action("action." + id, services.texts().get("action." + id, name), icon, keys, run);
  }

  /// A menu that asks what it is about when it opens.
  ///
  /// @param target gives null when there is nothing to act on
  /// @param selected all that are selected
  public ContextMenu contextMenu(Supplier<@Nullable Target> target, Supplier<List<Target>> selected) {
    // An empty menu would not open, so it begins with something.
    ContextMenu menu = new ContextMenu(new MenuItem());
    menu.setOnShowing(
        event -> {
          Target now = target.get();
          menu.getItems().setAll(now == null ? List.of() : items(actions(now, selected.get())));
        });
    return menu;
  }

  /// Actions as the items of a menu.
  public static List<MenuItem> items(List<Action> actions) {
    List<MenuItem> items = new ArrayList<>();
    for (Action action : actions) {
      MenuItem item = new MenuItem(action.label(), new FontIcon(action.icon()));
      item.setId(action.id());
      item.setMnemonicParsing(false);
      item.setOnAction(event -> action.run().run());
      if (action.id().equals("action.delete")) {
        items.add(new SeparatorMenuItem());
        item.getStyleClass().add("destructive");
      }
      items.add(item);
    }
    return items;
  }
}
