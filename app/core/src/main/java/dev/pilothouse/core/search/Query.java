// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.search;

import dev.pilothouse.core.kind.Column;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a person typed into a filter field, understood. Never throws: what cannot be understood is told in [#problems] and left
/// out. All terms must hold.
///
/// - `word` or `"two words"`: the name, the namespace or the status has it
/// - `status:crash`, `node:pier-1`, `image:redis`: the column of that id has it
/// - `ns:shop`, `name:cart`: the same for namespace and name
/// - `app=checkout`, `app!=checkout`: a label has, or has not, exactly this value; `app=` for any value
/// - `restarts>3`, `age<1h`: a column of numbers or of ages
/// - `!term`: not so
///
/// Immutable; any thread.
public final class Query {
  public static final Query ALL = new Query("", List.of(), List.of());

  private final String text;
  private final List<Term> terms;
  private final List<Message> problems;

  private Query(String text, List<Term> terms, List<Message> problems) {
    this.text = text;
    this.terms = List.copyOf(terms);
    this.problems = List.copyOf(problems);
  }

  /// @param kind whose columns may be named
  public static Query parse(String text, KindDescriptor kind) {
    List<Term> terms = new ArrayList<>();
    List<Message> problems = new ArrayList<>();
    for (String word : QueryWords.split(text, problems)) {
      Term term = new QueryTerms(kind, problems).term(word);
      if (term != null) {
        terms.add(term);
      }
    }
    return new Query(text, terms, problems);
  }

  public String text() {
    return text;
  }

  /// What was not understood, in words; empty when all was.
  public List<Message> problems() {
    return problems;
  }

  public boolean isEmpty() {
    return terms.isEmpty();
  }

  /// A test for rows. Use it for one pass or a few: it remembers the words of statuses, and its time stands still.
  ///
  /// @param words gives a message in the person's language
  /// @param now in seconds since 1970
  public Predicate<Row> test(KindDescriptor kind, Function<Message, String> words, long now) {
    if (terms.isEmpty()) {
      return row -> true;
    }
    Context context = new Context(kind, words, now);
    return row -> {
      for (Term term : terms) {
        if (!term.holds(row, context)) {
          return false;
        }
      }
      return true;
    };
  }

  /// One condition.
  interface Term {
    boolean holds(Row row, Context context);
  }

  /// What terms need to know besides the row. Not for several threads at once.
  static final class Context {
    private final KindDescriptor kind;
    private final Function<Message, String> words;
    private final long now;
    private final Map<Message, String> known = new HashMap<>();
    private @Nullable Message lastMessage;
    private String lastWords = "";

    private Context(KindDescriptor kind, Function<Message, String> words, long now) {
      this.kind = kind;
      this.words = words;
      this.now = now;
    }

    long now() {
      return now;
    }

    /// The status in the person's words, with the key, in small letters: `crash` is found in every language.
    String status(Row row) {
      return small(kind.status(row, now).words());
    }

    /// Most rows say the same as the row before, with the same object.
    @SuppressWarnings("ReferenceEquality")
    private String small(Message message) {
      if (message != lastMessage) {
        lastWords = known.computeIfAbsent(message, one -> (words.apply(one) + " " + one.key()).toLowerCase(Locale.ROOT));
        lastMessage = message;
      }
      return lastWords;
    }

    /// What a cell shows, in small letters.
    String text(Column column, Row row) {
      if (column.type() == Column.Type.STATUS) {
        return status(row);
      }
      Object value = column.value().apply(row);
      return switch (value) {
        case null -> "";
        case Status status -> small(status.words());
        case Message message -> small(message);
        default -> value.toString().toLowerCase(Locale.ROOT);
      };
    }
  }
}
