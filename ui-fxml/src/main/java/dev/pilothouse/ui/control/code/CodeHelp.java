// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import dev.pilothouse.core.yaml.complete.Completion;
import dev.pilothouse.core.yaml.complete.FieldDoc;
import java.util.Optional;

/// Who knows what can be written at a place of the text, and what a field is for. Asked in the background, never on the FX thread.
public interface CodeHelp {

  /// @param caret in UTF-16 chars from the beginning of the text
  Completion complete(String text, int caret);

  /// What the field at a place of the text is for; empty where there is none.
  Optional<FieldDoc> documentation(String text, int offset);

  /// Where this is from, in the person's language: `OpenAPI of prod-eu, v1.36.3`.
  String source();
}
