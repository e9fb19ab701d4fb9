// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts [#MASK] in place of what looks like a secret in a line of a log: passwords and tokens by the name before them, what an
/// `Authorization` carries, the password of a URL, keys and tokens that are known by their form, and PEM blocks of private keys
/// over several lines. It knows forms, not secrets: what has none of them stays. One thread.
public final class SecretMask {
  /// The same for every secret: it tells nothing of its length.
  public static final String MASK = "••••";

  /// No character: it stands in no text.
  private static final char BLOT = '\uffff';
  private static final Pattern BLOTS = Pattern.compile(BLOT + "+");
  private static final int LONGEST_BLOCK = 200;
  private static final String NAME =
      "password|passwd|passphrase|pwd|secret|token|cookie|credentials?|authorization|api[-_.]?key|access[-_.]?key"
          + "|secret[-_.]?key|private[-_.]?key|signing[-_.]?key|encryption[-_.]?key|account[-_.]?key";
  private static final String KEY = "(?i)((?<![A-Za-z0-9_.-])[\\w.-]{0,40}?(?:" + NAME + ")";
  private static final String NO_SCHEME = "(?!(?:bearer|basic|digest|negotiate)\\b)";
  private static final Pattern BEGIN = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----");
  private static final Pattern END = Pattern.compile("-----END [A-Z ]*PRIVATE KEY-----");
  private static final Pattern WHOLE =
      Pattern.compile("(-----BEGIN [A-Z ]*PRIVATE KEY-----).*?(-----END [A-Z ]*PRIVATE KEY-----)", Pattern.DOTALL);

  /// What comes first is looked for first; the part that stays is group 1.
  private static final List<Pattern> FORMS =
      List.of(
          Pattern.compile(
              "(?i)\\b((?:bearer|basic|digest|negotiate)\\s+)(?=[a-z]{0,400}[0-9._~+/-]|[a-z]{20})"
                  + "[A-Za-z0-9._~+/-]{8,}+=*"),
          Pattern.compile("()\\beyJ[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]{4,}+(?:\\.[A-Za-z0-9_-]*+)?"),
          Pattern.compile("([A-Za-z][A-Za-z0-9+.-]{1,20}+://[^\\s/:@\"']{0,256}+:)[^\\s/@\"']{1,256}(?=@)"),
          Pattern.compile("()\\b(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16}\\b"),
          Pattern.compile("()\\b(?:gh[pousr]_[A-Za-z0-9]{20,}+|github_pat_\\w{20,}+|glpat-[\\w-]{16,}+)"),
          Pattern.compile("()\\b(?:xox[abeoprs]-[A-Za-z0-9-]{10,}+|AIza[\\w-]{30,}+|[sr]k_(?:live|test)_[A-Za-z0-9]{16,}+)"),
          Pattern.compile(KEY + "[\"']?\\s{0,3}[=:]\\s{0,3}\")" + NO_SCHEME + "(?:[^\"\\\\]|\\\\.)++"),
          Pattern.compile(KEY + "\\\\\"\\s{0,3}[=:]\\s{0,3}\\\\\")[^\"\\\\]++"),
          Pattern.compile(KEY + "[\"']?\\s{0,3}[=:]\\s{0,3}')[^']++"),
          Pattern.compile(
              KEY + "[\"']?(?:\\s{0,3}:\\s{0,3}|\\s=\\s|=))" + NO_SCHEME
                  + "(?!(?:null|none|nil|true|false)\\b)[^\\s,;&\"'\\\\()\\[\\]{}•\\uffff]++"));

  /// How many lines of a block are masked already, of each source that is in one.
  private final Map<Integer, Integer> blocks = new HashMap<>();

  /// A text that stands for itself.
  public static String mask(String text) {
    return shown(blotted(text));
  }

  /// A part of a text, masked as it is in the whole: a secret that the part has only an end of is masked too.
  ///
  /// @param to the index after the last char
  public static String cut(String text, int from, int to) {
    return shown(blotted(text).substring(from, to));
  }

  /// The value of a field, which may be a secret by its name or by its form.
  public static String value(String key, String value) {
    String plain = key + "=\"" + value.replaceAll("[\"\\\\]", "x") + '"';
    return mask(plain).equals(key + "=\"" + MASK + '"') ? MASK : mask(value);
  }

  private static String shown(String blotted) {
    return BLOTS.matcher(blotted).replaceAll(MASK);
  }

  /// The text with a blot in place of each char of a secret.
  private static String blotted(String text) {
    String now = blotted(WHOLE, text, found -> found.start(2));
    for (Pattern form : FORMS) {
      now = blotted(form, now, Matcher::end);
    }
    return now;
  }

  private static String blotted(Pattern form, String text, ToIntFunction<Matcher> end) {
    Matcher found = form.matcher(text);
    if (!found.find()) {
      return text;
    }
    StringBuilder now = new StringBuilder(text);
    do {
      int to = end.applyAsInt(found);
      for (int at = found.end(1); at < to; at++) {
        now.setCharAt(at, BLOT);
      }
    } while (found.find());
    return now.toString();
  }

  /// The next line of a source: what began in the one before may go on in it.
  public String line(int source, String text) {
    Integer inside = blocks.get(source);
    if (inside != null) {
      boolean ends = END.matcher(text).find();
      if (ends || inside >= LONGEST_BLOCK) {
        blocks.remove(source);
      } else {
        blocks.put(source, inside + 1);
      }
      return ends ? END.matcher(text).results().findFirst().map(end -> text.substring(end.start())).orElse(MASK) : MASK;
    }
    String masked = mask(text);
    Matcher begins = BEGIN.matcher(masked);
    int last = -1;
    while (begins.find()) {
      last = begins.end();
    }
    if (last >= 0 && !END.matcher(masked.substring(last)).find()) {
      blocks.put(source, 0);
      return masked.substring(0, last) + MASK;
    }
    return masked;
  }
}
