// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.kind.ObjectRows;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SeenPodsTest {
  private static Row pod(String name, String labels, String... images) {
    StringBuilder yaml = new StringBuilder("metadata: {name: " + name + ", namespace: shop, labels: " + labels + "}\nspec:\n  containers:\n");
    for (String image : images) {
      yaml.append("  - {name: c, image: \"").append(image).append("\"}\n");
    }
    return ObjectRows.read(new PodKind(), yaml.toString());
  }

  @Test
  void whatMostPodsRunAndCarryComesFirst() {
    SeenPods seen =
        new SeenPods(
            List.of(
                pod("a", "{\"app\": \"cart\"}", "shop/cart:1"),
                pod("b", "{\"app\": \"web\", \"tier\": \"front\"}", "shop/web:2", "shop/cart:1"),
                pod("c", "{\"app\": \"web\"}", "shop/web:2", "shop/agent:1"),
                pod("d", "{\"app\": \"web\"}", "shop/web:2")));
    assertThat(seen.images()).containsExactly("shop/web:2", "shop/cart:1", "shop/agent:1");
    assertThat(seen.labelKeys()).containsExactly("app", "tier");
    assertThat(seen.labelValues("app")).containsExactly("web", "cart");
    assertThat(seen.labelValues("nobody")).isEmpty();
  }

  @Test
  void whatControllersPutOnTheirPodsNobodyWrites() {
    SeenPods seen = new SeenPods(List.of(pod("a", "{app: cart, \"pod-template-hash\": \"7647b577db\"}")));
    assertThat(seen.labelKeys()).containsExactly("app");
    assertThat(seen.images()).isEmpty();
  }
}
