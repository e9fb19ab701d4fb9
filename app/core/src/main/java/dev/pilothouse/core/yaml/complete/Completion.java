// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.complete;

import dev.pilothouse.core.yaml.Span;
import dev.pilothouse.core.yaml.schema.ServedSchemas;
import java.util.List;
import java.util.Optional;

/// What can be written at a place of a text: fields, values, names of what the cluster has, whole pieces. Works on a text that is
/// being typed, which nobody could parse. Pure; any thread; takes time in the order of a millisecond for each thousand lines.
///
/// @param before what is replaced when a proposal is inserted: the word before the caret
/// @param whole what is replaced when the whole word is: also what of it stands behind the caret
/// @param word what has been typed
/// @param field whether fields are proposed, not values
/// @param within the field or kind that they are for
/// @param proposals the best first, those that are [Proposal#apart] behind all others
public record Completion(Span before, Span whole, String word, boolean field, String within, List<Proposal> proposals) {

  public Completion {
    proposals = List.copyOf(proposals);
  }

  /// @param caret in UTF-16 chars from the beginning of the text
  public static Completion at(String text, int caret, ServedSchemas served, Names names) {
    Place place = PlaceFinder.find(text, caret);
    List<Proposal> proposals =
        switch (place.mode()) {
          case NOTHING -> List.of();
          case FIELD -> new FieldProposals(place, served, names, text).proposals();
          case VALUE -> new ValueProposals(place, served, names, text).proposals();
        };
    String within = place.key().isEmpty() ? place.object().word("kind") : place.key();
    return new Completion(place.before(), place.whole(), place.word(), place.mode() == Place.Mode.FIELD, within, proposals);
  }

  /// What the field is for that stands at a place of the text, or whose value does.
  public static Optional<FieldDoc> documentation(String text, int offset, ServedSchemas served) {
    Place place = PlaceFinder.find(text, wordEnd(text, offset));
    if (place.mode() == Place.Mode.NOTHING) {
      return Optional.empty();
    }
    boolean key = place.mode() == Place.Mode.FIELD;
    List<String> path = key ? place.path() : place.path().isEmpty() ? List.of() : place.path().subList(0, place.path().size() - 1);
    String name = key ? place.whole().of(text) : place.path().isEmpty() ? "" : place.path().getLast();
    return Descent.root(place, served)
        .flatMap(root -> Descent.to(root, path))
        .flatMap(parent -> parent.field(name).map(field -> FieldDoc.of(name, Place.written(path), parent, field)));
  }

  private static int wordEnd(String text, int offset) {
    int at = offset;
    while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || "._-/".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    return at;
  }
}
