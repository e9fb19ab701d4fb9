// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.Problem.Rung;
import dev.pilothouse.core.yaml.Problem.Severity;
import dev.pilothouse.core.yaml.Span;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.edit.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the server says to an object, at the lines of the text that it is about. Pure.
public final class ServerProblems {
  /// How the API server names fields in a refusal that has no causes (strict decoding, `apimachinery/pkg/runtime/serializer`).
  private static final Pattern STRICT = Pattern.compile("(unknown|duplicate) field \"([^\"]+)\"");
  /// Warnings about a field begin with its path (`pkg/api/*/warnings.go`): `spec.template.spec.containers[0].env[1].name: …`.
  private static final Pattern PLACED =
      Pattern.compile("(?:would violate|unknown field \"([^\"]+)\")|^([a-z][A-Za-z]*[.\\[][^\\s:]*): ");

  private ServerProblems() {}

  public static List<Problem> refused(YamlMapping object, ClusterFailure failure) {
    List<Problem> problems = new ArrayList<>();
    for (ClusterFailure.Cause cause : failure.causes()) {
      if (!cause.field().isEmpty()) {
        problems.add(problem(Severity.ERROR, FieldPath.find(object, cause.field()), cause.field() + ": " + cause.message()));
      }
    }
    if (problems.isEmpty()) {
      STRICT.matcher(failure.detail()).results()
          .forEach(one -> problems.add(problem(Severity.ERROR, FieldPath.find(object, one.group(2)), one.group())));
    }
    if (problems.isEmpty()) {
      problems.add(problem(Severity.ERROR, FieldPath.find(object, "kind"), failure.detail()));
    }
    return problems;
  }

  public static List<Problem> warned(YamlMapping object, List<String> warnings) {
    List<Problem> problems = new ArrayList<>();
    for (String warning : warnings) {
      Matcher placed = PLACED.matcher(warning);
      String field = placed.find() ? placed.group(1) == null ? placed.group(2) : placed.group(1) : null;
      problems.add(problem(Severity.WARNING, FieldPath.find(object, field == null ? "kind" : field), warning));
    }
    return problems;
  }

  private static Problem problem(Severity severity, Span span, String words) {
    return new Problem(severity, Rung.SERVER, span, new Fault.Server(words), List.of());
  }
}
