// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import dev.pilothouse.core.model.Quantity;
import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Fix;
import dev.pilothouse.core.yaml.ScalarType;
import dev.pilothouse.core.yaml.Span;
import dev.pilothouse.core.yaml.YamlEntry;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlNode;
import dev.pilothouse.core.yaml.YamlPath;
import dev.pilothouse.core.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A rule of the fields of an object among each other, wherever a path finds it.
record HolderRule(YamlPath holder, String path, Test test) implements Rule {

  /// What is asked of the object.
  interface Test {

    /// @param owner the kind and the path to the object
    void check(YamlMapping object, String owner, RuleFindings findings);
  }

  static HolderRule of(String path, Test test) {
    return new HolderRule(YamlPath.of(path), path, test);
  }

  @Override
  public void check(YamlMapping object, String owner, RuleFindings findings) {
    String here = path.isEmpty() ? owner : owner + (owner.indexOf(' ') < 0 ? " " : ".") + path;
    holder.mappings(object).forEach(each -> test.check(each, here, findings));
  }

  /// A field that has to be there, with something in it.
  static Test needs(String field) {
    return (object, owner, findings) -> findings.missing(object, field, owner, RuleFindings.top(object));
  }

  /// A field that has something in it, if it is there; that it is there is what the schema asks for.
  static Test filled(String field) {
    return (object, owner, findings) -> {
      if (RuleFindings.isThere(object, field)) {
        findings.missing(object, field, owner, RuleFindings.top(object));
      }
    };
  }

  /// A field that must not be there.
  static Test without(String field) {
    return (object, owner, findings) -> {
      Optional<YamlEntry> entry = object.entry(field).filter(each -> RuleFindings.isThere(object, field));
      entry.ifPresent(each ->
          findings.add(each.key().span(), new Fault.NotHere(field, owner), findings.removing(object, each)));
    };
  }

  /// One of several fields, at most.
  static Test atMostOne(List<String> fields) {
    return (object, owner, findings) -> {
      List<YamlEntry> there = there(object, fields);
      if (there.size() > 1) {
        Span place = there.get(1).key().span();
        Fix[] fixes =
            there.size() > 2 ? new Fix[0]
                : there.reversed().stream().flatMap(each -> Stream.of(findings.removing(object, each))).toArray(Fix[]::new);
        findings.add(place, new Fault.OnlyOne(owner, there.stream().map(YamlEntry::name).toList()), fixes);
      }
    };
  }

  /// One of several fields, no more and no less.
  static Test exactlyOne(List<String> fields) {
    return (object, owner, findings) -> {
      atMostOne(fields).check(object, owner, findings);
      if (there(object, fields).isEmpty()) {
        findings.add(RuleFindings.top(object), new Fault.NoneOf(owner, fields));
      }
    };
  }

  static List<YamlEntry> there(YamlMapping object, List<String> fields) {
    return object.effective().stream()
        .filter(entry -> fields.contains(entry.name()) && isSaid(entry.value().meant())).toList();
  }

  /// An empty object says something, an empty text does not.
  private static boolean isSaid(YamlNode value) {
    return !(value instanceof YamlScalar scalar) || (scalar.type() != ScalarType.NULL && !scalar.text().isEmpty());
  }

  /// One number that is no greater than another; it is shown at that one.
  static Test noGreater(String field, String other) {
    return (object, owner, findings) -> {
      Optional<YamlScalar> value = integer(object, field);
      Optional<YamlScalar> limit = integer(object, other);
      if (value.isPresent() && limit.isPresent() && Numbers.of(value.get()).compareTo(Numbers.of(limit.get())) > 0) {
        Fault fault = new Fault.TooMuch(field, value.get().text(), other, limit.get().text());
        findings.add(limit.get().span(), fault);
      }
    };
  }

  private static Optional<YamlScalar> integer(YamlMapping object, String field) {
    return RuleFindings.scalar(object, field).filter(value -> value.type() == ScalarType.INTEGER);
  }

  /// Keys of a mapping, each in a form.
  static Test keys(Form form) {
    return (object, owner, findings) -> {
      for (YamlEntry entry : object.effective()) {
        ValueRule.form(form, entry.name(), entry.key().span(), entry.name(), findings);
      }
    };
  }

  /// Values of a mapping, each in a form.
  static Test values(Form form) {
    return (object, owner, findings) -> {
      for (YamlEntry entry : object.effective()) {
        if (entry.value().meant() instanceof YamlScalar value) {
          ValueRule.form(form).check(value, entry.name(), findings);
        }
      }
    };
  }

  /// Quantities, none of them below zero.
  static Test amounts() {
    return (object, owner, findings) -> {
      for (YamlEntry entry : object.effective()) {
        if (entry.value().meant() instanceof YamlScalar value
            && Quantity.exactly(value.text()).filter(amount -> amount.signum() < 0).isPresent()) {
          findings.add(value.span(), new Fault.BreaksRule(entry.name(), Fault.Rule.MINIMUM, "0"));
        }
      }
    };
  }

  /// The items of a list, told apart by fields.
  static Test unique(String list, List<String> fields) {
    return (object, owner, findings) -> {
      Map<List<String>, Span> first = new HashMap<>();
      for (YamlNode item : object.items(list)) {
        if (item.meant() instanceof YamlMapping each && RuleFindings.isSet(each, fields.getFirst())) {
          List<String> key = new ArrayList<>();
          fields.forEach(field -> key.add(each.text(field)));
          Span place = each.value(fields.getFirst()).orElse(each).span();
          Span other = first.putIfAbsent(key, place);
          if (other != null && !other.equals(place)) {
            findings.add(place, new Fault.Repeated(Fault.Part.ITEM, String.join(", ", key), findings.line(other)));
          }
        }
      }
    };
  }
}
