// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import java.util.regex.Pattern;

/// What is looked for.
///
/// @param words as typed; empty finds nothing
record FindQuery(String words, boolean matchCase, boolean wholeWord, boolean regex) {
  /// What words are made of; the names of objects have dashes.
  static final String OF_WORDS = "[\\p{L}\\p{N}_-]";

  static final FindQuery NOTHING = new FindQuery("", false, false, false);

  /// @throws java.util.regex.PatternSyntaxException when the words are no regular expression and should be one
  Pattern pattern() {
    int flags = Pattern.MULTILINE | (matchCase ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    String expression = words;
    if (regex) {
      // Its own mistakes are told with their own places, not with those of what is put around it.
      Pattern typed = Pattern.compile(words, flags);
      if (!wholeWord) {
        return typed;
      }
    } else {
      expression = Pattern.quote(words);
    }
    return Pattern.compile(wholeWord ? "(?<!" + OF_WORDS + ")(?:" + expression + ")(?!" + OF_WORDS + ")" : expression, flags);
  }
}
