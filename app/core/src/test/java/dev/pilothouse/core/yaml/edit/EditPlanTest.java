// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.edit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.yaml.YamlJson;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.core.yaml.merge.ListKeys;
import dev.pilothouse.core.yaml.merge.ObjectPatch.Change;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EditPlanTest {
  private static final ListKeys NONE = path -> List.of();
  private static final String OPENED =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: cart
        uid: u1
        resourceVersion: "7"
        annotations: {kubectl.kubernetes.io/last-applied-configuration: "{}", team: shop}
        managedFields: [{manager: kubectl}]
      spec: {replicas: 4, paused: false}
      status: {replicas: 4}
      """;

  private static JsonNode yaml(String text) {
    return YamlJson.of(Objects.requireNonNull(YamlText.read(text).documents().getFirst().root()));
  }

  private static EditPlan plan(String live, String mine, Set<List<String>> takeTheirs) {
    return EditPlan.of(yaml(OPENED), yaml(live), yaml(mine), NONE, takeTheirs);
  }

  private static String mine() {
    return OPENED.replaceAll("(?m)^  (uid|resourceVersion|managedFields):.*\n", "").replaceAll("(?m)^status:.*\n", "")
        .replace("kubectl.kubernetes.io/last-applied-configuration: \"{}\", ", "");
  }

  @Test
  void whatTheServerKeepsIsNeitherShownNorTouched() {
    assertThat(EditableObject.of(yaml(OPENED))).isEqualTo(yaml(mine()));
    assertThat(plan(OPENED, mine(), Set.of()).changesNothing()).isTrue();
  }

  @Test
  void myChangeAndTheirsComeTogetherAndOnlyMineIsSent() {
    String live = OPENED.replace("replicas: 4, paused", "replicas: 6, paused").replace("\"7\"", "\"9\"");
    EditPlan plan = plan(live, mine().replace("paused: false", "paused: true"), Set.of());
    assertThat(plan.patch().changes()).extracting(Change::field).containsExactly("spec.paused");
    assertThat(plan.theirs()).extracting(Change::field).containsExactly("spec.replicas");
    assertThat(plan.after().at("/spec/replicas").asInt()).isEqualTo(6);
    assertThat(plan.conflicts()).isEmpty();
  }

  @Test
  void aConflictIsDecidedByWhatIsTaken() {
    String live = OPENED.replace("replicas: 4, paused", "replicas: 6, paused");
    String mine = mine().replace("replicas: 4", "replicas: 8");
    assertThat(plan(live, mine, Set.of()).after().at("/spec/replicas").asInt()).isEqualTo(8);
    EditPlan theirs = plan(live, mine, Set.of(List.of("spec", "replicas")));
    assertThat(theirs.conflicts()).hasSize(1);
    assertThat(theirs.changesNothing()).isTrue();
  }

  @Test
  void aLabelThatIsTakenAwayGoesAndTheAnnotationOfKubectlStays() {
    EditPlan plan = plan(OPENED, mine().replace("annotations: {team: shop}", "annotations: {}"), Set.of());
    assertThat(plan.patch().changes()).extracting(Change::field).containsExactly("metadata.annotations.team");
    assertThat(plan.after().at("/metadata/annotations")).hasSize(1);
  }

  @Test
  void aSecretIsEditedDecodedAndWhatStaysMaskedStaysAsItWas() {
    JsonNode secret = yaml("{apiVersion: v1, kind: Secret, metadata: {name: s}, data: {user: YWRh, password: c2VjcmV0, key: //79}}");
    JsonNode shown = SecretText.shown(secret, Set.of("user"));
    assertThat(shown.path("stringData").path("user").asText()).isEqualTo("ada");
    assertThat(shown.toString()).doesNotContain("c2VjcmV0", "secret\"", "//79");
    JsonNode typed = yaml(
        "{apiVersion: v1, kind: Secret, metadata: {name: s}, stringData: {user: bob, password: ••••••••, new: x}, data: {key: ••••••••}}");
    assertThat(SecretText.meant(typed, secret).path("data"))
        .isEqualTo(yaml("{user: Ym9i, password: c2VjcmV0, new: eA==, key: //79}"));
  }

  @Test
  void secretsAreComparedWithoutTheirValues() {
    JsonNode before = yaml("{apiVersion: v1, kind: Secret, data: {user: YWRh, password: c2VjcmV0}}");
    JsonNode after = yaml("{apiVersion: v1, kind: Secret, data: {user: YWRh, password: bmV3}}");
    assertThat(SecretText.compared(after, before).toString()).contains("(3 B)").doesNotContain("bmV3", "YWRh");
  }
}
