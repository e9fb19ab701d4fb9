// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.complete;

import dev.pilothouse.core.search.FuzzyMatcher;
import dev.pilothouse.core.yaml.Fault.Expected;
import dev.pilothouse.core.yaml.Fix;
import dev.pilothouse.core.yaml.Lines;
import dev.pilothouse.core.yaml.ScalarType;
import dev.pilothouse.core.yaml.Span;
import dev.pilothouse.core.yaml.complete.Proposal.Insertion;
import dev.pilothouse.core.yaml.complete.Proposal.Kind;
import dev.pilothouse.core.yaml.schema.Schema;
import dev.pilothouse.core.yaml.schema.ServedSchemas;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The values that a field can have. Used once.
final class ValueProposals {
  private final Place place;
  private final ServedSchemas served;
  private final Names names;
  private final String text;
  private final Ranking ranking;

  ValueProposals(Place place, ServedSchemas served, Names names, String text) {
    this.place = place;
    this.served = served;
    this.names = names;
    this.text = text;
    ranking = new Ranking(new FuzzyMatcher(place.word()));
  }

  List<Proposal> proposals() {
    if (place.path().equals(List.of("kind"))) {
      kinds();
    } else if (place.path().equals(List.of("apiVersion"))) {
      versions();
    } else {
      values();
    }
    return ranking.ranked(0);
  }

  private void add(Kind kind, String value, String detail, String note, @Nullable FieldDoc doc, List<Fix.Edit> also) {
    String written = (place.tight() ? " " : "") + written(value, doc);
    Insertion insertion = new Insertion(written, written.length());
    ranking.add(Proposal.of(kind, value, detail, note, insertion, doc).with(also), value, 0, 0);
  }

  /// A text that would be read as something else without quotes gets them.
  private String written(String value, @Nullable FieldDoc doc) {
    boolean text = doc != null && doc.type() == Expected.STRING;
    boolean quoted = place.before().start() > 0 && "\"'".indexOf(this.text.charAt(place.before().start() - 1)) >= 0;
    return text && !quoted && ScalarType.ofPlain(value) != ScalarType.STRING ? '"' + value + '"' : value;
  }

  private void kinds() {
    String version = place.object().word("apiVersion");
    for (String kind : served.kinds().stream().sorted().toList()) {
      List<String> versions = served.versionsOf(kind);
      boolean same = versions.contains(version);
      List<Fix.Edit> also = same || versions.isEmpty() ? List.of() : head("apiVersion", versions.getFirst(), "kind");
      add(Kind.KIND, kind, same ? version : versions.isEmpty() ? "" : versions.getFirst(), "", null, also);
    }
  }

  private void versions() {
    String kind = place.object().word("kind");
    List<String> fitting = served.versionsOf(kind);
    Set<String> all = new LinkedHashSet<>(fitting);
    if (fitting.isEmpty()) {
      served.kinds().stream().sorted().forEach(each -> all.addAll(served.versionsOf(each)));
    }
    for (String version : all) {
      add(Kind.KIND, version, kind, "", null, List.of());
    }
  }

  /// The other of the two lines that say what an object is: put right, or put before this one.
  private List<Fix.Edit> head(String key, String value, String before) {
    LineToken token = place.object().head().get(key);
    Lines lines = Lines.of(text);
    if (token != null) {
      int start = lines.start(token.line()) + text.substring(lines.start(token.line()), lines.end(token.line())).indexOf(':') + 1;
      int end = start + LineReader.withoutComment(text.substring(start, lines.end(token.line()))).stripTrailing().length();
      return List.of(new Fix.Edit(new Span(start, end), " " + value));
    }
    int line = lines.lineOf(place.before().start());
    boolean alone = text.startsWith(before, lines.start(line));
    return alone ? List.of(new Fix.Edit(Span.at(lines.start(line)), key + ": " + value + "\n")) : List.of();
  }

  private void values() {
    Optional<Schema> root = Descent.root(place, served);
    Optional<Schema> field = root.flatMap(schema -> Descent.to(schema, place.path()));
    List<String> above = place.path().subList(0, Math.max(0, place.path().size() - 1));
    FieldDoc doc =
        root.flatMap(schema -> Descent.to(schema, above))
            .flatMap(parent -> field.map(each -> FieldDoc.of(place.key(), Place.written(above), parent, each)))
            .orElse(null);
    if (doc != null && field.isPresent()) {
      ofSchema(field.get(), doc);
    }
    References.Known known = References.values(place, names);
    known.values().forEach(name -> add(Kind.NAME, name, known.detail(), "", doc, List.of()));
  }

  private void ofSchema(Schema field, FieldDoc doc) {
    Set<String> values = new LinkedHashSet<>();
    if (!doc.defaultValue().isEmpty() && !doc.defaultValue().startsWith("{") && !doc.defaultValue().startsWith("[")) {
      values.add(doc.defaultValue());
    }
    values.addAll(field.allowed());
    if (field.expected().filter(Expected.BOOLEAN::equals).isPresent()) {
      values.addAll(List.of("true", "false"));
    }
    for (String value : new ArrayList<>(values)) {
      add(Kind.VALUE, value, "", FieldDoc.meaning(field, value), doc, List.of());
    }
  }
}
