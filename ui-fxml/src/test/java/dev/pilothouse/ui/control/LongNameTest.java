// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LongNameTest {

  @Test
  void an_image_breaks_after_its_registry_its_folders_and_before_its_tag() {
    assertThat(LongName.parts("registry.example:5000/shop/checkout-api:2.14.1-rc"))
        .containsExactly("registry.example:", "5000/", "shop/", "checkout-", "api:", "2.14.1-", "rc");
    assertThat(LongName.parts("web@sha256:0a1b")).containsExactly("web@", "sha256:", "0a1b");
    assertThat(LongName.parts("--leader-elect=true")).containsExactly("--", "leader-", "elect=true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "web", "10.0.0.1", "/", "a//b", "ends-"})
  void its_parts_are_the_whole(String name) {
    assertThat(String.join("", LongName.parts(name))).isEqualTo(name);
  }
}
