// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.complete;

import dev.pilothouse.core.yaml.Fix;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that can be written at a place.
///
/// @param label what it is called: a field with its parents (`rollingUpdate.maxSurge`), a value, a name
/// @param matched indexes of the letters in the label that were typed
/// @param detail of a name the kind it is of, of a kind its apiVersion; of a snippet its id, by which its words are found
/// @param note of a value what it means, of a field the first sentence about it; empty without
/// @param insertion what is written, with the indentation of the place
/// @param also changes elsewhere in the text that belong to it
/// @param doc of a field, or of the field whose value it is; null without a schema
/// @param setInLine where the field is set already, from 1; 0 when it is not
/// @param apart whether it does not fit what was typed and is only shown for what else there is
public record Proposal(
    Kind kind,
    String label,
    List<Integer> matched,
    String detail,
    String note,
    Insertion insertion,
    List<Fix.Edit> also,
    @Nullable FieldDoc doc,
    int setInLine,
    boolean apart) {

  public Proposal {
    matched = List.copyOf(matched);
    also = List.copyOf(also);
  }

  static Proposal of(Kind kind, String label, String detail, String note, Insertion insertion, @Nullable FieldDoc doc) {
    return new Proposal(kind, label, List.of(), detail, note, insertion, List.of(), doc, 0, false);
  }

  Proposal matched(List<Integer> letters) {
    return new Proposal(kind, label, letters, detail, note, insertion, also, doc, setInLine, apart);
  }

  Proposal with(List<Fix.Edit> edits) {
    return new Proposal(kind, label, matched, detail, note, insertion, edits, doc, setInLine, apart);
  }

  Proposal set(int line) {
    return new Proposal(kind, label, matched, detail, note, insertion, also, doc, line, true);
  }

  Proposal putApart() {
    return new Proposal(kind, label, List.of(), detail, note, insertion, also, doc, setInLine, true);
  }

  /// What it is.
  public enum Kind {
    FIELD,
    VALUE,
    NAME,
    KIND,
    SNIPPET
  }

  /// A text to be written.
  ///
  /// @param caret where the caret stands after it, in chars from its beginning
  public record Insertion(String text, int caret) {

    /// @param marked a text with the caret's place as `|`; without one it stands at the end
    static Insertion of(String marked) {
      int caret = marked.indexOf('|');
      return caret < 0
          ? new Insertion(marked, marked.length())
          : new Insertion(marked.substring(0, caret) + marked.substring(caret + 1), caret);
    }
  }
}
