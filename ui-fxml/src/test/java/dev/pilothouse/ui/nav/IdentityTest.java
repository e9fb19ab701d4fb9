// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.nav;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class IdentityTest {

  @ParameterizedTest
  @CsvSource({
    "prod-eu, PE", "staging, ST", "kind-lab, KL", "arn:aws:eks:eu-1:1:cluster/shop-live, SL", "x, X", "---, --", "生产集群, 生产"
  })
  void theLettersComeFromTheNamesOwnWords(String context, String letters) {
    assertThat(Identity.initials(context)).isEqualTo(letters);
  }

  @Test
  void aNameHasTheSameColourAlwaysAndNeighboursMostlyAnother() {
    assertThat(Identity.hue("prod-eu")).isEqualTo(Identity.hue("prod-eu")).matches("hue-[1-8]");
    long hues = java.util.stream.IntStream.range(0, 40).mapToObj(i -> Identity.hue("cluster-" + i)).distinct().count();
    assertThat(hues).isGreaterThanOrEqualTo(6);
  }
}
