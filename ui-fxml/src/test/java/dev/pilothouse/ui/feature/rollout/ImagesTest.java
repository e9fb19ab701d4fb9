// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ImagesTest {

  @ParameterizedTest
  @CsvSource({
    "nginx, nginx", "nginx:1.29, nginx", "localhost:5000/shop/cart, localhost:5000/shop/cart",
    "localhost:5000/shop/cart:2, localhost:5000/shop/cart", "shop/cart:2@sha256:0f, shop/cart", "shop/cart@sha256:0f, shop/cart"
  })
  void theRepositoryIsTheNameWithoutTagAndDigest(String image, String repository) {
    assertThat(Images.repository(image)).isEqualTo(repository);
  }

  @Test
  void imagesOfTheSameRepositoryAreOfferedTheHighestTagFirst() {
    List<String> known = List.of("shop/cart:2.9.0", "shop/cart:2.10.0", "shop/cart-api:3.0.0", "shop/cart:2.8.4");
    assertThat(Images.offered("shop/cart:2.9.0", known)).containsExactly("shop/cart:2.10.0", "shop/cart:2.9.0", "shop/cart:2.8.4");
  }

  @ParameterizedTest
  @CsvSource({
    "registry.example/shop/cart:2, shop/cart:2", "shop/cart:2, shop/cart:2", "nginx, nginx", "localhost:5000/a:1, a:1"
  })
  void aShortNameHasNoRegistry(String image, String brief) {
    assertThat(RevisionList.brief(image)).isEqualTo(brief);
  }
}
