// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.reference;

import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Fault.Consequence;
import dev.pilothouse.core.yaml.Fix;
import dev.pilothouse.core.yaml.Lines;
import dev.pilothouse.core.yaml.Nearest;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.Problem.Rung;
import dev.pilothouse.core.yaml.Problem.Severity;
import dev.pilothouse.core.yaml.YamlScalar;
import dev.pilothouse.core.yaml.reference.Surroundings.Presence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The problems that were found so far, and how they are noted down.
final class Findings {
  private final List<Problem> problems = new ArrayList<>();
  private final Lookup lookup;
  private final Lines lines;

  Findings(Lookup lookup, Lines lines) {
    this.lookup = lookup;
    this.lines = lines;
  }

  Lookup lookup() {
    return lookup;
  }

  List<Problem> inOrder() {
    return problems.stream().distinct().sorted(Comparator.comparingInt(problem -> problem.span().start())).toList();
  }

  /// How many chars stand before a word in its line.
  int column(YamlScalar word) {
    return word.span().start() - lines.start(lines.lineOf(word.span().start()));
  }

  /// Refused by the server or never of any use: an error. All else may be right tomorrow: a warning.
  static Severity severity(Consequence consequence) {
    return switch (consequence) {
      case REFUSED, PROBE_FAILS -> Severity.ERROR;
      default -> Severity.WARNING;
    };
  }

  void add(Severity severity, YamlScalar place, Fault fault, List<Fix> fixes) {
    problems.add(new Problem(severity, Rung.REFERENCES, place.span(), fault, fixes));
  }

  /// Notes down an object that is missing.
  ///
  /// @return whether it is known to be there
  boolean object(YamlScalar name, TargetKind kind, String namespace, Consequence consequence) {
    Presence presence = lookup.presence(kind, namespace, name.text());
    if (presence == Presence.MISSING) {
      String near = Nearest.to(name.text(), lookup.names(kind, namespace));
      Fault fault = new Fault.MissingObject(kind.kind(), name.text(), kind.place(namespace), near, consequence);
      add(severity(consequence), name, fault, replace(name, near));
    }
    return presence == Presence.THERE;
  }

  static List<Fix> replace(YamlScalar written, String near) {
    return near.isEmpty() ? List.of() : List.of(Fix.of(Fix.Kind.REPLACE, near, written.span(), near));
  }

  static String near(YamlScalar written, Collection<String> right) {
    return Nearest.to(written.text(), right);
  }

  /// Notes down each value that stands before it in the list already.
  void repeated(Fault.Part part, Severity severity, List<YamlScalar> values) {
    Map<String, YamlScalar> first = new HashMap<>();
    Set<YamlScalar> once = new HashSet<>();
    for (YamlScalar value : values) {
      // What an alias brings in again stands in the text once.
      YamlScalar other = once.add(value) ? first.putIfAbsent(value.text(), value) : null;
      if (other != null && !value.text().isEmpty()) {
        int line = lines.lineOf(other.span().start()) + 1;
        add(severity, value, new Fault.Repeated(part, value.text(), line), List.of());
      }
    }
  }
}
