// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.edit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.yaml.YamlJson;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.core.yaml.edit.FieldOwners.Owner;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FieldOwnersTest {
  private static final String OWNED =
      """
      metadata:
        managedFields:
          - manager: argocd
            operation: Apply
            time: "2026-03-01T10:00:00Z"
            fieldsV1:
              f:metadata: {f:labels: {f:app: {}}}
              f:spec:
                f:replicas: {}
                f:template: {f:spec: {f:containers: {'k:{"name":"cart"}': {.: {}, f:name: {}, f:image: {}, f:args: {}}}}}
          - manager: hpa
            operation: Update
            subresource: scale
            time: "2026-03-01T11:00:00Z"
            fieldsV1: {f:spec: {f:replicas: {}}}
          - manager: kubelet
            operation: Update
            subresource: status
            time: "2026-03-01T12:00:00Z"
            fieldsV1: {f:status: {f:phase: {}}}
      """;
  private static final String TEXT =
      """
      metadata:
        labels:
          app: cart
          team: shop
      spec:
        replicas: 6
        template:
          spec:
            containers:
              - name: side
                image: s
              - name: cart
                image: c
                args:
                  - one
                  - two
      """;

  private static YamlText read(String text) {
    return YamlText.read(text);
  }

  private static FieldOwners owners() {
    JsonNode object = YamlJson.of(Objects.requireNonNull(read(OWNED).documents().getFirst().root()));
    return FieldOwners.of(object);
  }

  private static List<String> names(Map<Integer, List<Owner>> lines, int line) {
    return lines.getOrDefault(line, List.of()).stream().map(Owner::manager).toList();
  }

  @Test
  void aLineIsOwnedByWhoWroteItsFieldTheLastWriterFirst() {
    YamlText text = read(TEXT);
    Map<Integer, List<Owner>> lines = owners().lines(text.documents().getFirst().object().orElseThrow(), text.lines());
    assertThat(names(lines, 2)).containsExactly("argocd");
    assertThat(names(lines, 3)).isEmpty();
    assertThat(names(lines, 5)).containsExactly("hpa", "argocd");
    assertThat(names(lines, 9)).isEmpty();
    assertThat(names(lines, 12)).containsExactly("argocd");
    assertThat(names(lines, 15)).containsExactly("argocd");
  }

  @Test
  void aFieldIsFoundByItsPath() {
    assertThat(owners().of(List.of("spec", "replicas"))).extracting(Owner::manager).containsExactly("hpa", "argocd");
    assertThat(owners().of(List.of("spec", "template", "spec", "containers", "[name=cart]", "image")))
        .extracting(Owner::manager).containsExactly("argocd");
    assertThat(owners().of(List.of("spec", "paused"))).isEmpty();
  }

  @Test
  void whoWritesOnlyTheStatusOwnsNothingThatIsEdited() {
    assertThat(owners().all()).extracting(Owner::manager).containsExactly("hpa", "argocd");
  }
}
