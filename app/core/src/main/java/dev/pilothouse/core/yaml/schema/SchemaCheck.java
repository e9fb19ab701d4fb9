// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.schema;

import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Fix;
import dev.pilothouse.core.yaml.Nearest;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.Problem.Severity;
import dev.pilothouse.core.yaml.Span;
import dev.pilothouse.core.yaml.YamlDocument;
import dev.pilothouse.core.yaml.YamlEntry;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlNode;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.core.yaml.schema.RemovedVersions.Removal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The second step of the check: every object of a text against what the cluster serves. Finds what the server's strict field
/// validation and its schemas would refuse, without asking it. Pure; any thread.
public final class SchemaCheck {
  private final YamlText text;
  private final ServedSchemas served;
  private final List<Problem> problems = new ArrayList<>();

  private SchemaCheck(YamlText text, ServedSchemas served) {
    this.text = text;
    this.served = served;
  }

  /// @return in the order of the text
  public static List<Problem> of(YamlText text, ServedSchemas served) {
    SchemaCheck check = new SchemaCheck(text, served);
    text.documents().forEach(check::document);
    return check.problems.stream().distinct().sorted((a, b) -> Integer.compare(a.span().start(), b.span().start())).toList();
  }

  private void document(YamlDocument document) {
    YamlNode root = document.root() == null ? null : document.root().meant();
    if (root instanceof YamlMapping object) {
      int before = problems.size();
      object(object);
      if (!document.whole()) {
        // What is missing may stand in the lines that could not be read.
        problems.subList(before, problems.size()).removeIf(problem -> problem.fault() instanceof Fault.MissingField);
      }
    } else if (root != null) {
      Fault fault = new Fault.WrongType("", Fault.Expected.OBJECT, ValueCheck.found(root));
      problems.add(error(root.span(), fault));
    }
  }

  private void object(YamlMapping object) {
    String apiVersion = object.text("apiVersion");
    String kind = object.text("kind");
    Span top = object.entries().isEmpty() ? object.span() : object.entries().getFirst().key().span();
    if (apiVersion.isEmpty() || kind.isEmpty()) {
      problems.add(error(top, new Fault.MissingField(kind.isEmpty() ? "kind" : "apiVersion", kind)));
    }
    if (kind.isEmpty()) {
      return;
    }
    if (kind.equals("List") && apiVersion.equals("v1")) {
      object.items("items").stream()
          .map(YamlNode::meant).filter(YamlMapping.class::isInstance).map(YamlMapping.class::cast).forEach(this::object);
      return;
    }
    SchemaWalk walk = new SchemaWalk(problems, text, RequiredFields.isBuiltIn(apiVersion));
    schema(object, apiVersion, kind).ifPresent(schema -> {
      Deprecations.of(apiVersion, kind, schema).filter(_ -> served.serves(apiVersion, kind)).ifPresent(
          fault -> problems.add(new Problem(Severity.WARNING, Problem.Rung.SCHEMA, value(object, "kind"), fault, List.of())));
      walk.object(object, schema, kind, place(object, top));
    });
    served.deprecation(apiVersion, kind).ifPresent(words -> deprecated(object, apiVersion, kind, words));
  }

  /// A version of a custom kind that is served and that nobody should begin to use.
  private void deprecated(YamlMapping object, String apiVersion, String kind, String words) {
    String group = apiVersion.substring(0, apiVersion.indexOf('/') + 1);
    String better = served.versionsOf(kind).stream()
        .filter(one -> one.startsWith(group) && served.deprecation(one, kind).isEmpty()).findFirst().orElse("");
    Span word = value(object, "apiVersion");
    List<Fix> fixes = better.isEmpty() ? List.of() : List.of(Fix.of(Fix.Kind.REPLACE, better, word, better));
    Fault fault = new Fault.DeprecatedVersion(kind, apiVersion, words, better);
    problems.add(new Problem(Severity.WARNING, Problem.Rung.SCHEMA, word, fault, fixes));
  }

  /// The schema to go by; where the version is wrong, that of the version to use instead.
  private Optional<Schema> schema(YamlMapping object, String apiVersion, String kind) {
    Optional<Removal> removal = RemovedVersions.of(apiVersion, kind);
    boolean known = served.kinds().isEmpty() || served.serves(apiVersion, kind);
    if (removal.isPresent() && !served.kinds().isEmpty()) {
      removed(object, apiVersion, kind, removal.get(), known);
    }
    if (known) {
      return served.schema(apiVersion, kind);
    }
    if (!served.knows(apiVersion) && removal.isEmpty()) {
      return Optional.empty();
    }
    if (removal.isPresent()) {
      return served.schema(removal.get().replacement(), kind);
    }
    List<String> versions = served.versionsOf(kind);
    if (versions.isEmpty()) {
      String near = Nearest.to(kind, served.kinds());
      Span word = value(object, "kind");
      List<Fix> fixes = near.isEmpty() ? List.of() : List.of(Fix.of(Fix.Kind.RENAME, near, word, near));
      problems.add(error(word, new Fault.UnknownKind(apiVersion, kind, near), fixes));
      return Optional.empty();
    }
    if (!apiVersion.isEmpty()) {
      Span word = value(object, "apiVersion");
      List<Fix> fixes = versions.stream().map(each -> Fix.of(Fix.Kind.REPLACE, each, word, each)).toList();
      problems.add(error(word, new Fault.WrongVersion(kind, apiVersion, versions), fixes));
    }
    return served.schema(versions.getFirst(), kind);
  }

  private void removed(YamlMapping object, String apiVersion, String kind, Removal removal, boolean known) {
    Span word = value(object, "apiVersion");
    String replacement = removal.replacement();
    boolean replaceable = served.serves(replacement, kind);
    List<Fix> fixes = replaceable ? List.of(Fix.of(Fix.Kind.REPLACE, replacement, word, replacement)) : List.of();
    Fault fault = new Fault.RemovedVersion(kind, apiVersion, removal.release(), replacement, known);
    problems.add(new Problem(known ? Severity.WARNING : Severity.ERROR, Problem.Rung.SCHEMA, word, fault, fixes));
  }

  private static Span place(YamlMapping object, Span otherwise) {
    return object.entry("kind").map(entry -> entry.value().span()).orElse(otherwise);
  }

  private static Span value(YamlMapping object, String key) {
    return object.entry(key).map(YamlEntry::value).map(YamlNode::span).orElse(object.span());
  }

  static Problem error(Span span, Fault fault) {
    return error(span, fault, List.of());
  }

  static Problem error(Span span, Fault fault, List<Fix> fixes) {
    return new Problem(Severity.ERROR, Problem.Rung.SCHEMA, span, fault, fixes);
  }
}
