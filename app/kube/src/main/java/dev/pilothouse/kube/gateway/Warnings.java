// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.gateway;

import dev.pilothouse.kube.failure.CleanText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of `Warning` headers (RFC 7234, 5.5), by which the API server and its admission webhooks speak to people: code 299, an
/// agent, and a quoted text. What is not of that form is left out, as client-go does.
final class Warnings {
  private static final Pattern ONE = Pattern.compile("299\\s+\\S+\\s+\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final int MOST = 50;
  private static final int LONGEST = 2_000;

  private Warnings() {}

  /// @param headers the values of all headers of that name; a value may hold several
  static List<String> of(List<String> headers) {
    List<String> words = new ArrayList<>();
    for (String header : headers) {
      Matcher one = ONE.matcher(header);
      while (one.find() && words.size() < MOST) {
        String text = CleanText.lines(one.group(1).replaceAll("\\\\(.)", "$1"), LONGEST);
        if (!text.isBlank() && !words.contains(text)) {
          words.add(text);
        }
      }
    }
    return List.copyOf(words);
  }
}
