// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;

/// The JSON that the API server makes of YAML, by the same rules. Numbers stay exact. Pure; any thread.
public final class YamlJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private YamlJson() {}

  public static JsonNode of(YamlNode node) {
    return switch (node.meant()) {
      case YamlMapping mapping -> object(mapping);
      case YamlSequence list -> {
        ArrayNode items = JSON.arrayNode();
        list.items().forEach(item -> items.add(of(item)));
        yield items;
      }
      case YamlScalar scalar -> scalar(scalar);
      case YamlAlias alias -> of(alias.target());
    };
  }

  private static ObjectNode object(YamlMapping mapping) {
    ObjectNode object = JSON.objectNode();
    mapping.effective().forEach(entry -> object.set(entry.name(), of(entry.value())));
    return object;
  }

  private static JsonNode scalar(YamlScalar scalar) {
    return switch (scalar.type()) {
      case NULL -> JSON.nullNode();
      case BOOLEAN -> JSON.booleanNode(ScalarType.isTrue(scalar.text()));
      case INTEGER -> integer(ScalarType.integer(scalar.text()));
      case NUMBER -> number(scalar.text());
      case STRING -> JSON.textNode(scalar.text());
    };
  }

  /// In the class that Jackson gives a number of that size, so that equal numbers are equal nodes.
  private static JsonNode integer(BigInteger value) {
    if (value.bitLength() < Integer.SIZE) {
      return JSON.numberNode(value.intValue());
    }
    return value.bitLength() < Long.SIZE ? JSON.numberNode(value.longValue()) : JSON.numberNode(value);
  }

  private static JsonNode number(String text) {
    String digits = text.charAt(0) == '.' ? text : text.replace("_", "");
    try {
      double value = new BigDecimal(digits).doubleValue();
      boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
      return whole ? integer(BigInteger.valueOf((long) value)) : JSON.numberNode(value);
    } catch (NumberFormatException notFinite) {
      // `.inf` and `.nan` have no JSON; the server refuses them.
      return JSON.textNode(text);
    }
  }
}
