// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.complete;

import dev.pilothouse.core.yaml.Span;
import java.util.List;
import java.util.Map;

/// Where a caret stands in the structure of a text.
///
/// @param path the keys from the top, the empty text for an item; of a field that is written the mapping's, of a value its own
/// @param word what is written of it before the caret
/// @param before the word before the caret
/// @param whole the word with what of it stands behind the caret
/// @param column how deep the mapping stands
/// @param flow whether it stands in brackets
/// @param tight whether a space is missing before it
/// @param keyed whether a colon stands behind the word already
/// @param set the other fields of the mapping, as far as they have a line
/// @param object the object that it belongs to
record Place(
    Mode mode,
    List<String> path,
    String word,
    Span before,
    Span whole,
    int column,
    boolean flow,
    boolean tight,
    boolean keyed,
    Map<String, LineToken> set,
    ObjectHead object) {

  Place {
    path = List.copyOf(path);
  }

  /// What can be written.
  enum Mode {
    /// Comments, texts of somebody's own, lines that divide.
    NOTHING,
    FIELD,
    VALUE
  }

  /// The lines of an object that say what it is.
  ///
  /// @param head apiVersion, kind, by name, as far as they are there
  /// @param namespace empty without one
  record ObjectHead(Map<String, LineToken> head, String namespace) {

    String word(String key) {
      LineToken token = head.get(key);
      return token == null ? "" : token.word();
    }
  }

  static Place nothing(int caret) {
    ObjectHead none = new ObjectHead(Map.of(), "");
    return new Place(Mode.NOTHING, List.of(), "", Span.at(caret), Span.at(caret), 0, false, false, false, Map.of(), none);
  }

  /// The same place, seen from an object that stands in another one.
  ///
  /// @param steps the way to that object
  Place within(int steps, ObjectHead own) {
    return new Place(mode, path.subList(steps, path.size()), word, before, whole, column, flow, tight, keyed, set, own);
  }

  /// The last key of the path; empty at the top.
  String key() {
    return path.reversed().stream().filter(step -> !step.isEmpty()).findFirst().orElse("");
  }

  /// The key that stands this far above the last one.
  String key(int above) {
    List<String> keys = path.stream().filter(step -> !step.isEmpty()).toList();
    return keys.size() > above ? keys.get(keys.size() - 1 - above) : "";
  }

  /// The path as people write it.
  static String written(List<String> path) {
    StringBuilder written = new StringBuilder();
    for (String step : path) {
      if (step.isEmpty()) {
        written.append("[]");
      } else {
        written.append(written.isEmpty() ? "" : ".").append(step);
      }
    }
    return written.toString();
  }
}
