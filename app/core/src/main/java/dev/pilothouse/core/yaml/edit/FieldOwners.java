// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.edit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.yaml.Lines;
import dev.pilothouse.core.yaml.YamlEntry;
import dev.pilothouse.core.yaml.YamlJson;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlNode;
import dev.pilothouse.core.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Who wrote which field of an object, by its `metadata.managedFields` (KEP-555, `fieldsV1` of structured-merge-diff). Pure.
public final class FieldOwners {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FIELD = "f:";
  private static final String KEYED = "k:";
  private static final String VALUE = "v:";

  private final List<Managed> managed = new ArrayList<>();

  /// Somebody who wrote to an object.
  ///
  /// @param time of the last write, as the server wrote it; may be empty
  public record Owner(String manager, String operation, String time) {}

  private record Managed(Owner owner, JsonNode fields) {}

  private FieldOwners(JsonNode object) {
    for (JsonNode entry : object.path("metadata").path("managedFields")) {
      if (entry.path("subresource").asText("").isEmpty() || entry.path("subresource").asText().equals("scale")) {
        Owner owner =
            new Owner(entry.path("manager").asText(""), entry.path("operation").asText(""), entry.path("time").asText(""));
        managed.add(new Managed(owner, entry.path("fieldsV1")));
      }
    }
    managed.sort(Comparator.comparing((Managed one) -> one.owner().time()).reversed());
  }

  /// @param object as the server sent it, with its managedFields
  public static FieldOwners of(JsonNode object) {
    return new FieldOwners(object);
  }

  /// Everybody who wrote to the object, the last one first.
  public List<Owner> all() {
    return managed.stream().map(Managed::owner).toList();
  }

  /// Who owns a field, the last writer first; of an object that is changed as a whole, whoever owns anything in it.
  ///
  /// @param path names of fields; an item of a list by its key, `[name=cart]`
  public List<Owner> of(List<String> path) {
    List<Owner> owners = new ArrayList<>();
    for (Managed one : managed) {
      JsonNode at = one.fields();
      boolean leaf = false;
      for (int i = 0; i < path.size() && !leaf; i++) {
        at = step(at, path.get(i));
        leaf = at.isObject() && at.isEmpty();
      }
      if (!at.isMissingNode()) {
        owners.add(one.owner());
      }
    }
    return owners;
  }

  private static JsonNode step(JsonNode fields, String step) {
    if (!step.startsWith("[")) {
      return fields.path(FIELD + step);
    }
    String words = step.substring(1, step.length() - 1);
    for (var entry : fields.properties()) {
      if (entry.getKey().startsWith(KEYED) && words(entry.getKey()).equals(words)) {
        return entry.getValue();
      }
    }
    return fields.path("");
  }

  /// `k:{"name":"cart"}` as `name=cart`.
  private static String words(String key) {
    List<String> words = new ArrayList<>();
    parsed(key.substring(KEYED.length())).properties().forEach(one -> words.add(one.getKey() + "=" + one.getValue().asText()));
    return String.join(",", words);
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }

  /// The owners of the lines of a text, by line from 0: those of the field that the line begins, the last writer first. Lines of
  /// nobody are absent.
  public Map<Integer, List<Owner>> lines(YamlMapping object, Lines lines) {
    Map<Integer, List<Owner>> found = new TreeMap<>();
    managed.forEach(one -> mapping(object, one.fields(), one.owner(), lines, found));
    return found;
  }

  private void mapping(YamlMapping mapping, JsonNode fields, Owner owner, Lines lines, Map<Integer, List<Owner>> found) {
    for (YamlEntry entry : mapping.entries()) {
      JsonNode inside = fields.path(FIELD + entry.name());
      if (!inside.isMissingNode()) {
        own(entry, inside, owner, lines, found);
      }
    }
  }

  private void own(YamlEntry entry, JsonNode inside, Owner owner, Lines lines, Map<Integer, List<Owner>> found) {
    YamlNode value = entry.value().meant();
    int from = lines.lineOf(entry.key().span().start());
    if (inside.isEmpty() || !(value instanceof YamlMapping || value instanceof YamlSequence)) {
      add(found, from, lines.lineOf(Math.max(entry.span().start(), entry.span().end() - 1)), owner);
      return;
    }
    add(found, from, from, owner);
    below(value, inside, owner, lines, found);
  }

  private void below(YamlNode value, JsonNode inside, Owner owner, Lines lines, Map<Integer, List<Owner>> found) {
    if (value instanceof YamlMapping mapping) {
      mapping(mapping, inside, owner, lines, found);
    } else if (value instanceof YamlSequence list) {
      for (YamlNode item : list.items()) {
        item(item.meant(), inside).ifPresent(fields -> {
          int line = lines.lineOf(item.span().start());
          add(found, line, fields.isEmpty() ? lines.lineOf(item.span().end()) : line, owner);
          below(item.meant(), fields, owner, lines, found);
        });
      }
    }
  }

  private static Optional<JsonNode> item(YamlNode item, JsonNode fields) {
    for (var entry : fields.properties()) {
      String key = entry.getKey();
      boolean keyed =
          key.startsWith(KEYED)
              && item instanceof YamlMapping mapping
              && has(YamlJson.of(mapping), parsed(key.substring(KEYED.length())));
      boolean valued = key.startsWith(VALUE) && YamlJson.of(item).toString().equals(key.substring(VALUE.length()));
      if (keyed || valued) {
        return Optional.of(entry.getValue());
      }
    }
    return Optional.empty();
  }

  /// A key may name a field that is left to its default, as the protocol of a port.
  private static boolean has(JsonNode item, JsonNode key) {
    return !key.isEmpty()
        && key.properties().stream().allMatch(
            one -> !item.has(one.getKey()) || item.path(one.getKey()).asText().equals(one.getValue().asText()))
        && key.properties().stream().anyMatch(one -> item.has(one.getKey()));
  }

  private static void add(Map<Integer, List<Owner>> found, int from, int to, Owner owner) {
    for (int line = from; line <= to; line++) {
      List<Owner> there = found.computeIfAbsent(line, key -> new ArrayList<>());
      if (!there.contains(owner)) {
        there.add(owner);
      }
    }
  }
}
