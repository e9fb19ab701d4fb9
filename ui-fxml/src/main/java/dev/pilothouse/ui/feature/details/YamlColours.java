// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.details;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// Finds keys, strings, numbers and comments in YAML, line by line. Pure; off the FX thread.
final class YamlColours {
  private static final Pattern PARTS =
      Pattern.compile(
          "(?m)^(?<dash>[ ]*(?:- )*)(?<key>(?:\"[^\"\\n]*\"|[^\\s:#\"'][^:#\\n]*?)(?=:(?: |$)))?"
              + "|(?<string>\"(?:\\\\.|[^\"\\\\\\n])*\")"
              + "|(?<number>(?<=[:-] )-?\\d+(?:\\.\\d+)?(?=\\n|$)|(?<=: )(?:true|false|null)(?=\\n|$))"
              + "|(?<comment>(?<=\\s)#[^\\n]*)");

  private YamlColours() {}

  static StyleSpans<Collection<String>> of(String yaml) {
    StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
    Matcher parts = PARTS.matcher(yaml);
    int at = 0;
    while (parts.find()) {
      String group =
          parts.group("key") != null ? "key" : parts.group("string") != null ? "string" : parts.group("number") != null ? "number"
              : parts.group("comment") != null ? "comment" : "";
      if (!group.isEmpty()) {
        spans.add(List.of(), parts.start(group) - at);
        spans.add(List.of("yaml-" + group), parts.end(group) - parts.start(group));
        at = parts.end(group);
      }
    }
    spans.add(List.of(), yaml.length() - at);
    return spans.create();
  }
}
