// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.session.SessionSchemas;
import dev.pilothouse.core.session.SessionSurroundings;
import dev.pilothouse.core.yaml.Outline;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.Problem.Rung;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.core.yaml.diff.LineDiff;
import dev.pilothouse.core.yaml.edit.FieldOwners;
import dev.pilothouse.core.yaml.reference.ReferenceCheck;
import dev.pilothouse.core.yaml.rule.FixedFields;
import dev.pilothouse.core.yaml.rule.RuleCheck;
import dev.pilothouse.core.yaml.schema.SchemaCheck;
import dev.pilothouse.core.yaml.schema.ServedSchemas;
import dev.pilothouse.ui.feature.editor.Checked.Step;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Goes up the ladder with a text, as far as it comes without asking the server to try it: syntax, the cluster's schemas and
/// Kubernetes' own rules, what the text refers to. Blocks where a schema has to be read first; not on the FX thread.
final class TextChecker {
  private final SessionSchemas schemas;
  private final SessionSurroundings around;
  private final Texts texts;
  private final RuleCheck rules = new RuleCheck();
  private final FixedFields fixed = FixedFields.read();

  TextChecker(SessionSchemas schemas, SessionSurroundings around, Texts texts) {
    this.schemas = schemas;
    this.around = around;
    this.texts = texts;
  }

  /// How much is known of what texts refer to.
  enum Known {
    NOT_YET,
    READ,
    NO_ANSWER
  }

  /// Reads what the text refers to, for the next [#check]. Blocks for as long as the cluster takes.
  Known prepare(String typed) {
    return around.prepare(YamlText.read(typed)) ? Known.READ : Known.NO_ANSWER;
  }

  /// What was read of the cluster's objects may be another by now.
  void forget() {
    around.forget();
  }

  private Step references(Known known, List<Problem> problems) {
    Step found = Step.of(problems, Rung.REFERENCES);
    return switch (known) {
      case READ -> found;
      case NOT_YET -> found.state() == Checked.State.GOOD ? Step.running() : found;
      case NO_ANSWER -> Step.unknown(texts.get("editor.step.noAnswer"));
    };
  }

  /// @param known how much is known of what the text refers to
  /// @param base the object that was opened, with its managedFields; null when it was none
  /// @param opened the text as it was opened
  Checked check(String typed, @Nullable JsonNode base, String opened, Known known) {
    YamlText text = YamlText.read(typed);
    List<Problem> problems = new ArrayList<>(text.problems());
    Map<Rung, Step> steps = new EnumMap<>(Rung.class);
    steps.put(Rung.SYNTAX, Step.of(problems, Rung.SYNTAX));
    problems.addAll(rules.of(text));
    if (base != null) {
      problems.addAll(fixed.of(text, base));
    }
    ServedSchemas served = schemas.of(text);
    problems.addAll(SchemaCheck.of(text, served));
    Step schema = Step.of(problems, Rung.SCHEMA);
    steps.put(
        Rung.SCHEMA, served.bundled().isEmpty() ? schema : schema.but(texts.get("editor.step.bundled", served.bundled())));
    problems.addAll(ReferenceCheck.of(text, around));
    steps.put(Rung.REFERENCES, references(known, problems));
    problems.sort(Comparator.comparingInt(one -> one.span().start()));
    Map<Integer, List<FieldOwners.Owner>> owners =
        base == null || text.documents().isEmpty()
            ? Map.of()
            : text.documents().getFirst().object().map(object -> FieldOwners.of(base).lines(object, text.lines())).orElse(Map.of());
    return new Checked(text, problems, steps, owners, changed(opened, typed), Outline.of(text));
  }

  private static BitSet changed(String opened, String typed) {
    BitSet lines = new BitSet();
    if (!opened.isEmpty()) {
      LineDiff.of(opened, typed).changes().filter(row -> row.newLine() > 0).forEach(row -> lines.set(row.newLine() - 1));
    }
    return lines;
  }
}
