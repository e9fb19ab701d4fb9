// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.yaml.YamlJson;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.core.yaml.YamlWriter;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TextPatchTest {
  private static final String MINE =
      """
      # where it comes from
      kind: Deployment
      metadata:
        labels: {app: cart}   # one line
      spec:
        # four is enough
        replicas: 4 # for now
        paused: false
        containers:
          - name: cart # ours
            image: "cart:1"
          - name: side
            image: side:1
      """;

  private static JsonNode yaml(String text) {
    return YamlJson.of(Objects.requireNonNull(YamlText.read(text).documents().getFirst().root()));
  }

  private static String applied(String text, JsonNode target) {
    YamlText read = YamlText.read(text);
    return TextPatch.applied(read, read.documents().getFirst(), target);
  }

  private static String changed(String pointer, Object value) {
    JsonNode target = yaml(MINE).deepCopy();
    int cut = pointer.lastIndexOf('/');
    ((ObjectNode) target.at(pointer.substring(0, cut))).set(pointer.substring(cut + 1), yaml(value.toString()));
    return applied(MINE, target);
  }

  @Test
  void aValueChangesAndTheCommentBesideItStays() {
    assertThat(changed("/spec/replicas", 6)).isEqualTo(MINE.replace("replicas: 4", "replicas: 6"));
  }

  @Test
  void aFieldOfAnItemChangesWhereItStands() {
    assertThat(changed("/spec/containers/0/image", "cart:2")).isEqualTo(MINE.replace("\"cart:1\"", "cart:2"));
  }

  @Test
  void aNewFieldComesAfterTheLastOne() {
    assertThat(changed("/spec/minReadySeconds", 5)).isEqualTo(MINE + "  minReadySeconds: 5\n");
  }

  @Test
  void aFieldGoesWithItsLine() {
    ObjectNode target = yaml(MINE).deepCopy();
    ((ObjectNode) target.path("spec")).remove("paused");
    assertThat(applied(MINE, target)).isEqualTo(MINE.replace("  paused: false\n", ""));
  }

  @Test
  void aMappingInBracesIsWrittenAnewAndNothingElse() {
    assertThat(changed("/metadata/labels", "{app: cart, team: shop}"))
        .isEqualTo(MINE.replace("  labels: {app: cart}   # one line\n", "  labels:\n    app: cart\n    team: shop\n"));
  }

  @Test
  void anItemComesWhereItStandsInTheOtherOrderAndAnotherGoes() {
    ObjectNode target = yaml(MINE).deepCopy();
    ArrayNode containers = (ArrayNode) target.at("/spec/containers");
    containers.remove(1);
    containers.insert(0, yaml("{name: first, image: f}"));
    assertThat(applied(MINE, target))
        .isEqualTo(
            MINE.replace("    - name: cart", "    - name: first\n      image: f\n    - name: cart")
                .replace("    - name: side\n      image: side:1\n", ""));
  }

  @Test
  void onlyTheDocumentThatIsMeantChanges() {
    String two = "a: 1\n---\n# second\nb: 2\n";
    YamlText read = YamlText.read(two);
    assertThat(TextPatch.applied(read, read.documents().get(1), yaml("b: 3"))).isEqualTo("a: 1\n---\n# second\nb: 3\n");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void theTextSaysTheTargetWhateverItWas(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      ObjectNode before = object(random, 3);
      ObjectNode after = object(random, 3);
      String text = YamlWriter.of(before).replaceAll("(?m)^( *)a:", "$1# about a\n$1a:");
      assertThat(yaml(applied(text, after))).isEqualTo(after);
    }
  }

  private static ObjectNode object(Random random, int depth) {
    ObjectNode object = JsonNodeFactory.instance.objectNode().put("id", random.nextInt(2));
    for (String name : List.of("a", "b", "c.d/e")) {
      switch (random.nextInt(6)) {
        case 0 -> object.put(name, "text " + random.nextInt(3));
        case 1 -> object.put(name, random.nextBoolean());
        case 2 -> object.put(name, "two\nlines\n");
        case 3 -> {
          if (depth > 0) {
            object.set(name, object(random, depth - 1));
          }
        }
        case 4 -> {
          ArrayNode list = object.putArray(name);
          for (int i = random.nextInt(4); i > 0; i--) {
            list.add(depth > 0 && random.nextBoolean() ? object(random, depth - 1).put("name", "n" + random.nextInt(3)) : list.numberNode(i));
          }
        }
        default -> {}
      }
    }
    return object;
  }
}
