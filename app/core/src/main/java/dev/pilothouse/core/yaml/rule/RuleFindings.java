// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Fix;
import dev.pilothouse.core.yaml.Nearest;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.Removal;
import dev.pilothouse.core.yaml.ScalarType;
import dev.pilothouse.core.yaml.Span;
import dev.pilothouse.core.yaml.YamlEntry;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlNode;
import dev.pilothouse.core.yaml.YamlScalar;
import dev.pilothouse.core.yaml.YamlSequence;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.core.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was found so far in a document, and the words of it that the rules have in common.
final class RuleFindings {
  private final YamlText text;
  private final List<Problem> problems = new ArrayList<>();

  RuleFindings(YamlText text) {
    this.text = text;
  }

  List<Problem> problems() {
    return problems;
  }

  /// The fix that takes a field out, where there is one.
  Fix[] removing(YamlMapping holder, YamlEntry entry) {
    return Removal.of(text, holder, entry).stream().toArray(Fix[]::new);
  }

  void add(Span span, Fault fault, Fix... fixes) {
    problems.add(new Problem(Problem.Severity.ERROR, Problem.Rung.SCHEMA, span, fault, List.of(fixes)));
  }

  /// How many chars stand before a word in its line.
  int column(Span word) {
    return word.start() - text.lines().start(text.lines().lineOf(word.start()));
  }

  int line(Span span) {
    return text.lines().lineOf(span.start()) + 1;
  }

  /// A value that is none of those allowed; where only one is, or one is near, that one is the answer.
  void notAllowed(YamlScalar value, String field, List<String> allowed) {
    String near = allowed.size() == 1 ? allowed.getFirst() : Nearest.to(value.text(), allowed);
    Fault fault = new Fault.NotAllowed(field, value.text(), allowed);
    if (near.isEmpty()) {
      add(value.span(), fault);
    } else {
      add(value.span(), fault, Fix.of(Fix.Kind.REPLACE, near, value.span(), near));
    }
  }

  /// A field that has to be there and has a value.
  ///
  /// @param place where it is shown when it is not there
  /// @return whether it is not
  boolean missing(YamlMapping holder, String field, String owner, Span place, Fix... fixes) {
    if (isSet(holder, field)) {
      return false;
    }
    Optional<YamlEntry> empty = holder.entry(field);
    List<String> written = holder.effective().stream().map(YamlEntry::name).toList();
    if (empty.isPresent() || Nearest.to(field, written).isEmpty()) {
      // A second field of the name would be no answer.
      add(empty.map(YamlEntry::span).orElse(place), new Fault.MissingField(field, owner), empty.isPresent() ? new Fix[0] : fixes);
    }
    return true;
  }

  /// Whether a field is there and neither null nor an empty text, list or mapping.
  static boolean isSet(YamlMapping holder, String field) {
    return holder.value(field).filter(RuleFindings::isSomething).isPresent();
  }

  /// Whether a field is there and not null, whatever it holds.
  static boolean isThere(YamlMapping holder, String field) {
    return holder.value(field).filter(it -> !(it instanceof YamlScalar scalar) || scalar.type() != ScalarType.NULL).isPresent();
  }

  private static boolean isSomething(YamlNode value) {
    return switch (value.meant()) {
      case YamlScalar scalar -> scalar.type() != ScalarType.NULL && !scalar.text().isEmpty();
      case YamlSequence list -> !list.items().isEmpty();
      case YamlMapping mapping -> !mapping.entries().isEmpty();
      default -> true;
    };
  }

  /// Where a person looks for an object: at its first key.
  static Span top(YamlMapping mapping) {
    return mapping.entries().isEmpty() ? mapping.span() : mapping.entries().getFirst().key().span();
  }

  /// Where the key of a field stands; without the field, its object.
  static Span key(YamlMapping holder, String field) {
    return holder.entry(field).map(entry -> entry.key().span()).orElse(top(holder));
  }

  /// A new field before the first one of an object, indented as that.
  Optional<Fix> adding(YamlMapping holder, String field, String value) {
    if (holder.entries().isEmpty()) {
      return Optional.empty();
    }
    Span first = holder.entries().getFirst().key().span();
    String between = holder.flow() ? ", " : "\n" + " ".repeat(column(first));
    String line = field + ": " + value;
    return Optional.of(Fix.of(Fix.Kind.ADD, line, Span.at(first.start()), line + between));
  }

  /// A field that the object has in the cluster, and may not lose.
  ///
  /// @param place what holds it
  void gone(YamlMapping holder, String field, JsonNode was, Span place) {
    String word = was.isValueNode() ? was.asText() : "";
    add(place, new Fault.NotRemovable(field, word), puttingBack(holder, field, was).stream().toArray(Fix[]::new));
  }

  private Optional<Fix> puttingBack(YamlMapping holder, String field, JsonNode was) {
    if (holder.entries().isEmpty()) {
      return Optional.empty();
    }
    Span first = holder.entries().getFirst().key().span();
    String name = YamlWriter.inlineOf(TextNode.valueOf(field));
    String lines = holder.flow() ? name + ": " + was : YamlWriter.fieldOf(field, was, column(first)).strip();
    String between = holder.flow() ? ", " : "\n" + " ".repeat(column(first));
    String word = was.isValueNode() && !was.asText().contains("\n") ? lines : field;
    return Optional.of(Fix.of(Fix.Kind.ADD, word, Span.at(first.start()), lines + between));
  }

  static Optional<YamlScalar> scalar(YamlMapping holder, String field) {
    return holder.value(field).filter(YamlScalar.class::isInstance).map(YamlScalar.class::cast);
  }
}
