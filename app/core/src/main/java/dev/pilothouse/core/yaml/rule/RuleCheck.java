// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.YamlDocument;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlPath;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.core.yaml.reference.TextObject;
import java.util.Comparator;
import java.util.List;

/// The second half of the second step: what Kubernetes' own validation asks beyond types, of every object of a text, without asking
/// a server and without its schemas. Whatever a server takes is no problem here. Immutable; any thread.
public final class RuleCheck {
  private final RuleBook book = RuleBook.read();

  /// @return in the order of the text
  public List<Problem> of(YamlText text) {
    return text.documents().stream()
        .flatMap(document -> of(text, document).stream())
        .distinct()
        .sorted(Comparator.comparingInt(problem -> problem.span().start()))
        .toList();
  }

  private List<Problem> of(YamlText text, YamlDocument document) {
    RuleFindings findings = new RuleFindings(text);
    TextObject.of(document, "").forEach(object -> object(object, findings));
    // What is missing may stand in the lines that could not be read.
    return document.whole()
        ? findings.problems()
        : findings.problems().stream().filter(problem -> !isOfSomethingMissing(problem.fault())).toList();
  }

  private static boolean isOfSomethingMissing(Fault fault) {
    return fault instanceof Fault.MissingField || fault instanceof Fault.NoneOf;
  }

  private void object(TextObject object, RuleFindings findings) {
    String group = object.kind().group();
    String kind = object.kind().kind();
    String key = (group.isEmpty() ? "core" : group) + "/" + kind;
    if (object.object().text("apiVersion").isEmpty()) {
      return;
    }
    if (MetadataRule.isNamed(group, kind)) {
      book.metadata(key, MetadataRule.hasForeignNames(group)).check(object.object(), kind, findings);
    }
    book.of(key).forEach(rule -> rule.check(object.object(), kind, findings));
    if (List.of("", "apps", "batch").contains(group)) {
      object.kind().podTemplate().ifPresent(path -> pods(object.object(), kind, path, findings));
    }
  }

  private void pods(YamlMapping object, String kind, String path, RuleFindings findings) {
    for (YamlMapping template : YamlPath.of(path).mappings(object)) {
      if (!path.isEmpty()) {
        template.mapping("metadata").ifPresent(metadata -> {
          MetadataRule.labels(metadata, findings);
          MetadataRule.annotations(metadata, findings);
        });
      }
      String owner = kind + " " + (path.isEmpty() ? "" : path + ".") + "spec";
      template.mapping("spec").ifPresent(spec -> book.of(RuleBook.POD).forEach(rule -> rule.check(spec, owner, findings)));
    }
  }
}
