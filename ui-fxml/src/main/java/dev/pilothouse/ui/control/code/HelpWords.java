// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import dev.pilothouse.core.yaml.Fault.Expected;
import dev.pilothouse.core.yaml.complete.FieldDoc;
import dev.pilothouse.core.yaml.complete.Proposal;
import dev.pilothouse.ui.text.Texts;
import org.jspecify.annotations.Nullable;

/// The words for what is proposed and documented, in the person's language.
final class HelpWords {
  private final Texts texts;

  HelpWords(Texts texts) {
    this.texts = texts;
  }

  String get(String key, Object... arguments) {
    return texts.get(key, arguments);
  }

  /// What stands at the right end of a proposal's line.
  String detail(Proposal proposal) {
    FieldDoc doc = proposal.doc();
    if (proposal.setInLine() > 0) {
      return texts.get("code.setInLine", Integer.toString(proposal.setInLine()));
    }
    return switch (proposal.kind()) {
      case FIELD -> doc == null ? "" : type(doc, "code.type.");
      case VALUE -> doc != null && doc.defaultValue().equals(proposal.label()) ? texts.get("code.default") : "";
      case NAME, KIND -> proposal.detail();
      case SNIPPET -> texts.get("code.snippet");
    };
  }

  /// One line of what it is for; empty without one.
  String note(Proposal proposal) {
    return proposal.kind() == Proposal.Kind.SNIPPET ? texts.get("code.snippet." + proposal.detail()) : proposal.note();
  }

  /// The letter that stands for what it is.
  String letter(Proposal proposal) {
    return switch (proposal.kind()) {
      case FIELD -> "F";
      case VALUE -> "V";
      case NAME -> "N";
      case KIND -> "K";
      case SNIPPET -> "S";
    };
  }

  /// Whether a person who hears it rather than sees it knows all of it.
  String spoken(Proposal proposal, int index, int of) {
    String note = note(proposal);
    String detail = detail(proposal);
    return proposal.label() + (detail.isEmpty() ? "" : ", " + detail) + (note.isEmpty() ? "" : ", " + note) + ", "
        + texts.get("code.ofCount", index, of);
  }

  String longType(FieldDoc doc) {
    return type(doc, "code.typeLong.");
  }

  private String type(FieldDoc doc, String prefix) {
    Expected items = doc.items();
    if (doc.type() == Expected.LIST) {
      return texts.get("code.listOf", word(items, "code.types."));
    }
    if (doc.type() == Expected.OBJECT && items != null) {
      return texts.get("code.mapOf", word(items, "code.types."));
    }
    return word(doc.type(), prefix);
  }

  private String word(@Nullable Expected type, String prefix) {
    return texts.get(prefix + (type == null ? "ANY" : type.name()));
  }
}
