// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads one document. The parser stops at its first error; the line of the error is then left blank and the rest is read again,
/// so that every error is found and the good lines keep their tree.
final class DocumentReader {
  /// Who has made more errors than this sees them after the first ones are mended.
  private static final int MOST_ERRORS = 20;

  /// Longer documents are not read again and again.
  private static final int LONGEST_TO_RETRY = 256 << 10;

  private final Lines lines;
  private final Span span;
  private final String text;
  private final List<Problem> problems = new ArrayList<>();

  DocumentReader(String whole, Lines lines, Span span) {
    this.lines = lines;
    this.span = span;
    this.text = span.of(whole);
  }

  YamlDocument read() {
    StringBuilder rest = new StringBuilder(text);
    int lastLine = -1;
    while (true) {
      TreeBuilder builder = new TreeBuilder(rest.toString(), span.start(), lines);
      YamlNode root = null;
      Problem error = null;
      try {
        root = builder.build();
        error = builder.problems().stream().map(this::template).filter(DocumentReader::isTemplate).findFirst().orElse(null);
      } catch (NotYamlException e) {
        error = template(e.problem());
      }
      if (error == null) {
        problems.addAll(builder.problems());
        return new YamlDocument(span, root, problems.stream().noneMatch(DocumentReader::hidesLines));
      }
      int line = lines.lineOf(error.span().start());
      boolean again = line > lastLine && problems.size() < MOST_ERRORS && text.length() <= LONGEST_TO_RETRY && !endsReading(error);
      // What follows from a line that was left out is no error of the person's.
      if (line > lastLine) {
        problems.add(error);
      }
      if (!again) {
        return new YamlDocument(span, null, false);
      }
      blank(rest, line);
      lastLine = line;
    }
  }

  List<Problem> problems() {
    return problems;
  }

  /// A line with `{{ }}` that is no YAML is one of a template.
  private Problem template(Problem problem) {
    int line = lines.lineOf(problem.span().start());
    int from = lines.line(line).indexOf("{{");
    int end = lines.line(line).indexOf("}}", Math.max(0, from));
    if (!hidesLines(problem) || from < 0 || end < 0) {
      return problem;
    }
    int start = lines.start(line);
    return Problem.syntax(new Span(start + from, start + end + 2), new Fault.NotYaml(SyntaxError.TEMPLATE, ""));
  }

  private static boolean isTemplate(Problem problem) {
    return problem.fault() instanceof Fault.NotYaml fault && fault.error() == SyntaxError.TEMPLATE;
  }

  private static boolean hidesLines(Problem problem) {
    return problem.fault() instanceof Fault.NotYaml;
  }

  private static boolean endsReading(Problem problem) {
    return problem.fault() instanceof Fault.NotYaml fault
        && switch (fault.error()) {
          case RECURSIVE_ALIAS, TOO_MANY_ALIASES, TOO_DEEP, TOO_LARGE -> true;
          default -> false;
        };
  }

  private void blank(StringBuilder rest, int line) {
    int end = Math.min(lines.end(line) - span.start(), rest.length());
    for (int i = Math.max(0, lines.start(line) - span.start()); i < end; i++) {
      rest.setCharAt(i, ' ');
    }
  }

  /// Carries a syntax problem from where it is found to where it is noted down.
  static final class NotYamlException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient @Nullable Problem problem;

    NotYamlException(Problem problem) {
      super("not YAML", null, false, false);
      this.problem = problem;
    }

    Problem problem() {
      return Objects.requireNonNull(problem);
    }
  }
}
