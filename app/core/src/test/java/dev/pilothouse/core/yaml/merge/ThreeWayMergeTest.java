// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.merge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.yaml.merge.ThreeWayMerge.Conflict;
import dev.pilothouse.core.yaml.merge.ThreeWayMerge.Result;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ThreeWayMergeTest {
  private static final ListKeys CONTAINERS = path -> path.equals(List.of("containers")) ? List.of("name") : List.of();
  private static final List<String> NAMES = List.of("a", "b", "c", "d");

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Result merge(String base, String theirs, String mine) {
    return ThreeWayMerge.of(json(base), json(theirs), json(mine), CONTAINERS);
  }

  @Test
  void changesOfDifferentFieldsComeTogether() {
    Result result = merge("{'replicas': 5, 'paused': false}", "{'replicas': 6, 'paused': false}", "{'replicas': 5, 'paused': true, 'x': 1}");
    assertThat(result.merged()).isEqualTo(json("{'replicas': 6, 'paused': true, 'x': 1}"));
    assertThat(result.conflicts()).isEmpty();
  }

  @Test
  void aFieldThatBothChangedDifferentlyIsAConflictAndMineStands() {
    Result result = merge("{'spec': {'replicas': 5}}", "{'spec': {'replicas': 6}}", "{'spec': {'replicas': 8}}");
    assertThat(result.merged()).isEqualTo(json("{'spec': {'replicas': 8}}"));
    assertThat(result.conflicts()).containsExactly(new Conflict(List.of("spec", "replicas"), json("5"), json("6"), json("8")));
  }

  @Test
  void whatBothChangedAlikeIsNone() {
    assertThat(merge("{'a': 1}", "{'a': 2}", "{'a': 2}").conflicts()).isEmpty();
  }

  @Test
  void itemsOfAListAreTheSameByTheirKeyAndTheirsComeWhereTheyStood() {
    Result result =
        merge(
            "{'containers': [{'name': 'cart', 'image': '1'}, {'name': 'side', 'image': '1'}]}",
            "{'containers': [{'name': 'cart', 'image': '1'}, {'name': 'new', 'image': '1'}, {'name': 'side', 'image': '2'}]}",
            "{'containers': [{'name': 'cart', 'image': '2'}, {'name': 'side', 'image': '1'}]}");
    assertThat(result.conflicts()).isEmpty();
    assertThat(result.merged())
        .isEqualTo(
            json("{'containers': [{'name': 'cart', 'image': '2'}, {'name': 'new', 'image': '1'}, {'name': 'side', 'image': '2'}]}"));
  }

  @Test
  void aConflictWithinAnItemNamesTheItem() {
    Result result =
        merge(
            "{'containers': [{'name': 'cart', 'image': '1'}]}",
            "{'containers': [{'name': 'cart', 'image': '2'}]}",
            "{'containers': [{'name': 'cart', 'image': '3'}]}");
    assertThat(result.conflicts()).extracting(Conflict::path).containsExactly(List.of("containers", "[name=cart]", "image"));
  }

  @Test
  void whatOneTookAwayAndTheOtherChangedIsAConflict() {
    Result result = merge("{'a': {'b': 1}}", "{}", "{'a': {'b': 2}}");
    assertThat(result.conflicts()).singleElement().satisfies(conflict -> assertThat(conflict.theirs().isMissingNode()).isTrue());
    assertThat(result.merged()).isEqualTo(json("{'a': {'b': 2}}"));
  }

  @Test
  void whatOneTookAwayAndTheOtherLeftIsGone() {
    assertThat(merge("{'a': 1, 'b': 2}", "{'b': 2}", "{'a': 1, 'b': 2, 'c': 3}").merged()).isEqualTo(json("{'b': 2, 'c': 3}"));
  }

  @Test
  void aListWithoutKeysIsOneValue() {
    assertThat(merge("{'args': ['a']}", "{'args': ['a', 'b']}", "{'args': ['a', 'c']}").conflicts()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void laws(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      ObjectNode base = object(random, 3);
      ObjectNode one = changed(random, base);
      ObjectNode other = changed(random, base);
      assertThat(ThreeWayMerge.of(base, one, base, CONTAINERS)).isEqualTo(new Result(one, List.of()));
      assertThat(ThreeWayMerge.of(base, base, one, CONTAINERS)).isEqualTo(new Result(one, List.of()));
      assertThat(ThreeWayMerge.of(base, one, one, CONTAINERS)).isEqualTo(new Result(one, List.of()));
      Result there = ThreeWayMerge.of(base, one, other, CONTAINERS);
      Result back = ThreeWayMerge.of(base, other, one, CONTAINERS);
      assertThat(there.conflicts()).hasSameSizeAs(back.conflicts());
      if (there.conflicts().isEmpty()) {
        assertThat(there.merged()).isEqualTo(back.merged());
      }
      assertThat(paths(there.merged(), "")).containsAll(added(base, one)).containsAll(added(base, other));
    }
  }

  /// The top fields that a change added.
  private static List<String> added(ObjectNode base, ObjectNode changed) {
    return NAMES.stream().filter(name -> changed.has(name) && !base.has(name)).map(name -> "/" + name).toList();
  }

  private static List<String> paths(JsonNode node, String path) {
    List<String> paths = new ArrayList<>(List.of(path));
    node.properties().forEach(field -> paths.addAll(paths(field.getValue(), path + "/" + field.getKey())));
    return paths;
  }

  private static ObjectNode object(Random random, int depth) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (String name : NAMES) {
      if (random.nextInt(3) > 0) {
        object.set(name, depth > 0 && random.nextBoolean() ? object(random, depth - 1) : JsonNodeFactory.instance.numberNode(random.nextInt(4)));
      }
    }
    return object;
  }

  private static ObjectNode changed(Random random, ObjectNode base) {
    ObjectNode changed = base.deepCopy();
    for (int i = 0; i < 2; i++) {
      String name = NAMES.get(random.nextInt(NAMES.size()));
      switch (random.nextInt(3)) {
        case 0 -> changed.remove(name);
        case 1 -> changed.put(name, random.nextInt(4));
        default -> {
          if (changed.path(name) instanceof ObjectNode inner) {
            changed.set(name, changed(random, inner));
          } else {
            changed.set(name, object(random, 1));
          }
        }
      }
    }
    return changed;
  }
}
