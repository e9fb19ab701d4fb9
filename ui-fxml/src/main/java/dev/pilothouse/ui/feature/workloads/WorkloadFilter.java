// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.workloads;

import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.Kinds;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.relation.TreeRow;
import dev.pilothouse.core.relation.WorkloadTree;
import dev.pilothouse.core.search.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a person typed above the tree, asked of each line in the words of its own kind. For one pass.
final class WorkloadFilter implements WorkloadTree.TreeFilter {
  private final Map<ResourceKind, Predicate<Row>> tests = new HashMap<>();
  private final Map<ResourceKind, KindDescriptor> kinds = new HashMap<>();
  private final String text;
  private final boolean problems;
  private final Function<Message, String> words;
  private final long now;

  WorkloadFilter(String text, boolean problems, Function<Message, String> words, long now) {
    this.text = text.strip();
    this.problems = problems;
    this.words = words;
    this.now = now;
    new Kinds().builtIn().forEach(kind -> kinds.put(kind.kind(), kind));
  }

  boolean isEmpty() {
    return text.isEmpty() && !problems;
  }

  /// What is wrong with the text; empty when nothing is. A column counts as wrong when pods have none of it.
  String wrong() {
    List<Message> wrong = Query.parse(text, new PodKind()).problems();
    return wrong.isEmpty() ? "" : words.apply(wrong.getFirst());
  }

  @Override
  public boolean passes(TreeRow line, @Nullable Row row) {
    if (problems && line.status().health().compareTo(Health.WARNING) < 0) {
      return false;
    }
    if (text.isEmpty()) {
      return true;
    }
    KindDescriptor kind = kinds.get(line.ref().kind());
    if (row == null || kind == null) {
      return line.name().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }
    return tests.computeIfAbsent(kind.kind(), id -> test(kind)).test(row);
  }

  /// A filter that this kind does not understand finds none of it.
  private Predicate<Row> test(KindDescriptor kind) {
    Query query = Query.parse(text, kind);
    return query.problems().isEmpty() ? query.test(kind, words, now) : row -> false;
  }
}
