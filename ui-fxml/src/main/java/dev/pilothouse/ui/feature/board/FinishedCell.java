// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.board;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.rollouts.EndedRollout;
import dev.pilothouse.ui.control.HealthGlyph;
import dev.pilothouse.ui.nav.Identity;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Texts;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A line of what has ended. FX thread.
final class FinishedCell extends ListCell<FinishedRow> {
  private static final double BAR = 60;
  /// What a name keeps at least of its column.
  private static final double NAME = 130;
  private final Texts texts;
  private final InstantSource clock;
  private final Label namespace = label("text-muted");
  private final Label name = label("board-name-light");
  private final Label context = label("board-context-name");
  private final Region hue = new Region();
  private final ImageWords image;
  private final Label result = label("result");
  private final HealthGlyph glyph = new HealthGlyph();
  private final Label aside = label("text-muted");
  private final Region took = new Region();
  private final Region usual = new Region();
  private final Label duration = label("numeric");
  private final Label by = label("text-muted");
  private final Label ended = label("text-muted");
  private final Hyperlink open = new Hyperlink();
  private final Tooltip who = new Tooltip();
  private final ColumnPane pane;

  FinishedCell(Texts texts, InstantSource clock, Consumer<FinishedRow> opener) {
    this.texts = texts;
    this.clock = clock;
    image = new ImageWords(texts);
    namespace.setMinWidth(20);
    HBox place = new HBox(4, namespace, name);
    place.setAlignment(Pos.CENTER_LEFT);
    Tooltip.install(place, who);
    hue.getStyleClass().add("hue-square");
    context.setGraphic(hue);
    result.setGraphic(glyph);
    result.setMinWidth(0);
    HBox how = new HBox(6, result, aside);
    how.setAlignment(Pos.CENTER_LEFT);
    took.getStyleClass().add("took");
    usual.getStyleClass().add("usual");
    took.setManaged(false);
    usual.setManaged(false);
    Pane bar = new Pane(took, usual);
    bar.setMinSize(BAR + 2, 10);
    bar.setMaxSize(BAR + 2, 10);
    duration.setMinWidth(52);
    duration.setAlignment(Pos.CENTER_RIGHT);
    HBox time = new HBox(8, bar, duration);
    time.setAlignment(Pos.CENTER_RIGHT);
    open.setText(texts.get("board.open"));
    open.setFocusTraversable(false);
    open.setOnAction(
        event -> {
          if (getItem() != null) {
            opener.accept(getItem());
          }
        });
    pane = new ColumnPane(BoardColumns.FINISHED, List.of(place, context, image, how, time, by, ended, open));
    pane.getStyleClass().add("finished-line");
    getStyleClass().add("finished-cell");
    setPrefWidth(0);
  }

  private static Label label(String style) {
    Label label = new Label();
    label.getStyleClass().add(style);
    label.setMinWidth(0);
    return label;
  }

  @Override
  protected void updateItem(@Nullable FinishedRow item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      setAccessibleText("");
      return;
    }
    EndedRollout one = item.ended();
    namespace.setText(one.workload().namespace() + " /");
    name.setText(one.workload().name());
    // the namespace gives way first
    name.setMinWidth(Math.min(name.prefWidth(-1), NAME));
    who.setText(one.workload().namespace() + " / " + one.workload().name());
    context.setText(one.context());
    hue.getStyleClass().setAll("hue-square", Identity.hue(one.context()));
    image.show(one.images(), "");
    Health health = health(one.result());
    glyph.health(health);
    result.setText(words(texts, one));
    result.getStyleClass().setAll("label", "result", HealthGlyph.styleOf(health));
    boolean counts = one.result() == EndedRollout.Result.OK && !one.workload().kind().kind().equals("Deployment");
    aside.setText(counts ? texts.get("board.result.counts", one.updated(), one.wanted()) : "");
    bars(one, item.usual(), health);
    by.setText(one.author());
    by.setTooltip(one.author().isEmpty() ? null : new Tooltip(one.author()));
    tick(clock.instant().getEpochSecond());
    ended.setTooltip(new Tooltip(Ages.exact(one.ended())));
    open.setDisable(item.session() == null);
    open.setAccessibleText(texts.get("board.openOf", one.workload().name()));
    setGraphic(pane);
    setAccessibleText(
        String.join(", ", one.workload().toString(), one.context(), result.getText(), duration.getText(), one.author(),
            ended.getText()));
  }

  private void bars(EndedRollout one, long usually, Health health) {
    long seconds = one.took();
    duration.setText(seconds < 0 ? "–" : Ages.of(seconds));
    double scale = BAR / Math.max(1.0, Math.max(Math.max((double) seconds, (double) usually) * 1.15, 240.0));
    took.setVisible(seconds >= 0);
    took.getStyleClass().setAll("took", HealthGlyph.styleOf(health == Health.GOOD && slow(seconds, usually) ? Health.WARNING
        : health));
    took.resizeRelocate(0, 2, Math.max(2, seconds * scale), 6);
    usual.setVisible(usually >= 0);
    usual.resizeRelocate(Math.rint(usually * scale), 0, 2, 10);
    duration.setTooltip(usually < 0 ? null : new Tooltip(texts.get("board.usually", Ages.of(usually))));
  }

  private static boolean slow(long seconds, long usually) {
    return usually >= 0 && seconds > usually * 1.5 && seconds - usually > 20;
  }

  void tick(long now) {
    if (getItem() != null) {
      ended.setText(texts.get("board.ago", Ages.between(getItem().ended().ended(), now)));
    }
  }

  static Health health(EndedRollout.Result result) {
    return switch (result) {
      case OK -> Health.GOOD;
      case UNDONE -> Health.WARNING;
      case SUPERSEDED -> Health.NEUTRAL;
      case FAILED -> Health.BAD;
    };
  }

  /// How it ended, in words.
  static String words(Texts texts, EndedRollout one) {
    String after = one.took() < 0 ? "" : Ages.of(one.took());
    return switch (one.result()) {
      case OK -> texts.get("board.result.ok");
      case UNDONE ->
          one.undoneTo() == 0 || after.isEmpty()
              ? texts.get("board.result.undone")
              : texts.get("board.result.undoneTo", Long.toString(one.undoneTo()), after);
      case SUPERSEDED -> texts.get("board.result.superseded");
      case FAILED -> texts.get(one.serving() > 0 ? "board.result.failedServing" : "board.result.failed");
    };
  }
}
