// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProductionNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prod", "PROD", "production", "prod-eu", "eu_prod_1", "prd", "shop.live", "shopProd", "prod2", "admin@prd01",
        "arn:aws:eks:eu-west-1:123456789012:cluster/production", "gke_my-project_europe-west1_live", "生产集群", "线上-1"
      })
  void names_of_production_are_known(String name) {
    assertThat(ProductionNames.looksLike(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "dev", "staging", "productcatalog", "non-prod", "nonprod", "pre-prod", "delivery", "olive", "reproduce", "kind-kind", "测试"})
  void other_names_are_not(String name) {
    assertThat(ProductionNames.looksLike(name)).isFalse();
  }
}
