// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.YamlJson;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.core.yaml.YamlWriter;
import dev.pilothouse.core.yaml.edit.EditableObject;
import dev.pilothouse.core.yaml.schema.BundledSchemas;
import dev.pilothouse.core.yaml.schema.SchemaCheck;
import dev.pilothouse.core.yaml.schema.ServedSchemas;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// An object of `fixed/objects.yaml`, and a change of it that is refused, or is not.
///
/// @param title the kind, and how it is
/// @param text the object
/// @param kept whether the server refuses the change
/// @param value what is written there; missing for a field that is left out
public record FixedCase(String title, String text, boolean kept, String pointer, JsonNode value) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final FixedFields FIXED = FixedFields.read();
  private static final ServedSchemas SCHEMAS = BundledSchemas.read().beside(Map.of());

  public static List<FixedCase> all() {
    List<FixedCase> cases = new ArrayList<>();
    for (String block : file().split("\n### ")) {
      List<String> lines = block.lines().toList();
      String text = String.join("\n", lines.stream().skip(1).filter(line -> !line.startsWith("#")).toList()) + "\n";
      lines.stream().filter(line -> line.startsWith("#: ")).forEach(line -> cases.add(of(lines.getFirst(), text, line)));
    }
    return cases;
  }

  /// Each object once.
  public static List<FixedCase> objects() {
    Map<String, FixedCase> first = new LinkedHashMap<>();
    all().forEach(each -> first.putIfAbsent(each.title(), each));
    return List.copyOf(first.values());
  }

  /// One change for each field of an object that could be left out: at its top, in its spec, and in the pods and containers of it.
  public List<FixedCase> leavingOut(JsonNode live) {
    List<FixedCase> cases = new ArrayList<>();
    for (String holder : List.of("", "/spec", "/spec/containers/0", "/spec/template/spec", "/spec/template/spec/containers/0")) {
      live.at(holder).fieldNames().forEachRemaining(field -> {
        if (!List.of("apiVersion", "kind", "metadata", "status").contains(field)) {
          cases.add(new FixedCase(title, text, false, holder + "/" + field, MissingNode.getInstance()));
        }
      });
    }
    return cases;
  }

  private static FixedCase of(String title, String text, String line) {
    String[] parts = line.split(" ", 4);
    try {
      JsonNode value = parts.length < 4 ? MissingNode.getInstance() : JSON.readTree(parts[3]);
      return new FixedCase(title, text, parts[1].equals("kept"), parts[2], value);
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
    } else if (value.isMissingNode()) {
      ((ObjectNode) holder).remove(place.last().getMatchingProperty());
    } else {
      ((ObjectNode) holder).set(place.last().getMatchingProperty(), value);
    }
    return changed;
  }

  /// What is said of an object that shall become another.
  public static List<Problem> found(JsonNode becomes, JsonNode live) {
    return FIXED.of(YamlText.read(YamlWriter.of(EditableObject.of(becomes))), live);
  }

  /// Whether the schema misses a field in it.
  public static boolean lacks(JsonNode object) {
    return SchemaCheck.of(YamlText.read(YamlWriter.of(EditableObject.of(object))), SCHEMAS).stream()
        .anyMatch(problem -> problem.fault() instanceof Fault.MissingField);
  }

  /// The cases as one reads them in a report.
  static Stream<FixedCase> stream() {
    return all().stream();
  }

  @Override
  public String toString() {
    return title + ": " + (kept ? "kept " : "free ") + pointer + (value.isMissingNode() ? "" : " " + value);
  }
}
