// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop.log;

import java.util.List;
import java.util.regex.Pattern;

/// Takes out of a text what looks like a secret: bearer tokens, JSON web tokens, PEM blocks, passwords in addresses, and the
/// values of fields with telling names. The last line of defence: no code is to log such things in the first place.
public final class Redaction {
  private static final String GONE = "‹redacted›";
  private static final List<Rule> RULES =
      List.of(
          new Rule("(?s)-----BEGIN [A-Z ]*(?:PRIVATE KEY|CERTIFICATE)-----.*?(?:-----END [A-Z ]*-----|$)", GONE),
          new Rule("(?i)(bearer|basic)\\s+[A-Za-z0-9._~+/=-]{8,}", "$1 " + GONE),
          new Rule("\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]*)?", GONE),
          new Rule("(?i)(\\b[a-z][a-z0-9+.-]*://[^\\s/:@]+):[^\\s/@]+@", "$1:" + GONE + "@"),
          new Rule(
              "(?i)([\"']?\\b(?:id-|access-|refresh-)?(?:token|password|passwd|secret|client-key-data"
                  + "|client-certificate-data|api[-_]?key)[\"']?"
                  + "\\s*[:=]\\s*)[\"']?[^\\s\"',;}]+[\"']?",
              "$1" + GONE));

  private Redaction() {}

  /// The text without what looks like a secret.
  public static String of(String text) {
    String clean = text;
    for (Rule rule : RULES) {
      clean = rule.pattern().matcher(clean).replaceAll(rule.replacement());
    }
    return clean;
  }

  private record Rule(Pattern pattern, String replacement) {
    Rule(String pattern, String replacement) {
      this(Pattern.compile(pattern), replacement);
    }
  }
}
