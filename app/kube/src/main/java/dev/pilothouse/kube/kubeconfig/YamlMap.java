// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.kubeconfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// A mapping of a YAML text that still knows where it stands. Of a key that is there twice the last one counts, as in
/// client-go.
record YamlMap(MappingNode node) {
  private static final int DEEPEST = 50;

  int line() {
    return node.getStartMark().getLine() + 1;
  }

  boolean has(String key) {
    return value(key).isPresent();
  }

  /// The scalar of this key as it is written; empty when it is missing, null or not a scalar.
  String text(String key) {
    return value(key).map(YamlMap::textOf).orElse("");
  }

  boolean flag(String key) {
    return text(key).equalsIgnoreCase("true");
  }

  Optional<YamlMap> map(String key) {
    return value(key).filter(MappingNode.class::isInstance).map(child -> new YamlMap((MappingNode) child));
  }

  /// The mappings in the list of this key.
  List<YamlMap> maps(String key) {
    List<YamlMap> result = new ArrayList<>();
    for (Node item : items(key)) {
      if (item instanceof MappingNode mapping) {
        result.add(new YamlMap(mapping));
      }
    }
    return result;
  }

  /// The scalars in the list of this key.
  List<String> texts(String key) {
    return items(key).stream().filter(ScalarNode.class::isInstance).map(YamlMap::textOf).toList();
  }

  /// The lists of texts under the keys of a mapping.
  Map<String, List<String>> textsByKey() {
    Map<String, List<String>> result = new LinkedHashMap<>();
    for (NodeTuple entry : node.getValue()) {
      String key = textOf(entry.getKeyNode());
      result.put(key, texts(key));
    }
    return result;
  }

  private List<Node> items(String key) {
    return value(key).filter(SequenceNode.class::isInstance).map(child -> ((SequenceNode) child).getValue()).orElse(List.of());
  }

  private Optional<Node> value(String key) {
    Node found = null;
    for (NodeTuple entry : node.getValue()) {
      if (entry.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key)) {
        found = entry.getValueNode();
      }
    }
    return Optional.ofNullable(found).filter(value -> !value.getTag().equals(Tag.NULL));
  }

  private static String textOf(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  /// The value of this key as JSON, for what a kubeconfig hands on unread.
  Optional<JsonNode> json(String key) {
    return value(key).map(child -> toJson(child, 0));
  }

  private static JsonNode toJson(Node node, int depth) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (depth > DEEPEST) {
      return json.nullNode();
    }
    return switch (node) {
      case MappingNode mapping -> {
        ObjectNode object = json.objectNode();
        mapping.getValue().forEach(entry -> object.set(textOf(entry.getKeyNode()), toJson(entry.getValueNode(), depth + 1)));
        yield object;
      }
      case SequenceNode sequence -> {
        var array = json.arrayNode();
        sequence.getValue().forEach(item -> array.add(toJson(item, depth + 1)));
        yield array;
      }
      case ScalarNode scalar -> scalarJson(scalar);
      default -> json.nullNode();
    };
  }

  private static JsonNode scalarJson(ScalarNode scalar) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return json.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return json.booleanNode(text.equalsIgnoreCase("true"));
    }
    if (tag.equals(Tag.INT) && text.matches("-?\\d{1,18}")) {
      return json.numberNode(Long.parseLong(text));
    }
    return json.textNode(text);
  }
}
