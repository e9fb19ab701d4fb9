// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.search;

import dev.pilothouse.core.model.Message;
import java.util.ArrayList;
import java.util.List;

/// Splits a query at white space outside of quotation marks. The marks stay, so that later steps see what was quoted.
final class QueryWords {
  private QueryWords() {}

  static List<String> split(String text, List<Message> problems) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      }
      if (Character.isWhitespace(c) && !quoted) {
        add(words, word);
      } else {
        word.append(c);
      }
    }
    if (quoted) {
      problems.add(Message.of("query.openQuote"));
    }
    add(words, word);
    return words;
  }

  private static void add(List<String> words, StringBuilder word) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  static String unquoted(String word) {
    return word.replace("\"", "");
  }
}
