// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class MapLayoutTest {
  private static final double WIDTH = 1100;
  private static final double HEIGHT = 800;

  private static MapLayout layout(Fleet fleet, Grouping grouping) {
    return LayoutPlanner.plan(fleet, grouping, NodeOrder.NAME, WIDTH, HEIGHT);
  }

  private static Fleet fleet(int nodes, int each) {
    return Fleets.of(nodes, each).fleet(new FleetKeeper());
  }

  private static List<String> names(Fleet fleet, int[] slots) {
    List<String> names = new ArrayList<>();
    for (int slot : slots) {
      FleetNode node = fleet.node(slot);
      names.add(node == null ? "-" : node.name());
    }
    return names;
  }

  @Test
  void zones_stand_side_by_side_with_their_pools_below_each_other() {
    Fleet fleet = fleet(12, 1);
    MapLayout layout = layout(fleet, Grouping.ZONE);
    assertThat(layout.groups()).extracting(MapLayout.Group::name).containsExactly("harbour-a", "harbour-b", "harbour-c");
    assertThat(layout.groups()).extracting(MapLayout.Group::x).isSorted().doesNotHaveDuplicates();
    assertThat(layout.blocks()).extracting(MapLayout.Block::part)
        .containsExactly("general", "memory", "general", "memory", "general", "memory");
    assertThat(names(fleet, layout.blocks().getFirst().nodes().toArray())).containsExactly("node-0", "node-6", "node-9");
    assertThat(layout.place(0)).isEqualTo("harbour-a · general");
  }

  @ParameterizedTest
  @CsvSource({"1, ZONE", "7, NONE", "36, ZONE", "500, POOL", "5000, ZONE"})
  void every_node_has_a_place_of_its_own_that_is_found_again(int nodes, Grouping.By by) {
    Fleet fleet = fleet(nodes, 0);
    MapLayout layout = layout(fleet, Grouping.by(by));
    BitSet seen = new BitSet();
    for (FleetNode node : fleet.nodes()) {
      double x = layout.x(node.slot()) + MapLayout.CARD_WIDTH / 2;
      double y = layout.y(node.slot()) + MapLayout.CARD_HEIGHT / 2;
      assertThat(layout.nodeAt(x, y)).isEqualTo(node.slot());
      assertThat(x).isBetween(0.0, layout.width());
      assertThat(y).isBetween(0.0, layout.height());
      seen.set(node.slot());
    }
    assertThat(seen.cardinality()).isEqualTo(nodes);
    assertThat(layout.reading()).hasSize(nodes);
  }

  @ParameterizedTest
  @CsvSource({"36", "500", "5000"})
  void the_whole_map_is_seen_at_once_and_uses_the_window(int nodes) {
    MapLayout layout = layout(fleet(nodes, 0), Grouping.ZONE);
    Viewport all = Viewport.fit(layout, WIDTH, HEIGHT);
    assertThat(layout.width() * all.scale()).isLessThanOrEqualTo(WIDTH + 1);
    assertThat(layout.height() * all.scale()).isLessThanOrEqualTo(HEIGHT + 1);
    double cards = nodes * MapLayout.PITCH_X * MapLayout.PITCH_Y * all.scale() * all.scale();
    assertThat(cards / (WIDTH * HEIGHT)).as("share of the window that cards take").isGreaterThan(0.55);
  }

  @Test
  void names_of_groups_have_room_however_many_nodes_there_are() {
    MapLayout layout = layout(fleet(5000, 0), Grouping.ZONE);
    double scale = Viewport.fit(layout, WIDTH, HEIGHT).scale();
    assertThat(layout.groups()).allSatisfy(group -> assertThat(group.header() * scale).isGreaterThan(30));
  }

  @Test
  void a_group_for_each_node_still_has_a_place_for_all() {
    Fleet fleet = fleet(400, 0);
    MapLayout layout = layout(fleet, Grouping.label("pool"));
    assertThat(layout.groups()).hasSize(2);
    assertThat(layout(fleet, Grouping.label("missing")).groups()).extracting(MapLayout.Group::name).containsExactly("");
  }

  @Test
  void arrows_lead_to_the_next_card_and_across_groups() {
    Fleet fleet = fleet(36, 0);
    MapLayout layout = layout(fleet, Grouping.ZONE);
    MapLayout.Block first = layout.blocks().getFirst();
    int corner = first.node(0);
    assertThat(layout.neighbour(corner, 1, 0)).isEqualTo(first.node(1));
    assertThat(layout.neighbour(corner, 0, 1)).isEqualTo(first.node(first.columns()));
    assertThat(layout.neighbour(corner, -1, 0)).isEqualTo(corner);
    int end = first.node(first.columns() - 1);
    int across = layout.neighbour(end, 1, 0);
    assertThat(layout.place(across)).startsWith("harbour-b");
    assertThat(layout.neighbour(-1, 1, 0)).isEqualTo(corner);
  }

  @ParameterizedTest
  @EnumSource(NodeOrder.class)
  void each_order_keeps_all_nodes(NodeOrder order) {
    Fleet fleet = fleet(20, 2);
    int[] reading = LayoutPlanner.plan(fleet, Grouping.by(Grouping.By.NONE), order, WIDTH, HEIGHT).reading();
    assertThat(Arrays.stream(reading).sorted().toArray()).isEqualTo(fleet.nodes().stream().mapToInt(FleetNode::slot).toArray());
  }

  @Test
  void the_fullest_node_comes_first_by_pods_and_names_decide_else() {
    Fleets rows = Fleets.of(4, 1);
    rows.change(rows.pods, Fleets.pod("more", "node-2"));
    Fleet fleet = rows.fleet(new FleetKeeper());
    MapLayout layout = LayoutPlanner.plan(fleet, Grouping.by(Grouping.By.NONE), NodeOrder.PODS, WIDTH, HEIGHT);
    assertThat(names(fleet, layout.reading())).containsExactly("node-2", "node-0", "node-1", "node-3");
  }

  @Test
  void zooming_keeps_what_is_under_the_pointer_there() {
    Viewport before = Viewport.fit(layout(fleet(500, 0), Grouping.ZONE), WIDTH, HEIGHT);
    Viewport after = before.zoom(3, 700, 300, before.scale());
    assertThat(after.mapX(700)).isCloseTo(before.mapX(700), org.assertj.core.data.Offset.offset(1e-6));
    assertThat(after.mapY(300)).isCloseTo(before.mapY(300), org.assertj.core.data.Offset.offset(1e-6));
    assertThat(after.zoom(1e-9, 0, 0, before.scale()).scale()).isEqualTo(before.scale());
    assertThat(after.zoom(1e9, 0, 0, before.scale()).scale()).isEqualTo(Viewport.CLOSEST);
  }

  @Test
  void one_cannot_lose_the_map() {
    MapLayout layout = layout(fleet(500, 0), Grouping.ZONE);
    Viewport near = Viewport.fit(layout, WIDTH, HEIGHT).zoom(6, 0, 0, 0.01);
    Viewport away = near.pan(-1e7, 1e7).within(layout);
    assertThat(away.x()).isZero();
    assertThat(away.y() + HEIGHT / away.scale()).isCloseTo(layout.height(), org.assertj.core.data.Offset.offset(1e-3));
  }

  @Test
  void a_window_without_size_shows_nothing_and_breaks_nothing() {
    MapLayout layout = layout(fleet(12, 0), Grouping.ZONE);
    Viewport nothing = Viewport.fit(layout, 0, 0).within(layout);
    assertThat(nothing.scale()).isPositive();
    assertThat(Viewport.fit(layout, 0, 0).sized(WIDTH, HEIGHT).within(layout).x()).isNotNaN();
  }
}
