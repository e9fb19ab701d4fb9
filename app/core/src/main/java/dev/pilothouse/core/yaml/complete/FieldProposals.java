// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.complete;

import dev.pilothouse.core.search.FuzzyMatcher;
import dev.pilothouse.core.yaml.Fault.Expected;
import dev.pilothouse.core.yaml.complete.Proposal.Insertion;
import dev.pilothouse.core.yaml.complete.Proposal.Kind;
import dev.pilothouse.core.yaml.schema.Schema;
import dev.pilothouse.core.yaml.schema.ServedSchemas;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The fields that a mapping can have, and the pieces that fit into it. Used once.
final class FieldProposals {
  private static final int STEP = 2;
  /// From this many letters on the fields of fields are looked through as well.
  private static final int DEEPER_FROM = 2;
  /// What matches at a deeper level, or is a piece, comes behind what matches as well and is nearer.
  private static final int DEEPER = -8;
  private static final int PIECE = -12;
  /// What the server writes and nobody else.
  private static final Set<String> SERVERS =
      Set.of(
          "metadata.managedFields", "metadata.creationTimestamp", "metadata.deletionTimestamp", "metadata.resourceVersion",
          "metadata.uid", "metadata.selfLink", "metadata.generation", "metadata.deletionGracePeriodSeconds", "status");

  private final Place place;
  private final ServedSchemas served;
  private final Names names;
  private final String text;
  private final FuzzyMatcher matcher;
  private final Ranking ranking;

  FieldProposals(Place place, ServedSchemas served, Names names, String text) {
    this.place = place;
    this.served = served;
    this.names = names;
    this.text = text;
    matcher = new FuzzyMatcher(place.word());
    ranking = new Ranking(matcher);
  }

  List<Proposal> proposals() {
    if (place.path().isEmpty() && place.object().word("kind").isEmpty()) {
      head();
      return ranking.ranked(0);
    }
    Optional<Schema> at = Descent.root(place, served).flatMap(root -> Descent.to(root, place.path()));
    if (at.isEmpty()) {
      return List.of();
    }
    Schema schema = at.get();
    boolean dash = schema.expected().filter(Expected.LIST::equals).isPresent() && !place.flow();
    Schema mapping = dash ? schema.items().orElse(schema) : schema;
    if (mapping.expected().filter(Expected.OBJECT::equals).isEmpty()) {
      return new ValueProposals(place, served, names, text).proposals();
    }
    fields(mapping, dash);
    mapping.values().ifPresent(values -> labels(values));
    if (!place.flow() && !place.keyed()) {
      pieces(mapping, dash);
    }
    return ranking.ranked(place.word().isEmpty() ? 0 : 5);
  }

  /// Of an object that says nothing of itself yet: what it could be.
  private void head() {
    for (String field : List.of("apiVersion", "kind", "metadata")) {
      if (!place.set().containsKey(field)) {
        Insertion insertion = field.equals("metadata") ? Insertion.of("metadata:\n  name: |") : Insertion.of(field + ": |");
        Insertion written = place.keyed() ? Insertion.of(field) : insertion;
        ranking.add(Proposal.of(Kind.FIELD, field, "", "", written, null), field, 0, 0);
      }
    }
    if (place.set().isEmpty() && !place.keyed() && !place.flow()) {
      for (String kind : served.kinds().stream().sorted().toList()) {
        String version = served.versionsOf(kind).getFirst();
        String object = "apiVersion: " + version + "\nkind: " + kind + "\nmetadata:\n  name: |";
        ranking.add(Proposal.of(Kind.KIND, kind, version, "", Insertion.of(object), null), kind, 0, 0);
      }
    }
  }

  private void fields(Schema mapping, boolean dash) {
    Set<String> required = new HashSet<>(mapping.required());
    List<String> all = new ArrayList<>(mapping.fields());
    all.sort((a, b) -> Boolean.compare(required.contains(b), required.contains(a)));
    for (String name : all) {
      Schema field = mapping.field(name).orElseThrow();
      String path = Place.written(place.path());
      if (SERVERS.contains(path.isEmpty() ? name : path + "." + name)) {
        continue;
      }
      FieldDoc doc = FieldDoc.of(name, path, mapping, field);
      LineToken set = place.set().get(name);
      Insertion insertion = insertion(dash ? "- " : "", name, field, place.column() + (dash ? STEP : 0));
      Proposal proposal = Proposal.of(Kind.FIELD, name, "", doc.summary(), insertion, doc);
      ranking.add(set == null ? proposal : proposal.set(set.line() + 1), name, 0, doc.required() ? 2 : 0);
      if (set == null && !place.flow() && !place.keyed() && !dash && place.word().length() >= DEEPER_FROM) {
        deeper(name, path.isEmpty() ? name : path + "." + name, field);
      }
    }
  }

  private void deeper(String parent, String path, Schema mapping) {
    if (mapping.expected().filter(Expected.OBJECT::equals).isEmpty()) {
      return;
    }
    for (String name : mapping.fields()) {
      if (SERVERS.contains(path + "." + name) || matcher.match(name) == null) {
        continue;
      }
      Schema field = mapping.field(name).orElseThrow();
      FieldDoc doc = FieldDoc.of(name, path, mapping, field);
      int column = place.column() + STEP;
      Insertion insertion = insertion(parent + ":\n" + " ".repeat(column), name, field, column);
      Proposal proposal = Proposal.of(Kind.FIELD, parent + "." + name, "", doc.summary(), insertion, doc);
      ranking.add(proposal, name, parent.length() + 1, DEEPER);
    }
  }

  private void labels(Schema values) {
    for (String key : References.labelKeys(place, names)) {
      if (!place.set().containsKey(key)) {
        Insertion insertion = insertion("", key, values, place.column());
        ranking.add(Proposal.of(Kind.NAME, key, "", "", insertion, null), key, 0, 0);
      }
    }
  }

  private void pieces(Schema mapping, boolean dash) {
    for (Snippets.Snippet snippet : Snippets.fitting(place, mapping, place.set().keySet())) {
      String indent = "\n" + " ".repeat(place.column() + (dash ? STEP : 0));
      Insertion insertion = Insertion.of((dash ? "- " : "") + snippet.body().replace("\n", indent));
      ranking.add(Proposal.of(Kind.SNIPPET, snippet.label(), snippet.id(), "", insertion, null), snippet.label(), 0, PIECE);
    }
  }

  /// What is written for a field: behind it a value, or a line of its own for what goes into it.
  private Insertion insertion(String before, String name, Schema field, int column) {
    if (place.keyed()) {
      return Insertion.of(name);
    }
    Expected type = field.expected().orElse(Expected.STRING);
    String line = "\n" + " ".repeat(column + STEP);
    String value =
        switch (type) {
          case OBJECT -> place.flow() ? " {|}" : line + "|";
          case LIST -> place.flow() ? " [|]" : line + "- |";
          default -> " |";
        };
    return Insertion.of(before + name + ":" + value);
  }
}
