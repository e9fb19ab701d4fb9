// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.board;

import dev.pilothouse.core.rollouts.ImageStep;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// How much of two images is shown in a column.
class ImageWordsTest {

  @ParameterizedTest(name = "{0} and {1} in {2} letters")
  @CsvSource({
    "2.8.4,          2.9.0,                   20, 2.8.4, 2.9.0",
    "checkout:2.8.4, cashdesk:2.9.0,          28, checkout:2.8.4, cashdesk:2.9.0",
    "checkout:2.8.4, cashdesk:2.9.0,          27, 2.8.4, cashdesk:2.9.0",
    "checkout:2.8.4, cashdesk:2.9.0,          18, 2.8.4, cashde…:2.9.0",
    "checkout:2.8.4, cashdesk:2.9.0,           5, 2.8.4, cas…:2.9.0",
    "app@0123456789, app@abcdef0123,          20, 0123456789, app@abcdef0123",
    "plain,          other,                    6, plain, other",
    "'',             cashdesk:2.9.0,          12, '', cashd…:2.9.0",
  })
  void tagsStayReadableAndNamesGiveWay(String before, String after, int letters, String old, String fresh) {
    assertThat(new ImageWords.Fitted(before, after).in(letters)).isEqualTo(new ImageWords.Fitted(old, fresh));
  }

  @ParameterizedTest
  @CsvSource({
    "registry.example:5000/shop/checkout:2.9.0, checkout:2.9.0",
    "shop/checkout@sha256:0123456789abcdef, checkout@0123456789",
    "checkout, checkout",
  })
  void theRegistryAndThePathGoFirst(String image, String name) {
    assertThat(ImageStep.name(image)).isEqualTo(name);
  }
}
