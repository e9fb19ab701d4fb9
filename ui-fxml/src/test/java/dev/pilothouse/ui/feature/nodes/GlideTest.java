// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.nodemap.Viewport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class GlideTest {

  @Test
  void one_place_of_the_map_stays_under_the_pointer_while_it_comes_closer() {
    Viewport from = new Viewport(100, 50, 0.4, 800, 600);
    Viewport to = from.zoom(6, 300, 200, 0.1);
    for (double share = 0; share <= 1; share += 0.125) {
      Viewport now = Glide.between(from, to, share);
      assertThat(now.mapX(300)).isCloseTo(from.mapX(300), within(1e-6));
      assertThat(now.mapY(200)).isCloseTo(from.mapY(200), within(1e-6));
    }
    assertThat(Glide.between(from, to, 1)).isEqualTo(to);
  }

  @Test
  void a_way_without_another_scale_is_straight() {
    Viewport from = new Viewport(0, 0, 1, 800, 600);
    Viewport half = Glide.between(from, from.pan(200, 100), 0.5);
    assertThat(half).isEqualTo(new Viewport(100, 50, 1, 800, 600));
  }
}
