// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.nodemap.ColourKey;
import dev.pilothouse.core.nodemap.MapColours.Category;
import dev.pilothouse.core.nodemap.PodMark;
import dev.pilothouse.ui.text.Amounts;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/// What the colours and signs of pods mean, with how many there are of each. A click dims those, another lights them. FX thread.
final class MapLegend extends FlowPane {
  private static final double SIGN = 10;
  private final Texts texts;
  private final MapPalette palette;
  private final IntConsumer turn;
  private final Label title = new Label();
  private final List<ToggleButton> items = new ArrayList<>();
  private List<Object> shown = List.of();

  /// @param turn is told the number of a category that is to be dimmed, or lit again
  MapLegend(Texts texts, MapPalette palette, IntConsumer turn) {
    this.texts = texts;
    this.palette = palette;
    this.turn = turn;
    getStyleClass().add("map-legend");
    setPrefWrapLength(760);
    title.getStyleClass().add("map-legend-title");
  }

  /// What stays is changed in place: nothing moves away between press and release.
  void show(MapViewModel.Shown next) {
    List<Object> now = List.of(next.picture().colours().categories(), next.choices().hidden(), palette.of(MapPalette.Role.OK));
    if (now.equals(shown)) {
      return;
    }
    shown = now;
    ColourKey key = next.picture().colours().key();
    Set<Integer> hidden = next.choices().hidden();
    List<Category> categories = next.picture().colours().categories();
    title.setText(texts.get("map.legend", texts.get("map.colour." + key.id())));
    List<Node> there = new ArrayList<>(List.of(title));
    for (int i = 0; i < categories.size(); i++) {
      if (items.size() == i) {
        items.add(item(i));
      }
      if (categories.get(i).count() > 0 || hidden.contains(i)) {
        fill(items.get(i), categories.get(i), i, key, !hidden.contains(i));
        there.add(items.get(i));
      }
    }
    if (!there.equals(getChildren())) {
      getChildren().setAll(there);
    }
  }

  private ToggleButton item(int number) {
    ToggleButton item = new ToggleButton();
    item.getStyleClass().setAll("map-legend-item");
    item.setId("map-category-" + number);
    item.setTooltip(new Tooltip(texts.get("map.legend.about")));
    item.setOnAction(event -> turn.accept(number));
    return item;
  }

  private void fill(ToggleButton item, Category category, int number, ColourKey key, boolean lit) {
    item.setText(texts.get(category.words()) + " " + Amounts.count(category.count()));
    item.setSelected(lit);
    Canvas sign = new Canvas(SIGN, SIGN);
    PodMark mark = key == ColourKey.STATUS ? PodMark.at(number) : PodMark.RUNNING;
    new MapSigns(palette).pod(sign.getGraphicsContext2D(), 0, 0, SIGN, mark, palette.of(category.tone()), lit ? 1 : 0.25);
    item.setGraphic(sign);
    item.setAccessibleText(texts.get(lit ? "map.legend.lit" : "map.legend.dim", texts.get(category.words()), category.count()));
  }
}
