// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A text with all that can be read of it: its documents, and every place where it is no YAML. There is a result for every text,
/// however broken or hostile: what cannot be read is a problem, never an exception.
///
/// Immutable; [#read] may run on any thread and takes time in the order of 60 ms a megabyte.
public record YamlText(String text, Lines lines, List<YamlDocument> documents, List<Problem> problems) {
  /// What the API server takes in one request (`--max-request-bytes` of etcd is less; this is the server's own limit).
  public static final int LARGEST = 3 << 20;

  /// More documents than this are not read.
  public static final int MOST_DOCUMENTS = 1_000;

  public YamlText {
    documents = List.copyOf(documents);
    problems = List.copyOf(problems);
  }

  public static YamlText read(String text) {
    Lines lines = Lines.of(text);
    if (text.length() > LARGEST) {
      return refused(text, lines, SyntaxError.TOO_LARGE, LARGEST);
    }
    List<Span> spans = DocumentSpans.of(lines);
    if (spans.size() > MOST_DOCUMENTS) {
      return refused(text, lines, SyntaxError.TOO_MANY_DOCUMENTS, MOST_DOCUMENTS);
    }
    List<YamlDocument> documents = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Span span : spans) {
      DocumentReader reader = new DocumentReader(text, lines, span);
      documents.add(reader.read());
      problems.addAll(reader.problems());
    }
    problems.addAll(HiddenCharacters.of(text));
    return new YamlText(text, lines, documents, problems);
  }

  private static YamlText refused(String text, Lines lines, SyntaxError error, int limit) {
    Fault fault = new Fault.NotYaml(error, String.valueOf(limit));
    return new YamlText(text, lines, List.of(), List.of(Problem.syntax(new Span(0, lines.end(0)), fault)));
  }

  /// The document at this offset.
  public Optional<YamlDocument> documentAt(int offset) {
    return documents.stream().filter(document -> document.span().touches(offset)).findFirst();
  }
}
