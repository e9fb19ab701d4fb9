// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.model.Quantity;
import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Fix;
import dev.pilothouse.core.yaml.YamlEntry;
import dev.pilothouse.core.yaml.YamlJson;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlNode;
import dev.pilothouse.core.yaml.YamlScalar;
import dev.pilothouse.core.yaml.YamlSequence;
import dev.pilothouse.core.yaml.edit.SecretText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One line of `fixed.txt`: a field that an existing object keeps, and how. Immutable.
///
/// @param path the names of the fields that lead to it
/// @param words what belongs to the way in which it is kept
/// @param condition on the object as it is; empty for none
record FixedRule(List<String> path, String how, List<String> words, String condition) {

  static FixedRule of(String line) {
    int when = line.indexOf(" when ");
    List<String> parts = Stream.of((when < 0 ? line : line.substring(0, when)).strip().split("\\s+")).toList();
    String condition = when < 0 ? "" : line.substring(when + 6).strip();
    return new FixedRule(List.of(parts.get(0).split("\\.")), parts.get(1), parts.subList(2, parts.size()), condition);
  }

  /// @param object what it is to become
  /// @param base as it is in the cluster
  void check(YamlMapping object, JsonNode base, RuleFindings findings) {
    Optional<YamlEntry> written = Optional.empty();
    Optional<YamlMapping> holder = Optional.of(object);
    for (String name : path) {
      written = holder.flatMap(it -> it.entry(name));
      holder = written.map(entry -> entry.value().meant()).filter(YamlMapping.class::isInstance).map(YamlMapping.class::cast);
    }
    if (written.isPresent() && SameFields.holds(condition, base)) {
      entry(object, written.get(), base, findings);
    }
  }

  private void entry(YamlMapping object, YamlEntry entry, JsonNode base, RuleFindings findings) {
    JsonNode was = SameFields.at(base, path);
    switch (how) {
      case "fixed" -> compare(entry, was, true, findings);
      case "like" -> compare(entry, was, false, findings);
      case "but" -> fields(entry.value(), was, findings);
      case "each" -> items(entry, was, findings);
      case "keys" -> keys(object, entry, base, findings);
      case "rises" -> bound(entry, SameFields.at(base, List.of(words.getFirst().split("\\."))), true, findings);
      case "falls" -> bound(entry, was, false, findings);
      case "adds" -> contained(was, YamlJson.of(entry.value()), entry, findings);
      case "takes" -> contained(YamlJson.of(entry.value()), was, entry, findings);
      default -> throw new IllegalArgumentException("nothing is kept so: " + how);
    }
  }

  private static void compare(YamlEntry entry, JsonNode was, boolean exact, RuleFindings findings) {
    boolean empty = entry.value().meant() instanceof YamlScalar scalar && scalar.text().isEmpty();
    if (!empty && !SameFields.same(YamlJson.of(entry.value()), was, exact)) {
      String word = was.isValueNode() ? was.asText() : "";
      Fix[] fixes = word.isEmpty() ? new Fix[0] : new Fix[] {Fix.of(Fix.Kind.REPLACE, word, entry.value().span(), word)};
      findings.add(entry.key().span(), new Fault.Unchangeable(entry.name(), word), fixes);
    }
  }

  private void fields(YamlNode written, JsonNode was, RuleFindings findings) {
    if (written.meant() instanceof YamlMapping mapping) {
      mapping.effective().stream()
          .filter(entry -> !words.contains(entry.name()))
          .forEach(entry -> compare(entry, was.path(entry.name()), false, findings));
    }
  }

  private void items(YamlEntry list, JsonNode was, RuleFindings findings) {
    if (!(list.value().meant() instanceof YamlSequence sequence)) {
      return;
    }
    List<String> names = new ArrayList<>();
    was.forEach(item -> names.add(item.path("name").asText()));
    List<YamlMapping> items =
        sequence.items().stream().map(YamlNode::meant).filter(YamlMapping.class::isInstance).map(YamlMapping.class::cast).toList();
    if (!items.stream().map(item -> item.text("name")).toList().equals(names)) {
      findings.add(list.key().span(), new Fault.Unchangeable(list.name(), ""));
      return;
    }
    for (int i = 0; i < items.size(); i++) {
      fields(items.get(i), was.path(i), findings);
    }
  }

  /// Of a Secret, what is meant by a mask is the value as it was.
  private static void keys(YamlMapping object, YamlEntry entry, JsonNode base, RuleFindings findings) {
    JsonNode said = YamlJson.of(object);
    boolean secret = SecretText.is(said);
    String part = secret ? SecretText.DATA : entry.name();
    ObjectNode meant = secret ? SecretText.meant(said, base) : (ObjectNode) said;
    if (entry.value().meant() instanceof YamlMapping mapping) {
      for (YamlEntry key : mapping.effective()) {
        if (!meant.path(part).path(key.name()).equals(base.path(part).path(key.name()))) {
          findings.add(key.key().span(), new Fault.Unchangeable(key.name(), ""));
        }
      }
    }
  }

  private static void bound(YamlEntry entry, JsonNode bound, boolean least, RuleFindings findings) {
    Optional<BigDecimal> now = Quantity.exactly(YamlJson.of(entry.value()).asText());
    Optional<BigDecimal> then = Quantity.exactly(bound.asText());
    int beyond = now.isPresent() && then.isPresent() ? now.get().compareTo(then.get()) : 0;
    if (least ? beyond < 0 : beyond > 0) {
      String word = bound.asText();
      Fix back = Fix.of(Fix.Kind.REPLACE, word, entry.value().span(), word);
      findings.add(entry.value().span(), new Fault.OneWay(entry.name(), word, least), back);
    }
  }

  /// Whether each of some items is still, or already, among others.
  private void contained(JsonNode items, JsonNode others, YamlEntry entry, RuleFindings findings) {
    for (JsonNode item : items) {
      boolean found = false;
      for (JsonNode other : others) {
        found |= SameFields.same(without(item), without(other), true);
      }
      if (!found) {
        findings.add(entry.key().span(), new Fault.Unchangeable(entry.name(), ""));
        return;
      }
    }
  }

  private JsonNode without(JsonNode item) {
    JsonNode copy = item.isMissingNode() ? MissingNode.getInstance() : item.deepCopy();
    if (copy instanceof ObjectNode fields) {
      fields.remove(words);
    }
    return copy;
  }
}
