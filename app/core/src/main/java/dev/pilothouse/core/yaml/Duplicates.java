// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Keys that stand twice in one mapping. At the top of a document a second `apiVersion` and a second `kind` are not two mistakes:
/// they are a second object, and a line with `---` is missing.
final class Duplicates {
  private Duplicates() {}

  static List<Problem> of(YamlMapping mapping, boolean top, Lines lines) {
    Map<String, YamlEntry> first = new HashMap<>();
    List<YamlEntry> again = new ArrayList<>();
    for (YamlEntry entry : mapping.entries()) {
      if (!entry.merges() && first.putIfAbsent(entry.name(), entry) != null) {
        again.add(entry);
      }
    }
    if (again.isEmpty()) {
      return List.of();
    }
    if (top && again.stream().map(YamlEntry::name).toList().containsAll(List.of("apiVersion", "kind"))) {
      return glued(mapping, again, lines);
    }
    return again.stream()
        .map(
            entry -> {
              int other = lines.lineOf(first.getOrDefault(entry.name(), entry).key().span().start()) + 1;
              Fault fault = new Fault.DuplicateKey(entry.name(), other);
              return new Problem(Problem.Severity.ERROR, Problem.Rung.SCHEMA, entry.key().span(), fault, List.of());
            })
        .toList();
  }

  /// One problem for each object that begins within the document, at the first of its two keys.
  private static List<Problem> glued(YamlMapping mapping, List<YamlEntry> again, Lines lines) {
    int firstLine = lines.lineOf(mapping.span().start()) + 1;
    List<Problem> problems = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    for (YamlEntry entry : again) {
      boolean begins = entry.name().equals("apiVersion") || entry.name().equals("kind");
      if (begins && !seen.remove(entry.name().equals("kind") ? "apiVersion" : "kind")) {
        seen.add(entry.name());
        Span key = entry.key().span();
        Span before = Span.at(lines.start(lines.lineOf(key.start())));
        problems.add(
            new Problem(
                Problem.Severity.ERROR, Problem.Rung.REFERENCES, key, new Fault.GluedDocuments(firstLine),
                List.of(Fix.of(Fix.Kind.SEPARATE_DOCUMENTS, "---", before, "---\n"))));
      }
    }
    return problems;
  }
}
