// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.reference;

import dev.pilothouse.core.kind.Labels;
import dev.pilothouse.core.kind.Selector;
import dev.pilothouse.core.kind.Selector.Requirement;
import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Fault.Consequence;
import dev.pilothouse.core.yaml.Fix;
import dev.pilothouse.core.yaml.Nearest;
import dev.pilothouse.core.yaml.Problem.Severity;
import dev.pilothouse.core.yaml.Span;
import dev.pilothouse.core.yaml.YamlEntry;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlNode;
import dev.pilothouse.core.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Selectors beside the labels that they look for.
final class SelectorCheck {
  private final Findings findings;

  SelectorCheck(Findings findings) {
    this.findings = findings;
  }

  /// A workload's selector has to match its own template. It cannot be changed later, so it is the template that is put right.
  void template(YamlMapping object, String templatePath) {
    Optional<YamlMapping> selector = Paths.mapping(object, "spec.selector");
    Optional<YamlMapping> template = Paths.mapping(object, templatePath);
    if (selector.isEmpty() || template.isEmpty()) {
      return;
    }
    Labels labels = KnownObject.labels(template.get(), "metadata.labels");
    boolean simple = object.text("kind").equals("ReplicationController");
    for (YamlEntry pair : pairs(simple ? selector : selector.get().mapping("matchLabels"))) {
      if (pair.value().meant() instanceof YamlScalar value && !labels.get(pair.name()).equals(value.text())) {
        mismatch(pair.key(), value, template.get());
      }
    }
    for (Requirement each : simple ? List.<Requirement>of() : expressions(selector.get())) {
      if (!new Selector(Labels.NONE, List.of(each)).matches(labels)) {
        selector.get().entry("matchExpressions").ifPresent(expressions ->
            findings.add(
                Severity.ERROR, expressions.key(), new Fault.SelectorMismatch(each.toString(), labels.get(each.key())), List.of()));
      }
    }
  }

  private void mismatch(YamlScalar key, YamlScalar wanted, YamlMapping template) {
    Optional<YamlMapping> labels = Paths.mapping(template, "metadata.labels");
    Optional<YamlScalar> found = labels.flatMap(each -> each.value(key.text()))
        .filter(YamlScalar.class::isInstance).map(YamlScalar.class::cast);
    Fault fault = new Fault.SelectorMismatch(key.text() + "=" + wanted.text(), found.map(YamlScalar::text).orElse(""));
    if (found.isPresent()) {
      findings.add(Severity.ERROR, found.get(), fault, Findings.replace(found.get(), wanted.text()));
    } else {
      findings.add(Severity.ERROR, key, fault, labels.map(each -> add(each, key.text(), wanted)).orElse(List.of()));
    }
  }

  /// A new first label, indented as the one that was first.
  private List<Fix> add(YamlMapping labels, String key, YamlScalar value) {
    if (labels.entries().isEmpty()) {
      return List.of();
    }
    YamlScalar first = labels.entries().getFirst().key();
    String label = key + ": " + (value.style() == YamlScalar.Style.PLAIN ? value.text() : '"' + value.text() + '"');
    String between = labels.flow() ? ", " : "\n" + " ".repeat(findings.column(first));
    return List.of(Fix.of(Fix.Kind.ADD, key + ": " + value.text(), Span.at(first.span().start()), label + between));
  }

  /// A selector that has to find pods somewhere in its namespace.
  ///
  /// @param pairs its labels
  void finds(TextObject object, YamlScalar place, Optional<YamlMapping> pairs, List<Requirement> expressions, Consequence then) {
    Selector selector = new Selector(pairs.map(SelectorCheck::labels).orElse(Labels.NONE), expressions);
    KnownObjects pods = findings.lookup().pods(object.namespace());
    boolean found = pods.list().stream().anyMatch(pod -> selector.matches(pod.podLabels()));
    if (found || !pods.complete() || selector.toString().isEmpty()) {
      return;
    }
    Fault fault = new Fault.SelectsNothing(object.kind().kind(), selector.toString(), object.namespace(), then);
    YamlScalar at = place;
    List<Fix> fixes = new ArrayList<>();
    for (YamlEntry pair : pairs(pairs)) {
      String near = near(pair, selector, pods.list());
      if (!near.isEmpty() && pair.value().meant() instanceof YamlScalar value) {
        at = value;
        fixes.addAll(Findings.replace(value, near));
      }
    }
    findings.add(Severity.WARNING, at, fault, fixes);
  }

  /// The value with which it would find something, if it is like the one that stands there.
  private static String near(YamlEntry pair, Selector selector, List<KnownObject> pods) {
    Set<String> values = pods.stream()
        .filter(pod -> new Selector(without(selector.pairs(), pair.name()), selector.expressions()).matches(pod.podLabels()))
        .map(pod -> pod.podLabels().get(pair.name()))
        .filter(value -> !value.isEmpty())
        .collect(Collectors.toSet());
    return pair.value().meant() instanceof YamlScalar value ? Nearest.to(value.text(), values) : "";
  }

  private static Labels without(Labels labels, String name) {
    Map<String, String> rest = new HashMap<>(labels.asMap());
    rest.remove(name);
    return Labels.of(rest);
  }

  private static List<YamlEntry> pairs(Optional<YamlMapping> labels) {
    return labels.map(YamlMapping::effective).orElse(List.of());
  }

  private static Labels labels(YamlMapping pairs) {
    return KnownObject.labels(pairs, "");
  }

  static List<Requirement> expressions(YamlMapping selector) {
    List<Requirement> expressions = new ArrayList<>();
    for (YamlMapping each : Paths.mappings(selector, "matchExpressions[]")) {
      List<String> values = each.items("values").stream().map(YamlNode::meant)
          .filter(YamlScalar.class::isInstance).map(value -> ((YamlScalar) value).text()).toList();
      expressions.add(new Requirement(each.text("key"), each.text("operator"), values));
    }
    return expressions;
  }
}
