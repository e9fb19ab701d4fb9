// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.gateway;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WarningsTest {

  @Test
  void warnings_are_told_in_their_own_words() {
    assertThat(Warnings.of(List.of("299 - \"policy/v1beta1 is deprecated\"", "299 api \"say \\\"please\\\"\"")))
        .containsExactly("policy/v1beta1 is deprecated", "say \"please\"");
  }

  @Test
  void several_in_one_header_are_several_and_the_same_twice_is_one() {
    assertThat(Warnings.of(List.of("299 - \"one, two\", 299 - \"three\"", "299 - \"three\""))).containsExactly("one, two", "three");
  }

  @Test
  void what_is_no_warning_for_people_is_left_out() {
    assertThat(Warnings.of(List.of("110 proxy \"stale\"", "299 - unquoted", "", "299 - \"\""))).isEmpty();
  }

  @Test
  void a_warning_cannot_write_on_the_terminal() {
    assertThat(Warnings.of(List.of("299 - \"red \u001b[31m alert\""))).singleElement().asString().doesNotContain("\u001b");
  }
}
