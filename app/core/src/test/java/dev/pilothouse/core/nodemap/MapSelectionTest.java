// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Nodes that are put together on the map.
class MapSelectionTest {
  private static final double WIDTH = 1000;
  private static final double HEIGHT = 700;
  private final Fleets fleets = Fleets.of(12, 3);
  private final Fleet fleet = fleets.fleet(new FleetKeeper());
  private final MapLayout layout =
      LayoutPlanner.plan(fleet, Grouping.by(Grouping.By.NONE), NodeOrder.NAME, WIDTH, HEIGHT);
  private final MapPicture picture =
      MapPicture.of(
          fleet, layout, Colourist.colours(fleet, ColourKey.STATUS, FleetUsage.NONE, Fleets.NOW), MapLight.ALL, Map.of());

  private FleetNode node(int number) {
    return fleet.nodes().stream().filter(one -> one.name().equals("node-" + number)).findFirst().orElseThrow();
  }

  @Test
  void a_node_comes_in_and_goes_out_again() {
    MapSelection one = MapSelection.NONE.toggled(node(3));
    assertThat(one.has(node(3))).isTrue();
    assertThat(one.has(node(4))).isFalse();
    assertThat(one.toggled(node(3)).isEmpty()).isTrue();
  }

  @Test
  void a_range_goes_from_the_last_one_to_the_next_in_either_direction() {
    MapSelection from = MapSelection.NONE.toggled(node(4));
    assertThat(from.range(picture, node(7).slot())).extracting(FleetNode::name).containsExactly("node-4", "node-5", "node-6", "node-7");
    assertThat(from.range(picture, node(2).slot())).extracting(FleetNode::name).containsExactly("node-2", "node-3", "node-4");
    assertThat(from.range(picture, node(4).slot())).extracting(FleetNode::name).containsExactly("node-4");
    assertThat(MapSelection.NONE.range(picture, node(5).slot())).extracting(FleetNode::name).containsExactly("node-5");
  }

  @Test
  void a_rectangle_takes_every_card_that_it_touches() {
    Viewport view = Viewport.fit(layout, WIDTH, HEIGHT);
    double x = view.pixelX(layout.x(node(0).slot()) + MapLayout.CARD_WIDTH / 2);
    double y = view.pixelY(layout.y(node(0).slot()) + MapLayout.CARD_HEIGHT / 2);
    assertThat(MapSelection.touched(picture, view, x, y, x + 1, y + 1)).extracting(FleetNode::name).containsExactly("node-0");
    assertThat(MapSelection.touched(picture, view, WIDTH, HEIGHT, 0, 0)).hasSize(12);
  }

  @Test
  void a_node_that_is_gone_or_was_made_anew_is_no_longer_among_them() {
    MapSelection two = MapSelection.of(Set.of("uid-node-1", "uid-of-another"));
    assertThat(two.within(fleet).uids()).containsExactly("uid-node-1");
    MapSelection all = MapSelection.NONE.with(fleet.nodes());
    assertThat(all.within(fleet)).isSameAs(all);
  }

  @Test
  void only_what_is_lit_is_all() {
    MapLight light =
        MapLight.of(fleet, picture.colours(), "name:node-1", new BitSet(), Object::toString, Fleets.NOW);
    MapPicture dimmed = MapPicture.of(fleet, layout, picture.colours(), light, Map.of());
    List<String> names = MapSelection.lit(dimmed).stream().map(FleetNode::name).toList();
    assertThat(names).contains("node-1").doesNotContain("node-2");
  }
}
