// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Fault.BreaksRule;
import dev.pilothouse.core.yaml.Fix;
import dev.pilothouse.core.yaml.ScalarType;
import dev.pilothouse.core.yaml.Span;
import dev.pilothouse.core.yaml.YamlEntry;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlNode;
import dev.pilothouse.core.yaml.YamlPath;
import dev.pilothouse.core.yaml.YamlScalar;
import dev.pilothouse.core.yaml.YamlSequence;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/// A rule of a single value, wherever a path finds it.
///
/// @param holder to the object that has the field
/// @param fields the names of the field there
/// @param items whether the values are the items of a list
record ValueRule(YamlPath holder, Set<String> fields, boolean items, Test test) implements Rule {

  /// What is asked of the value.
  interface Test {
    void check(YamlScalar value, String field, RuleFindings findings);
  }

  static ValueRule of(String path, Test test) {
    int cut = path.lastIndexOf('.');
    String last = path.substring(cut + 1);
    boolean items = last.endsWith("[]");
    String names = items ? last.substring(0, last.length() - 2) : last;
    return new ValueRule(YamlPath.of(cut < 0 ? "" : path.substring(0, cut)), Set.of(names.split("\\|")), items, test);
  }

  @Override
  public void check(YamlMapping object, String owner, RuleFindings findings) {
    for (YamlMapping each : holder.mappings(object)) {
      for (YamlEntry entry : each.effective()) {
        if (fields.contains(entry.name())) {
          value(entry.value().meant(), entry.name(), findings);
        }
      }
    }
  }

  private void value(YamlNode value, String field, RuleFindings findings) {
    if (value instanceof YamlScalar scalar && !items && scalar.type() != ScalarType.NULL) {
      test.check(scalar, field, findings);
    } else if (value instanceof YamlSequence list && items) {
      for (YamlNode item : list.items()) {
        if (item.meant() instanceof YamlScalar scalar) {
          test.check(scalar, field, findings);
        }
      }
    }
  }

  /// A number not below one bound and not above another.
  static Test number(BigDecimal least, BigDecimal greatest) {
    return (value, field, findings) -> {
      if (value.type() != ScalarType.INTEGER && value.type() != ScalarType.NUMBER) {
        return;
      }
      BigDecimal number = Numbers.of(value);
      if (number.compareTo(least) < 0) {
        findings.add(value.span(), new BreaksRule(field, Fault.Rule.MINIMUM, least.toPlainString()));
      } else if (number.compareTo(greatest) > 0) {
        findings.add(value.span(), new BreaksRule(field, Fault.Rule.MAXIMUM, greatest.toPlainString()));
      }
    };
  }

  /// A port by its number or its name (core, `ValidatePortNumOrName`).
  ///
  /// @param least 0 where that stands for another port
  static Test port(int least) {
    return (value, field, findings) -> {
      number(BigDecimal.valueOf(least), BigDecimal.valueOf(65_535)).check(value, field, findings);
      form(Form.PORT_NAME).check(value, field, findings);
    };
  }

  /// A number of pods, or a percentage of them (apps, `ValidatePositiveIntOrPercent`).
  ///
  /// @param whole whether more than all of them are too many
  static Test share(boolean whole) {
    return (value, field, findings) -> {
      if (value.type() == ScalarType.INTEGER) {
        number(BigDecimal.ZERO, BigDecimal.valueOf(Integer.MAX_VALUE)).check(value, field, findings);
      } else if (value.type() == ScalarType.STRING && !Form.PERCENTAGE.holds(value.text())) {
        findings.add(value.span(), new BreaksRule(field, Fault.Rule.FORMAT, Form.PERCENTAGE.word()));
      } else if (value.type() == ScalarType.STRING && whole && Numbers.percent(value.text()).compareTo(Numbers.HUNDRED) > 0) {
        Fix fix = Fix.of(Fix.Kind.REPLACE, "100%", value.span(), "100%");
        findings.add(value.span(), new BreaksRule(field, Fault.Rule.MAXIMUM, "100%"), fix);
      }
    };
  }

  /// A text of a form; an empty one is a matter of whether the field is needed.
  static Test form(Form form) {
    return (value, field, findings) -> {
      if (value.type() == ScalarType.STRING && !value.text().isEmpty()) {
        form(form, value.text(), value.span(), field, findings);
      }
    };
  }

  static void form(Form form, String text, Span span, String field, RuleFindings findings) {
    if (form.holds(text)) {
      return;
    }
    Fault fault = new BreaksRule(field, Fault.Rule.FORMAT, form.word());
    String near = form.nearest(text);
    if (near.isEmpty() || new YamlScalar(span, near, YamlScalar.Style.PLAIN, "").type() != ScalarType.STRING) {
      findings.add(span, fault);
    } else {
      findings.add(span, fault, Fix.of(Fix.Kind.REPLACE, near, span, near));
    }
  }

  static Test oneOf(List<String> allowed) {
    return (value, field, findings) -> {
      if (value.type() == ScalarType.STRING && !value.text().isEmpty() && !allowed.contains(value.text())) {
        findings.notAllowed(value, field, allowed);
      }
    };
  }
}
