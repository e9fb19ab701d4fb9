// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.YamlJson;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.core.yaml.YamlWriter;
import dev.pilothouse.core.yaml.edit.EditableObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// An object of `fixed/objects.yaml`, and a change of it that is refused, or is not.
///
/// @param title the kind, and how it is
/// @param text the object
/// @param kept whether the server refuses the change
public record FixedCase(String title, String text, boolean kept, String pointer, JsonNode value) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final FixedFields FIXED = FixedFields.read();

  public static List<FixedCase> all() {
    List<FixedCase> cases = new ArrayList<>();
    for (String block : file().split("\n### ")) {
      List<String> lines = block.lines().toList();
      String text = String.join("\n", lines.stream().skip(1).filter(line -> !line.startsWith("#")).toList()) + "\n";
      lines.stream().filter(line -> line.startsWith("#: ")).forEach(line -> cases.add(of(lines.getFirst(), text, line)));
    }
    return cases;
  }

  private static FixedCase of(String title, String text, String line) {
    String[] parts = line.split(" ", 4);
    try {
      return new FixedCase(title, text, parts[1].equals("kept"), parts[2], JSON.readTree(parts[3]));
    } catch (JacksonException e) {
      throw new IllegalArgumentException(line, e);
    }
  }

  private static String file() {
    try (InputStream file = Objects.requireNonNull(FixedCase.class.getResourceAsStream("/dev/pilothouse/core/yaml/fixed/objects.yaml"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The object, in a namespace.
  public ObjectNode object(String namespace) {
    YamlText read = YamlText.read(text.replace("NAMESPACE", namespace));
    return (ObjectNode) YamlJson.of(read.documents().getFirst().object().orElseThrow());
  }

  /// What the change makes of an object.
  public ObjectNode changed(JsonNode object) {
    ObjectNode changed = object.deepCopy();
    JsonPointer place = JsonPointer.compile(pointer);
    JsonNode holder = changed;
    for (JsonPointer at = place.head(); !at.matches(); at = at.tail()) {
      String name = at.getMatchingProperty();
      holder = holder instanceof ObjectNode fields && !fields.has(name) ? fields.putObject(name) : holder.at("/" + name);
    }
    if (holder instanceof ArrayNode list) {
      list.set(place.last().getMatchingIndex(), value);
    } else {
      ((ObjectNode) holder).set(place.last().getMatchingProperty(), value);
    }
    return changed;
  }

  /// What is said of an object that shall become another.
  public static List<Problem> found(JsonNode becomes, JsonNode live) {
    return FIXED.of(YamlText.read(YamlWriter.of(EditableObject.of(becomes))), live);
  }

  /// The cases as one reads them in a report.
  static Stream<FixedCase> stream() {
    return all().stream();
  }

  @Override
  public String toString() {
    return title + ": " + (kept ? "kept " : "free ") + pointer + " " + value;
  }
}
