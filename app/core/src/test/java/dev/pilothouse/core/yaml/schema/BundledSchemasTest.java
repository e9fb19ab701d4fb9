// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.schema;

import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.core.yaml.template.Templates;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BundledSchemasTest {
  private static final ServedSchemas BUNDLED = BundledSchemas.read().beside(Map.of());

  private static List<Fault> faults(String text) {
    return SchemaCheck.of(YamlText.read(text), BUNDLED).stream().map(Problem::fault).toList();
  }

  @Test
  void theySayWhichReleaseTheyAreOf() {
    assertThat(BUNDLED.bundled()).matches("1\\.[0-9]+");
  }

  @Test
  void everyTemplateIsRightByThem() {
    Templates templates = Templates.read();
    for (String kind : templates.kinds()) {
      assertThat(templates.of(kind).map(BundledSchemasTest::faults)).as(kind).hasValue(List.of());
    }
  }

  @Test
  void aMisspeltFieldIsFoundWithoutACluster() {
    assertThat(faults("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndat: {}\n"))
        .containsExactly(new Fault.UnknownField("dat", "ConfigMap", "data"));
  }

  @Test
  void aKindInAVersionThatItIsNotOfIsPutRight() {
    assertThat(faults("apiVersion: v1\nkind: PodDisruptionBudget\nmetadata: {name: a}\n"))
        .containsExactly(new Fault.WrongVersion("PodDisruptionBudget", "v1", List.of("policy/v1")));
  }

  @Test
  void ofWhatTheyDoNotHaveTheySayNothing() {
    assertThat(faults("apiVersion: example.com/v1\nkind: Ship\nmetadata: {name: a}\nspec: {x: 1}\n")).isEmpty();
    assertThat(faults("apiVersion: storage.k8s.io/v1beta1\nkind: VolumeAttributesClass\nmetadata: {name: a}\n")).isEmpty();
  }

  @Test
  void aKindThatIsDeprecatedSaysWhatToUseInstead() {
    assertThat(faults("apiVersion: v1\nkind: Endpoints\nmetadata: {name: a}\n"))
        .containsExactly(new Fault.DeprecatedKind("Endpoints", "v1", "1.33", "discovery.k8s.io/v1 EndpointSlice"));
    assertThat(faults("apiVersion: v1\nkind: ComponentStatus\nmetadata: {name: a}\n"))
        .containsExactly(new Fault.DeprecatedKind("ComponentStatus", "v1", "1.19", ""));
  }
}
