// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.ui.control.HealthGlyph;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// What speaks for and against the number, a line each: glyph, name, words, and bars or cards where they say more.
final class CheckList extends GridPane {
  private static final int CARDS = 6;
  private static final double WIDE = 680;
  private final Texts texts;
  private List<Check> shown = List.of();

  CheckList(Texts texts) {
    this.texts = texts;
    getStyleClass().add("scale-checks");
    ColumnConstraints glyphs = new ColumnConstraints(20);
    ColumnConstraints names = new ColumnConstraints(74);
    ColumnConstraints words = new ColumnConstraints();
    words.setHgrow(Priority.ALWAYS);
    words.setMinWidth(0);
    getColumnConstraints().setAll(glyphs, names, words);
  }

  void show(List<Check> checks) {
    if (checks.equals(shown)) {
      return;
    }
    shown = checks;
    getChildren().clear();
    int row = 0;
    String before = "";
    for (Check check : checks) {
      Label name = new Label(check.id().equals(before) ? "" : texts.get("scale.check." + check.id()));
      name.getStyleClass().add("check-name");
      before = check.id();
      HealthGlyph glyph = new HealthGlyph(check.health());
      VBox box = new VBox(words(check));
      box.getStyleClass().add("check-words");
      box.setMinWidth(0);
      box.setId("check-" + check.id());
      String detail = texts.get(check.detail());
      if (!detail.isEmpty()) {
        Label more = new Label(detail);
        more.setWrapText(true);
        more.getStyleClass().add("check-detail");
        box.getChildren().add(more);
      }
      if (!check.zones().isEmpty()) {
        box.getChildren().add(zones(check.zones()));
      }
      GridPane.setValignment(name, VPos.TOP);
      HBox mark = new HBox(glyph);
      mark.getStyleClass().add("check-mark");
      mark.setAlignment(Pos.TOP_LEFT);
      addRow(row++, mark, name, box);
    }
  }

  private Node words(Check check) {
    TextFlow flow = new TextFlow();
    String strong = texts.get(check.strong());
    String words = texts.get(check.words());
    if (!strong.isEmpty()) {
      Text first = new Text(strong);
      first.getStyleClass().addAll("text", check.id().equals("room") ? "check-strong" : "check-link");
      flow.getChildren().add(first);
    }
    if (!words.isEmpty()) {
      Text rest = new Text((strong.isEmpty() ? "" : check.id().equals("room") ? "; " : " ") + words);
      rest.getStyleClass().addAll("text", "check-plain");
      flow.getChildren().add(rest);
    }
    if (check.bars().isEmpty()) {
      return flow;
    }
    FlowPane bars = new FlowPane(14, 4);
    bars.setPrefWrapLength(WIDE);
    bars.setAlignment(Pos.CENTER_LEFT);
    bars.getChildren().add(flow);
    check.bars().forEach(bar -> bars.getChildren().add(bar(bar)));
    return bars;
  }

  private Node bar(Check.Bar bar) {
    Label words = new Label(texts.get(bar.words()));
    words.getStyleClass().add("check-plain");
    Label of = new Label(texts.get(bar.of()));
    of.getStyleClass().add("text-muted");
    HBox box = new HBox(5, new BeforeAfterBar(bar.before(), bar.after(), 30), words, of);
    box.setAlignment(Pos.CENTER_LEFT);
    if (bar.after() > 1) {
      words.getStyleClass().add("health-bad");
    }
    return box;
  }

  private Node zones(List<Check.ZoneCard> zones) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("zone-cards");
    int columns = Math.min(3, zones.size());
    for (int i = 0; i < columns; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / columns);
      grid.getColumnConstraints().add(column);
    }
    for (int i = 0; i < Math.min(CARDS, zones.size()); i++) {
      grid.add(card(zones.get(i)), i % columns, i / columns);
    }
    VBox box = new VBox(grid);
    if (zones.size() > CARDS) {
      Label more = new Label(texts.get("scale.room.moreZones", zones.size() - CARDS));
      more.getStyleClass().add("check-detail");
      box.getChildren().add(more);
    }
    return box;
  }

  private Node card(Check.ZoneCard card) {
    Label name = new Label(card.zone().zone().isEmpty() ? texts.get("scale.room.noZone") : card.zone().zone());
    name.getStyleClass().add("zone-name");
    Label fits = new Label(texts.get("scale.room.zone", card.zone().fitting(), card.zone().nodes()));
    fits.getStyleClass().add("zone-small");
    fits.setMinWidth(Region.USE_PREF_SIZE);
    double all = (double) Math.max(1, card.amount().allocatable());
    double before = card.amount().before() / all;
    double after = card.amount().after() / all;
    int pods = card.zone().pods();
    Label counts = new Label(pods + " → " + (pods + card.zone().more()));
    counts.getStyleClass().add("zone-counts");
    counts.setMinWidth(Region.USE_PREF_SIZE);
    Label share =
        new Label(
            texts.get(card.memory() ? "scale.room.memory" : "scale.room.cpu", Math.round(before * 100), Math.round(after * 100)));
    share.getStyleClass().add("zone-small");
    share.setMinWidth(0);
    HBox foot = new HBox(6, dots(pods, card.zone().more()), counts, grow(), share);
    foot.setAlignment(Pos.CENTER_LEFT);
    HBox head = new HBox(6, name, grow(), fits);
    head.setAlignment(Pos.CENTER_LEFT);
    VBox box = new VBox(5, head, new BeforeAfterBar(before, after, -1), foot);
    box.getStyleClass().add("zone-card");
    return box;
  }

  /// A dot for each pod, the new ones in colour; too many are only told as numbers.
  private static Node dots(int pods, int more) {
    HBox dots = new HBox(2);
    dots.setAlignment(Pos.CENTER_LEFT);
    if (pods + more <= 8) {
      for (int i = 0; i < pods + more; i++) {
        Region dot = new Region();
        dot.getStyleClass().addAll("zone-dot", i < pods ? "old" : "new");
        dots.getChildren().add(dot);
      }
    }
    return dots;
  }

  private static Region grow() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    return space;
  }
}
