// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.model.Message;
import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class MapSceneTest {
  private static final double WIDTH = 900;
  private static final double HEIGHT = 600;

  private static MapPicture picture(Fleets rows, ColourKey key, String search, BitSet hidden) {
    Fleet fleet = rows.fleet(new FleetKeeper());
    MapColours colours = Colourist.colours(fleet, key, FleetUsage.NONE, Fleets.NOW);
    MapLight light = MapLight.of(fleet, colours, search, hidden, Message::key, Fleets.NOW);
    return MapPicture.of(fleet, LayoutPlanner.plan(fleet, Grouping.ZONE, NodeOrder.NAME, WIDTH, HEIGHT), colours, light, Map.of());
  }

  private static MapPicture picture(Fleets rows) {
    return picture(rows, ColourKey.STATUS, "", new BitSet());
  }

  private static Viewport fit(MapPicture picture) {
    return Viewport.fit(picture.layout(), WIDTH, HEIGHT);
  }

  private static Fleets shop() {
    Fleets rows = Fleets.of(3, 3);
    rows.change(rows.nodes, Fleets.node(1, "Unknown", false), Fleets.node(2, "True", true));
    rows.change(rows.pods, Fleets.crashing("web-0-1", "node-0"));
    return rows;
  }

  /// A scene in lines that people read: what, where in whole pixels, and what of it.
  private static String text(MapScene scene) {
    return scene.shapes().stream().map(MapSceneTest::line).collect(Collectors.joining("\n"));
  }

  private static String line(Shape shape) {
    return switch (shape) {
      case Shape.Frame it -> "frame " + at(it.x(), it.y()) + " " + at(it.width(), it.height());
      case Shape.Title it -> "title " + it.name() + " " + at(it.x(), it.y()) + " " + words(it.sum()) + " | " + words(it.right());
      case Shape.Tile it -> "tile " + it.node() + " " + at(it.x(), it.y()) + " " + it.mark()
          + " " + it.grid().columns() + " a line";
      case Shape.Card it -> "card " + it.node() + " " + at(it.x(), it.y()) + " " + it.mark() + (it.cordoned() ? " cordoned" : "");
      case Shape.Words it -> "  words " + at(it.x(), it.y()) + " " + it.ink() + " " + words(it.words());
      case Shape.Bar it -> "  bar asked " + percent(it.asked()) + " used " + percent(it.used());
      case Shape.Cell it -> "  pod " + at(it.x(), it.y()) + " " + it.mark() + " " + it.tone() + (it.lit() ? "" : " dim");
      case Shape.Dot it -> "  dot " + it.tone();
      case Shape.Shield it -> "  shield " + at(it.x(), it.y()) + (it.lit() ? "" : " dim");
      case Shape.Sign it -> "  sign " + it.mark();
    };
  }

  private static String words(Message words) {
    return words.key().equals("literal") ? words.places().getFirst().toString() : words.key() + words.places().stream()
        .map(place -> place instanceof Message inner ? words(inner) : place.toString()).toList();
  }

  private static String at(double x, double y) {
    return Math.round(x) + "," + Math.round(y);
  }

  private static String percent(double share) {
    return share < 0 ? "unknown" : Math.round(100 * share) + "%";
  }

  @ParameterizedTest
  @CsvSource({"middle, 1", "near, 3", "far, 0.4"})
  void each_zoom_draws_what_it_is_to_draw(String name, double scale) throws IOException {
    MapPicture picture = picture(shop());
    Viewport view = fit(picture).centred(picture.layout().x(0) + 84, picture.layout().y(0) + 58, scale);
    try (InputStream golden = MapSceneTest.class.getResourceAsStream("scene-" + name + ".txt")) {
      assertThat(text(MapScene.of(picture, view)) + "\n").isEqualTo(new String(golden.readAllBytes(), UTF_8));
    }
  }

  @Test
  void from_afar_a_node_is_a_tile_of_all_its_pods() {
    MapPicture picture = picture(Fleets.of(600, 30));
    MapScene scene = MapScene.of(picture, fit(picture));
    assertThat(scene.detail()).isEqualTo(MapDetail.FAR);
    List<Shape.Tile> tiles = scene.shapes().stream().filter(Shape.Tile.class::isInstance).map(Shape.Tile.class::cast).toList();
    assertThat(tiles).hasSize(600);
    assertThat(tiles).allSatisfy(
        tile -> {
          assertThat(tile.x()).isBetween(0.0, WIDTH - tile.width());
          assertThat(tile.y()).isBetween(0.0, HEIGHT - tile.height());
          assertThat(tile.grid().y(29) + tile.grid().size()).isLessThanOrEqualTo(tile.height());
        });
  }

  @Test
  void close_by_pods_have_their_names_and_what_is_wrong() {
    MapPicture picture = picture(shop());
    Viewport near = fit(picture).centred(picture.layout().x(0) + 84, picture.layout().y(0) + 58, 3);
    String scene = text(MapScene.of(picture, near));
    assertThat(scene).contains("web-0-0", "web-0-1", "web-0-2", "map.pod.failing[]");
    assertThat(scene).contains("map.amounts.unmeasured[1.5, 32]", "map.amounts.unmeasured[3 GiB, 128 GiB]");
  }

  @Test
  void a_node_with_taints_has_a_shield_and_says_them() {
    Fleets fleets = Fleets.of(2, 3);
    fleets.change(fleets.nodes, Fleets.node(1, "True", false).set(NodeKind.TAINTS, "dedicated=batch:NoSchedule"));
    MapPicture picture = picture(fleets);
    for (double scale : new double[] {1, 3}) {
      Viewport view = fit(picture).centred(picture.layout().x(1) + 84, picture.layout().y(1) + 58, scale);
      assertThat(text(MapScene.of(picture, view))).containsOnlyOnce("shield").contains("MUTED dedicated=batch:NoSchedule");
    }
  }

  @Test
  void where_not_all_pods_are_seen_nothing_is_said_to_be_free() {
    MapPicture picture = picture(shop()).whole(false);
    Viewport view = fit(picture).centred(picture.layout().x(0) + 84, picture.layout().y(0) + 58, 1);
    assertThat(text(MapScene.of(picture, view)))
        .contains("map.pods.seen[3]", "map.of[32]", "map.sum.seen", "bar asked 0%")
        .doesNotContain("map.free", "map.shares.asked", "map.pods[");
  }

  @Test
  void only_what_is_in_sight_is_in_the_scene() {
    MapPicture picture = picture(Fleets.of(600, 30));
    Viewport near = fit(picture).centred(picture.layout().x(0), picture.layout().y(0), 1);
    long cards = MapScene.of(picture, near).shapes().stream().filter(Shape.Card.class::isInstance).count();
    assertThat(cards).isBetween(6L, 40L);
  }

  @ParameterizedTest
  @CsvSource({"0.08", "0.3", "1", "3", "4.5"})
  void every_pod_is_found_where_it_is_drawn(double scale) {
    MapPicture picture = picture(Fleets.of(9, 40));
    for (FleetNode node : picture.fleet().nodes()) {
      double x = picture.layout().x(node.slot());
      double y = picture.layout().y(node.slot());
      Viewport view = new Viewport(x - 5, y - 5, scale, WIDTH, HEIGHT);
      MapScene scene = MapScene.of(picture, view);
      assertThat(MapScene.at(picture, view, 5 * scale + 1, 5 * scale + 1).node()).isEqualTo(node.slot());
      for (Shape shape : scene.shapes()) {
        if (shape instanceof Shape.Cell cell && picture.fleet().podRow(cell.pod()) != null) {
          MapScene.Hit hit = MapScene.at(picture, view, cell.x() + cell.size() / 2, cell.y() + cell.size() / 2);
          assertThat(hit.pod()).as("pod at %s,%s", cell.x(), cell.y()).isEqualTo(cell.pod());
        }
      }
    }
  }

  @Test
  void beside_the_map_is_nothing() {
    MapPicture picture = picture(Fleets.of(3, 3));
    assertThat(MapScene.at(picture, fit(picture), 1, 1)).isEqualTo(MapScene.Hit.NOTHING);
    assertThat(MapScene.at(MapPicture.EMPTY, new Viewport(0, 0, 1, 10, 10), 5, 5)).isEqualTo(MapScene.Hit.NOTHING);
  }

  @Test
  void the_search_lights_pods_and_nodes_and_dims_the_rest() {
    MapLight pods = picture(Fleets.of(4, 3), ColourKey.STATUS, "web-2-1", new BitSet()).light();
    assertThat(pods.podCount()).isEqualTo(1);
    assertThat(pods.nodeCount()).isEqualTo(1);
    MapLight nodes = picture(Fleets.of(4, 3), ColourKey.STATUS, "name:node-2", new BitSet()).light();
    assertThat(nodes.podCount()).isEqualTo(3);
    MapLight zone = picture(Fleets.of(6, 3), ColourKey.STATUS, "zone:harbour-b", new BitSet()).light();
    assertThat(zone.problems()).isEmpty();
    assertThat(zone.nodeCount()).isEqualTo(2);
    MapLight wrong = picture(Fleets.of(6, 3), ColourKey.STATUS, "nonsense>3", new BitSet()).light();
    assertThat(wrong.problems()).isNotEmpty();
    assertThat(wrong.nodeCount()).isEqualTo(6);
  }

  @Test
  void a_category_of_the_legend_that_is_left_out_is_dimmed() {
    BitSet hidden = new BitSet();
    hidden.set(PodMark.RUNNING.number());
    MapLight light = picture(shop(), ColourKey.STATUS, "", hidden).light();
    assertThat(light.podCount()).isEqualTo(4);
    assertThat(light.nodeCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"STATUS, 9", "CPU, 9", "MEMORY, 9", "RESTARTS, 9", "OWNER, 9", "NAMESPACE, 9", "AGE, 9", "QOS, 9", "IMAGE, 9"})
  void the_legend_counts_every_pod_once(ColourKey key, int pods) {
    MapColours colours = picture(shop(), key, "", new BitSet()).colours();
    assertThat(colours.categories().stream().mapToInt(MapColours.Category::count).sum()).isEqualTo(pods);
  }

  @Test
  void without_a_measurement_the_legend_says_so() {
    MapColours colours = picture(shop(), ColourKey.CPU, "", new BitSet()).colours();
    assertThat(colours.categories().getFirst())
        .isEqualTo(new MapColours.Category(Message.of("map.cpu.unmeasured"), MapTone.NONE, 9));
  }
}
