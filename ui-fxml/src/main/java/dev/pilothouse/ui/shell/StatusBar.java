// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.command.Outcome;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.SessionState;
import dev.pilothouse.ui.control.LiveBadge;
import dev.pilothouse.ui.fx.FxThread;
import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The foot of the window: which context, how it is guarded, how fresh and how busy it is, and what is being done.
final class StatusBar extends HBox {
  private final Texts texts;
  private final FxThread fx;
  private final String version;
  private final Label context = new Label();
  private final MenuButton guard = new MenuButton();
  private final Label live = new Label();
  private final Label rate = new Label();
  private final Label right = new Label();
  private final Hyperlink activity = new Hyperlink();
  private final Region dot = new Region();
  private Subscription.Bag watching = new Subscription.Bag();
  private @Nullable SessionState state;
  private Duration latency = Duration.ZERO;
  private Freshness line = new Freshness.Live();

  StatusBar(Texts texts, FxThread fx, String version, Runnable openActivity) {
    this.texts = texts;
    this.fx = fx;
    this.version = version;
    getStyleClass().add("status-bar");
    setAccessibleRole(AccessibleRole.TOOL_BAR);
    context.getStyleClass().add("status-context");
    guard.getStyleClass().setAll("menu-button", "guard-menu");
    guard.setId("guard");
    dot.getStyleClass().add("live-dot");
    live.setGraphic(dot);
    live.getStyleClass().add("status-live");
    live.setId("status-live");
    activity.setId("status-activity");
    activity.getStyleClass().add("status-activity");
    activity.setOnAction(event -> openActivity.run());
    Region grow = new Region();
    HBox.setHgrow(grow, Priority.ALWAYS);
    for (Region part : List.of(context, guard, live, rate, right, activity)) {
      part.setMinWidth(Region.USE_PREF_SIZE);
    }
    getChildren().setAll(context, guard, live, rate, grow, right, activity);
    journal(List.of());
  }

  void show(@Nullable ClusterSession session) {
    watching.close();
    watching = new Subscription.Bag();
    boolean open = session != null;
    for (Region part : List.of(guard, live, rate)) {
      part.setVisible(open);
      part.setManaged(open);
    }
    right.setText("Pilothouse " + version);
    if (session == null) {
      context.setText(texts.get("shell.status.none"));
      return;
    }
    context.setText(session.context().name());
    guard.getItems().setAll(List.of(GuardLevel.values()).stream().map(level -> choice(session, level)).toList());
    watching.add(fx.observe(session.guard(), this::guarded));
    watching.add(fx.observe(session.state(), this::state));
    watching.add(fx.observe(session.latency(), this::latency));
    watching.add(fx.observe(session.line(), this::line));
    watching.add(fx.observe(session.eventRate(), now -> rate.setText(texts.get("shell.status.rate", now))));
  }

  private MenuItem choice(ClusterSession session, GuardLevel level) {
    String word = word(level);
    MenuItem item = new MenuItem(texts.get("shell.guard." + word) + " – " + texts.get("shell.guard." + word + ".means"));
    item.setId("guard-" + word);
    item.setOnAction(event -> session.guard(level));
    return item;
  }

  private static String word(GuardLevel level) {
    return level.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void guarded(GuardLevel level) {
    guard.setText(texts.get("shell.guard." + word(level) + ".words"));
    guard.setGraphic(
        Icons.of(
            switch (level) {
              case NORMAL -> Feather.EDIT_3;
              case CONFIRM -> Feather.ALERT_TRIANGLE;
              case READ_ONLY -> Feather.LOCK;
            }));
    guard.getStyleClass().setAll("menu-button", "guard-menu", "guard-" + word(level));
  }

  private void state(SessionState now) {
    state = now;
    write();
  }

  private void line(Freshness now) {
    line = now;
    write();
  }

  private void latency(Duration now) {
    latency = now;
    write();
  }

  private void write() {
    String style =
        switch (state) {
          case SessionState.Connected connected -> line instanceof Freshness.Reconnecting ? "stale" : "live";
          case SessionState.Failed failed -> "failed";
          case null, default -> "waiting";
        };
    live.getStyleClass().setAll("label", "status-live", style);
    String words =
        line instanceof Freshness.Reconnecting broken && style.equals("stale")
            ? silent(broken)
            : texts.get("shell.status." + style);
    boolean measured = style.equals("live") && latency.toMillis() > 0;
    live.setText(measured ? words + " · " + texts.get("shell.status.latency", latency.toMillis()) : words);
    rate.setVisible(style.equals("live"));
  }

  private String silent(Freshness.Reconnecting broken) {
    boolean soon = Duration.between(broken.since(), Instant.now()).compareTo(LiveBadge.STALE_AFTER) < 0;
    return soon ? texts.get("live.reconnecting") : texts.get("live.stale", Ages.clock(broken.since()));
  }

  void journal(List<Outcome> entries) {
    long running = entries.stream().filter(entry -> entry.result() == Outcome.Result.RUNNING).count();
    activity.setText(texts.get("shell.status.activity", running));
  }

  /// What the cluster has, in words; empty for the program's own.
  void counts(String words) {
    right.setText(words.isEmpty() ? "Pilothouse " + version : words);
  }

  void close() {
    watching.close();
  }
}
