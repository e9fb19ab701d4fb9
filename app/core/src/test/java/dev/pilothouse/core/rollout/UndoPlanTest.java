// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.rollout.Revisions.Going;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The files of /undo hold a workload with three revisions and the patch that kubectl 1.36 sent to go back to the first.
class UndoPlanTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonNode file(String kind) {
    try {
      return JSON.readTree(UndoPlanTest.class.getResourceAsStream("/undo/" + kind + ".json"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Revisions revisions(String kind) {
    JsonNode file = file(kind);
    List<KubeObject> objects = new ArrayList<>();
    file.path("revisions").forEach(one -> objects.add(new KubeObject(one)));
    KubeObject workload = new KubeObject(file.path("workload"));
    return kind.equals("deployment")
        ? Revisions.ofDeployment(workload, objects)
        : Revisions.ofControllerRevisions(workload, objects);
  }

  private static UndoPlan toTheFirst(String kind) {
    Revisions revisions = revisions(kind);
    return UndoPlan.of(revisions.workload(), revisions.find(1).orElseThrow());
  }

  /// Go writes empty texts and objects that JSON from a server leaves out, or the other way round; the server takes both alike.
  private static JsonNode withoutEmpty(JsonNode node) {
    JsonNode copy = node.deepCopy();
    if (copy instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        JsonNode value = withoutEmpty(object.path(name));
        if (value.isNull() || (value.isContainerNode() && value.isEmpty())) {
          object.remove(name);
        } else {
          object.set(name, value);
        }
      }
      return object;
    }
    if (copy.isArray()) {
      List<JsonNode> all = new ArrayList<>();
      copy.forEach(one -> all.add(withoutEmpty(one)));
      return JSON.valueToTree(all);
    }
    return copy;
  }

  @ParameterizedTest
  @ValueSource(strings = {"deployment", "statefulset", "daemonset"})
  void thePatchIsTheOneThatKubectlSends(String kind) {
    UndoPlan plan = toTheFirst(kind);
    assertThat(withoutEmpty(plan.patch())).isEqualTo(withoutEmpty(file(kind).path("kubectl")));
    assertThat(plan.refusal()).isNull();
    assertThat(plan.contentType())
        .isEqualTo(kind.equals("deployment") ? "application/json-patch+json" : "application/strategic-merge-patch+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"deployment", "statefulset", "daemonset"})
  void onlyTheImageGoesBack(String kind) {
    assertThat(toTheFirst(kind).changes())
        .extracting(one -> one.path() + " " + one.before().asText() + " -> " + one.after().asText())
        .containsExactly("spec.containers[app].image shop/web:3.0 -> shop/web:1.0");
  }

  @Test
  void whatTheOldTemplateNamesIsToBeLookedFor() {
    assertThat(toTheFirst("deployment").needs())
        .extracting(one -> one.ref().kind().kind() + " " + one.ref().name() + " " + one.keys() + (one.optional() ? " optional" : ""))
        .containsExactlyInAnyOrder(
            "ServiceAccount default []",
            "Secret web-db [url]",
            "ConfigMap web-env [] optional",
            "ConfigMap web-conf []",
            "PersistentVolumeClaim web-data []",
            "Secret registry [] optional");
  }

  @Test
  void aPausedDeploymentIsNotUndoneAndTheNewestNotToItself() {
    Revisions revisions = revisions("deployment");
    assertThat(UndoPlan.of(revisions.workload(), revisions.find(3).orElseThrow()).refusal().key()).isEqualTo("rollout.undo.same");
    ObjectNode paused = revisions.workload().root().deepCopy();
    ((ObjectNode) paused.path("spec")).put("paused", true);
    assertThat(UndoPlan.of(new KubeObject(paused), revisions.find(1).orElseThrow()).refusal().key())
        .isEqualTo("rollout.undo.paused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"deployment", "statefulset", "daemonset"})
  void theHistoryIsNewestFirstWithImagesAndCause(String kind) {
    Revisions revisions = revisions(kind);
    assertThat(revisions.all()).extracting(one -> one.number() + " " + one.images())
        .containsExactly("3 shop/web:3.0", "2 shop/web:2.0", "1 shop/web:1.0");
    assertThat(revisions.all().getFirst().cause()).isEqualTo("third");
    assertThat(revisions.previous().orElseThrow().number()).isEqualTo(2);
    assertThat(revisions.all().getFirst().going()).isIn(Going.CURRENT, Going.OUT);
  }
}
