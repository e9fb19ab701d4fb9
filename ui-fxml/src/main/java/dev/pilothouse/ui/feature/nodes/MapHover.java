// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.PodStatus;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.nodemap.FleetNode;
import dev.pilothouse.core.nodemap.MapPicture;
import dev.pilothouse.core.nodemap.MapScene.Hit;
import dev.pilothouse.ui.text.Amounts;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The card at the pointer: what is under it, in words. FX thread.
final class MapHover extends VBox {
  private static final double AWAY = 16;
  private static final double WIDTH = 330;
  private final Texts texts;
  private final MapWords words;
  private final Label name = new Label();
  private final Label place = new Label();
  private final Label state = new Label();
  private final GridPane facts = new GridPane();
  private final Label foot = new Label();
  private final List<Fact> lines = new ArrayList<>();
  private int used;
  private double high;
  private Hit shown = Hit.NOTHING;
  private MapPicture told = MapPicture.EMPTY;

  MapHover(Texts texts, MapWords words) {
    this.texts = texts;
    this.words = words;
    getStyleClass().add("map-hover");
    setMouseTransparent(true);
    setManaged(false);
    setVisible(false);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    name.getStyleClass().add("map-hover-name");
    place.getStyleClass().add("text-muted");
    state.setWrapText(true);
    facts.setHgap(12);
    facts.setVgap(3);
    ColumnConstraints left = new ColumnConstraints();
    left.setMinWidth(Region.USE_PREF_SIZE);
    facts.getColumnConstraints().setAll(left);
    foot.getStyleClass().add("text-muted");
    foot.setWrapText(true);
    getChildren().setAll(new HBox(name, space, place), state, facts, foot);
  }

  /// @param x of the pointer
  @SuppressWarnings("ReferenceEquality") // the same picture says the same
  void show(MapPicture picture, Hit hit, double x, double y) {
    FleetNode node = picture.fleet().node(hit.node());
    setVisible(node != null);
    if (node == null) {
      return;
    }
    // A picture comes anew all the time, and the pointer moves even oftener: only what says something else is laid out again.
    if (!hit.equals(shown) || picture != told) {
      shown = hit;
      told = picture;
      String before = said();
      used = 0;
      Row pod = picture.fleet().podRow(hit.pod());
      if (pod == null) {
        node(picture, node);
      } else {
        pod(node, pod);
      }
      lines.subList(used, lines.size()).forEach(line -> line.show(false));
      if (!said().equals(before)) {
        // What was only just put in has no fonts yet.
        applyCss();
        high = prefHeight(WIDTH);
      }
    }
    put(x, y);
  }

  private String said() {
    StringBuilder words = new StringBuilder(name.getText()).append(state.getText()).append(foot.getText());
    lines.stream()
        .filter(line -> line.name.isVisible())
        .forEach(line -> words.append(line.name.getText()).append(line.value.getText()));
    return words.toString();
  }

  /// Beside the pointer, in the map.
  private void put(double x, double y) {
    double most = getParent() instanceof Region region ? region.getWidth() : x;
    double deep = getParent() instanceof Region region ? region.getHeight() : y;
    double left = x + AWAY + WIDTH > most ? Math.max(0, x - AWAY - WIDTH) : x + AWAY;
    double top = y + AWAY + high > deep ? Math.max(0, deep - high - 4) : y + AWAY;
    resizeRelocate(left, top, WIDTH, high);
  }

  private void node(MapPicture picture, FleetNode node) {
    name.setText(node.name());
    place.setText(picture.layout().has(node.slot()) ? picture.layout().place(node.slot()) : "");
    state.setText(words.state(node));
    fact("map.cpu", words.amount(picture, node, false));
    fact("map.memory", words.amount(picture, node, true));
    String pods = picture.whole() ? "map.hover.podsOf" : "map.hover.podsSeenOf";
    fact("map.hover.pods", texts.get(pods, node.asked().pods(), node.row().number(NodeKind.PODS)));
    String taints = node.row().text(NodeKind.TAINTS);
    if (!taints.isEmpty()) {
      fact("map.hover.taints", taints);
    }
    if (picture.verdicts().containsKey(node.slot())) {
      fact("map.hover.verdict", texts.get(picture.verdicts().get(node.slot()).words()));
    }
    foot.setText(words.podSum(picture, node) + " · " + texts.get("map.hover.age", words.age(node.row())));
  }

  private void pod(FleetNode node, Row pod) {
    name.setText(pod.name());
    place.setText(pod.namespace());
    state.setText(words.status(pod));
    fact("map.hover.node", node.name());
    fact(
        "map.hover.asks",
        texts.get(
            "map.hover.askedFor", Amounts.plainCores(pod.number(PodKind.CPU_REQUEST)),
            Amounts.bytes((double) pod.number(PodKind.MEMORY_REQUEST))));
    fact("map.hover.restarts", Long.toString(PodStatus.restarts(pod)));
    foot.setText(texts.get("map.hover.age", words.age(pod)));
  }

  /// Lines are kept and filled anew: none is made while the pointer moves.
  private void fact(String key, String value) {
    if (used == lines.size()) {
      lines.add(new Fact(facts, used));
    }
    Fact line = lines.get(used);
    used++;
    line.show(true);
    line.name.setText(texts.get(key));
    line.value.setText(value);
  }

  /// One line of what is known.
  private static final class Fact {
    private final Label name = new Label();
    private final Label value = new Label();

    private Fact(GridPane into, int line) {
      name.getStyleClass().add("text-muted");
      GridPane.setValignment(name, VPos.TOP);
      value.setWrapText(true);
      into.add(name, 0, line);
      into.add(value, 1, line);
    }

    private void show(boolean there) {
      for (Label label : List.of(name, value)) {
        label.setVisible(there);
        label.setManaged(there);
      }
    }
  }
}
