// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.SessionState;
import dev.pilothouse.ui.fx.FxThread;
import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.nav.Identity;
import dev.pilothouse.ui.text.Texts;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/// The tile of an open cluster in the rail: its colour, its letters, and a dot that says how it is.
final class ClusterTile extends StackPane implements Subscription {
  private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
  private final ClusterSession session;
  private final Button button = new Button();
  private final Region dot = new Region();
  private final Subscription.Bag watching = new Subscription.Bag();

  ClusterTile(ClusterSession session, Texts texts, FxThread fx, Runnable open, Runnable close) {
    this.session = session;
    String name = session.context().name();
    getStyleClass().add("tile-box");
    button.getStyleClass().setAll("tile", Identity.hue(name));
    if (session.context().sample()) {
      button.setGraphic(Icons.of(Feather.ANCHOR));
    } else {
      button.setText(Identity.initials(name));
    }
    button.setId("tile-" + name);
    button.setOnAction(event -> open.run());
    MenuItem again = new MenuItem(texts.get("shell.tile.reconnect"));
    again.setOnAction(event -> session.reconnect());
    MenuItem end = new MenuItem(texts.get("shell.tile.close"));
    end.setOnAction(event -> close.run());
    button.setContextMenu(new ContextMenu(again, end));
    dot.getStyleClass().add("tile-dot");
    dot.setMouseTransparent(true);
    StackPane.setAlignment(dot, Pos.BOTTOM_RIGHT);
    getChildren().setAll(button, dot);
    watching.add(fx.observe(session.state(), state -> show(texts)));
    watching.add(fx.observe(session.line(), line -> show(texts)));
  }

  ClusterSession session() {
    return session;
  }

  void takeFocus() {
    button.requestFocus();
  }

  void active(boolean active) {
    button.pseudoClassStateChanged(ACTIVE, active);
  }

  void number(int position, Texts texts) {
    String keys = position > 9 ? "" : "  " + Shortcuts.words("Shortcut+" + position);
    button.setTooltip(new Tooltip(session.context().name() + keys));
    button.setAccessibleText(texts.get("shell.tile", session.context().name()));
  }

  private void show(Texts texts) {
    boolean silent = session.line().get() instanceof Freshness.Reconnecting;
    Health health =
        switch (session.state().get()) {
          case SessionState.Connecting connecting -> Health.NEUTRAL;
          case SessionState.Failed failed -> Health.BAD;
          case SessionState.Connected connected -> silent ? Health.WARNING : Health.GOOD;
        };
    dot.getStyleClass().setAll("tile-dot", "health-" + health.name().toLowerCase(Locale.ROOT));
    button.setAccessibleHelp(texts.get("shell.state." + health.name().toLowerCase(Locale.ROOT)));
  }

  @Override
  public void close() {
    watching.close();
  }
}
