// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.model.Quantity;
import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Fix;
import dev.pilothouse.core.yaml.Span;
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
/// @param leftOut what the server makes of it when it is left out
/// @param condition on the object as it is; empty for none
record FixedRule(List<String> path, String how, List<String> words, LeftOut leftOut, String condition) {

  static FixedRule of(String line) {
    int when = line.indexOf(" when ");
    String condition = when < 0 ? "" : line.substring(when + 6).strip();
    String rule = when < 0 ? line : line.substring(0, when);
    int otherwise = rule.indexOf(" else ");
    List<String> parts = words(otherwise < 0 ? rule : rule.substring(0, otherwise));
    LeftOut leftOut = new LeftOut(otherwise < 0 ? List.of() : words(rule.substring(otherwise + 6)));
    return new FixedRule(List.of(parts.get(0).split("\\.")), parts.get(1), parts.subList(2, parts.size()), leftOut, condition);
  }

  private static List<String> words(String text) {
    return Stream.of(text.strip().split("\\s+")).toList();
  }

  /// @param object what it is to become
  /// @param base as it is in the cluster
  void check(YamlMapping object, JsonNode base, RuleFindings findings) {
    if (!SameFields.holds(condition, base)) {
      return;
    }
    YamlMapping holder = object;
    Span place = RuleFindings.top(object);
    for (int depth = 0; depth < path.size(); depth++) {
      Optional<YamlEntry> entry = holder.entry(path.get(depth));
      if (entry.isEmpty()) {
        gone(object, new Gap(holder, place, path.subList(0, depth + 1)), base, findings);
        return;
      }
      if (depth == path.size() - 1) {
        entry(object, entry.get(), base, findings);
      } else if (entry.get().value().meant() instanceof YamlMapping next) {
        holder = next;
        place = entry.get().key().span();
      } else {
        return;
      }
    }
  }

  /// Where the text no more has what the object has in the cluster.
  ///
  /// @param path to the outermost field that is left out
  private record Gap(YamlMapping holder, Span place, List<String> path) {}

  private void gone(YamlMapping object, Gap gap, JsonNode base, RuleFindings findings) {
    JsonNode was = SameFields.at(base, path);
    boolean kept =
        switch (how) {
          case "fixed", "like", "rises", "falls" -> leftOut.loses(was);
          case "but" -> was.properties().stream().anyMatch(field -> !words.contains(field.getKey()) && leftOut.loses(field));
          case "keys" -> !was.isEmpty() && !FixedKeys.ofSecret(object);
          case "adds" -> was.valueStream().anyMatch(item -> !leftOut.returns(item));
          default -> false;
        };
    if (kept) {
      findings.gone(gap.holder(), gap.path().getLast(), SameFields.at(base, gap.path()), gap.place());
    } else if (how.equals("keys") && path.equals(List.of(SecretText.DATA))) {
      FixedKeys.secret(object, gap.place(), base, findings);
    }
  }

  private void entry(YamlMapping object, YamlEntry entry, JsonNode base, RuleFindings findings) {
    JsonNode was = SameFields.at(base, path);
    switch (how) {
      case "fixed" -> compare(entry, was, true, findings);
      case "like" -> compare(entry, was, false, findings);
      case "but" -> fields(entry.value(), entry.key().span(), was, findings);
      case "each" -> items(entry, was, findings);
      case "keys" -> FixedKeys.check(object, entry, base, findings);
      case "first" -> first(entry, was, findings);
      case "with" -> together(object, entry, was, findings);
      case "rises" -> bound(entry, SameFields.at(base, List.of(words.getFirst().split("\\."))), true, findings);
      case "falls" -> bound(entry, was, false, findings);
      case "adds" ->
          contained(was.valueStream().filter(item -> !leftOut.returns(item)), YamlJson.of(entry.value()), entry, findings);
      case "takes" -> contained(YamlJson.of(entry.value()).valueStream(), was, entry, findings);
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

  private void fields(YamlNode written, Span place, JsonNode was, RuleFindings findings) {
    if (written.meant() instanceof YamlMapping mapping) {
      mapping.effective().stream()
          .filter(entry -> !words.contains(entry.name()))
          .forEach(entry -> compare(entry, was.path(entry.name()), false, findings));
      was.properties().stream()
          .filter(field -> !words.contains(field.getKey()) && mapping.entry(field.getKey()).isEmpty() && leftOut.loses(field))
          .forEach(field -> findings.gone(mapping, field.getKey(), field.getValue(), place));
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
      fields(items.get(i), RuleFindings.top(items.get(i)), was.path(i), findings);
    }
  }

  /// The first item of a list stays.
  private static void first(YamlEntry list, JsonNode was, RuleFindings findings) {
    JsonNode written = YamlJson.of(list.value()).path(0);
    if (!written.isMissingNode() && !was.path(0).isMissingNode() && !written.equals(was.path(0))
        && list.value().meant() instanceof YamlSequence items) {
      String word = was.path(0).asText();
      Span place = items.items().getFirst().span();
      findings.add(place, new Fault.Unchangeable(list.name(), word), Fix.of(Fix.Kind.REPLACE, word, place, word));
    }
  }

  /// It may change where another field becomes the same.
  private void together(YamlMapping object, YamlEntry entry, JsonNode was, RuleFindings findings) {
    JsonNode written = YamlJson.of(entry.value());
    JsonNode other = SameFields.at(YamlJson.of(object), List.of(words.getFirst().split("\\.")));
    String wanted = other.isMissingNode() || other.isNull() ? "1" : other.asText();
    if (written.isNumber() && !written.equals(was) && !written.asText().equals(wanted)) {
      Fix like = Fix.of(Fix.Kind.REPLACE, wanted, entry.value().span(), wanted);
      Fix back = Fix.of(Fix.Kind.REPLACE, was.asText(), entry.value().span(), was.asText());
      findings.add(entry.value().span(), new Fault.Together(entry.name(), words.getFirst()), like, back);
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
  private void contained(Stream<JsonNode> items, JsonNode others, YamlEntry entry, RuleFindings findings) {
    boolean all =
        items.allMatch(item -> others.valueStream().anyMatch(other -> SameFields.same(without(item), without(other), true)));
    if (!all) {
      findings.add(entry.key().span(), new Fault.Unchangeable(entry.name(), ""));
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
