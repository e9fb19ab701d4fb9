// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.board;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.session.SessionState;
import dev.pilothouse.ui.control.HealthGlyph;
import dev.pilothouse.ui.control.LiveBadge;
import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.nav.Identity;
import dev.pilothouse.ui.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The head of a context: its tile, how fresh what is below it is, and how many rollouts it has. FX thread.
final class GroupLine extends HBox {
  private final Texts texts;
  private final HBox twist = new HBox();
  private final Label tile = new Label();
  private final Label name = new Label();
  private final LiveBadge live = new LiveBadge();
  private final Label latency = new Label();
  private final HealthGlyph broken = new HealthGlyph(Health.BAD);
  private final Label inFlight = new Label();
  private final Label stalled = new Label();
  private final Label waiting = new Label();
  private final Label held = new Label();
  private BoardRow.@Nullable Group shown;

  GroupLine(Texts texts, Consumer<BoardRow.Group> toggle) {
    this.texts = texts;
    getStyleClass().add("board-group");
    setAlignment(Pos.CENTER_LEFT);
    Region arrow = new Region();
    arrow.getStyleClass().add("tree-arrow");
    twist.getChildren().setAll(arrow);
    twist.getStyleClass().add("tree-arrow-box");
    twist.setAlignment(Pos.CENTER);
    tile.setAlignment(Pos.CENTER);
    name.getStyleClass().addAll("text-strong", "board-context");
    latency.getStyleClass().add("board-latency");
    inFlight.getStyleClass().add("text-muted");
    stalled.getStyleClass().addAll("health-bad", "board-count");
    stalled.setGraphic(new HealthGlyph(Health.BAD));
    waiting.getStyleClass().addAll("health-warning", "board-count");
    waiting.setGraphic(new HealthGlyph(Health.WARNING));
    held.getStyleClass().addAll("text-muted", "board-count");
    Region glyph = new HealthGlyph();
    glyph.getStyleClass().add("held");
    held.setGraphic(glyph);
    for (Label label : new Label[] {latency, inFlight, stalled, waiting, held}) {
      label.setMinWidth(0);
    }
    getChildren().setAll(twist, tile, name, live, latency, inFlight, stalled, waiting, held);
    setOnMouseClicked(
        event -> {
          if (shown != null) {
            toggle.accept(shown);
          }
        });
  }

  void show(BoardRow.Group row, Instant now) {
    shown = row;
    String context = row.session().context().name();
    twist.getStyleClass().setAll("tree-arrow-box");
    if (row.open()) {
      twist.getStyleClass().add("open");
    }
    tile.getStyleClass().setAll("label", "board-tile", Identity.hue(context));
    boolean sample = row.session().context().sample();
    tile.setText(sample ? "" : Identity.initials(context));
    tile.setGraphic(sample ? Icons.of(Feather.ANCHOR) : null);
    name.setText(context);
    tick(now);
    count(stalled, "board.stalled", row.stalled());
    count(waiting, "board.waiting", row.waiting());
    count(held, "board.held", row.held());
  }

  private void count(Label label, String key, int number) {
    label.setVisible(number > 0);
    label.setManaged(number > 0);
    label.setText(texts.get(key, number));
  }

  void tick(Instant now) {
    BoardRow.Group row = shown;
    if (row == null) {
      return;
    }
    switch (row.link()) {
      case CONNECTED -> live.show(row.freshness(), texts, now);
      case CONNECTING -> live.show(new Freshness.Loading(0), texts, now);
      case FAILED -> {}
    }
    boolean failed = row.link() == BoardRow.Link.FAILED;
    live.setVisible(!failed);
    live.setManaged(!failed);
    inFlight.setText(texts.get("board.inFlight", row.inFlight()));
    // None is only said where somebody looked.
    boolean looked = row.link() == BoardRow.Link.CONNECTED && !(row.freshness() instanceof Freshness.Loading)
        && !(row.freshness() instanceof Freshness.Refused);
    inFlight.setVisible(looked || row.inFlight() > 0);
    inFlight.setManaged(inFlight.isVisible());
    boolean isLive = row.link() == BoardRow.Link.CONNECTED && row.freshness() instanceof Freshness.Live;
    latency.getStyleClass().setAll("label", failed ? "health-bad" : "board-latency");
    latency.setVisible(isLive || failed);
    latency.setManaged(isLive || failed);
    latency.setGraphic(failed ? broken : null);
    latency.setText(failed ? notConnected(row) : texts.get("board.latency", row.latency().toMillis()));
  }

  private String notConnected(BoardRow.Group row) {
    return row.session().state().get() instanceof SessionState.Failed failed
        ? texts.get("board.notConnected", texts.get(failed.failure().what()), texts.get(failed.failure().why()))
        : "";
  }

  String words() {
    BoardRow.Group row = shown;
    if (row == null) {
      return "";
    }
    StringJoiner words = new StringJoiner(", ");
    words.add(row.session().context().name()).add(live.isVisible() ? live.getText() : latency.getText());
    for (Label one : List.of(inFlight, stalled, waiting)) {
      if (one.isVisible()) {
        words.add(one.getText());
      }
    }
    return words.toString();
  }
}
