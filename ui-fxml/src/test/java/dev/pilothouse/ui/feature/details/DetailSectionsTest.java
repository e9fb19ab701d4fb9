// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.details;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.ui.testing.Shop;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DetailSectionsTest {

  @Test
  void valuesOfSecretsAreNeverShown() {
    JsonNode secret =
        Shop.parse(
            """
            {'kind':'Secret','metadata':{'name':'s','annotations':{'kubectl.kubernetes.io/last-applied-configuration':'c2VjcmV0'}},
            'data':{'password':'c2VjcmV0'},'stringData':{'other':'c2VjcmV0'}}""");
    List<DetailSection> sections = new DetailSections(new KubeObject(secret), null, null, 0).all();
    assertThat(sections.toString()).contains("password").doesNotContain("c2VjcmV0");
  }
}
