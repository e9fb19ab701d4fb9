// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.merge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.yaml.merge.ObjectPatch.Change;
import dev.pilothouse.core.yaml.merge.ObjectPatch.Result;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ObjectPatchTest {
  private static final ListKeys CONTAINERS =
      path -> !path.isEmpty() && path.getLast().equals("containers") ? List.of("name") : List.of();

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Result between(String before, String after) {
    return ObjectPatch.between(json(before), json(after), CONTAINERS);
  }

  @Test
  void aFieldIsTestedForWhatItWasAndThenChanged() {
    Result patch = between("{'spec':{'replicas':4,'paused':true}}", "{'spec':{'replicas':6,'paused':true}}");
    assertThat(patch.operations())
        .isEqualTo(json("[{'op':'test','path':'/spec/replicas','value':4},{'op':'replace','path':'/spec/replicas','value':6}]"));
    assertThat(patch.changes()).extracting(Change::field).containsExactly("spec.replicas");
  }

  @Test
  void aFieldThatIsNewMustNotBeThereYet() {
    assertThat(between("{'a':{}}", "{'a':{'b/c':1}}").operations())
        .isEqualTo(json("[{'op':'test','path':'/a/b~1c','value':null},{'op':'add','path':'/a/b~1c','value':1}]"));
  }

  @Test
  void anItemIsFoundByItsKeyAndOnlyItsFieldChanges() {
    Result patch =
        between(
            "{'containers':[{'name':'cart','image':'1'},{'name':'side','image':'1'}]}",
            "{'containers':[{'name':'cart','image':'1'},{'name':'side','image':'2'}]}");
    assertThat(patch.operations())
        .isEqualTo(
            json(
                """
                [{'op':'test','path':'/containers/1/name','value':'side'},{'op':'test','path':'/containers/1/image','value':'1'},
                 {'op':'replace','path':'/containers/1/image','value':'2'}]"""));
    assertThat(patch.changes()).extracting(Change::field).containsExactly("containers[name=side].image");
  }

  @Test
  void aListWhoseItemsHaveNoKeysIsOneValue() {
    assertThat(between("{'args':['a','b']}", "{'args':['a','c']}").changes()).extracting(Change::field).containsExactly("args");
  }

  @Test
  void equalObjectsNeedNothing() {
    assertThat(between("{'a':1,'b':[1.0]}", "{'b':[1],'a':1}").operations()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void whatIsPatchedIsTheTarget(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      ObjectNode before = object(random, 3);
      ObjectNode after = object(random, 3);
      Result patch = ObjectPatch.between(before, after, CONTAINERS);
      assertThat(patched(before, patch.operations())).isEqualTo(after);
    }
  }

  private static ObjectNode object(Random random, int depth) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (String name : List.of("a", "b", "c/d", "e~f")) {
      if (random.nextInt(3) > 0) {
        object.set(name, depth > 0 && random.nextBoolean() ? object(random, depth - 1) : JsonNodeFactory.instance.numberNode(random.nextInt(3)));
      }
    }
    if (depth > 0 && random.nextBoolean()) {
      List<String> names = new ArrayList<>(List.of("one", "two", "three", "four"));
      if (random.nextInt(4) == 0) {
        Collections.shuffle(names, random);
      }
      ArrayNode containers = object.putArray("containers");
      names.stream().filter(name -> random.nextBoolean()).forEach(name -> containers.add(object(random, depth - 1).put("name", name)));
    }
    return object;
  }

  /// RFC 6902, with the API server's reading of a test for null.
  private static JsonNode patched(JsonNode before, ArrayNode operations) {
    JsonNode now = before.deepCopy();
    for (JsonNode operation : operations) {
      String pointer = operation.path("path").asText();
      int cut = pointer.lastIndexOf('/');
      JsonNode parent = now.at(pointer.substring(0, cut));
      String name = pointer.substring(cut + 1).replace("~1", "/").replace("~0", "~");
      JsonNode value = operation.path("value");
      switch (operation.path("op").asText()) {
        case "test" -> assertThat(now.at(pointer).isMissingNode() ? JsonNodeFactory.instance.nullNode() : now.at(pointer)).isEqualTo(value);
        case "remove" -> {
          assertThat(now.at(pointer).isMissingNode()).isFalse();
          if (parent instanceof ArrayNode list) {
            list.remove(Integer.parseInt(name));
          } else {
            ((ObjectNode) parent).remove(name);
          }
        }
        case "add" -> {
          if (parent instanceof ArrayNode list) {
            list.insert(Integer.parseInt(name), value.deepCopy());
          } else {
            ((ObjectNode) parent).set(name, value.deepCopy());
          }
        }
        default -> {
          if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(name), value.deepCopy());
          } else {
            ((ObjectNode) parent).set(name, value.deepCopy());
          }
        }
      }
    }
    return now;
  }
}
