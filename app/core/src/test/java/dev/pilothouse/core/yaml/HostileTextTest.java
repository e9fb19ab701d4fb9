// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

import dev.pilothouse.core.yaml.schema.ServedSchemas;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Texts that nobody writes on purpose, or somebody does: each has its answer, at its place, and never an exception.
class HostileTextTest {
  private static final ServedSchemas SERVED = Corpus.served();
  private static final String MAP = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata:\n";

  /// A text and what is said of it.
  record Entry(String name, String text, List<String> problems) {
    static Entry of(String name, String text, String... problems) {
      return new Entry(name, text, List.of(problems));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Entry> texts() {
    return Stream.of(structure(), sizes(), words(), characters(), objects()).flatMap(List::stream);
  }

  private static List<Entry> structure() {
    return List.of(
        Entry.of("31 a key twice", MAP + "  a: b\n  c: d\n  a: e\n", "7:3 a stands in line 5 already"),
        Entry.of("31 a key three times", MAP + "  a: b\n  a: c\n  a: d\n", "6:3 a stands in line 5 already",
            "7:3 a stands in line 5 already"),
        Entry.of("32 a tab", MAP + "\ta: b\n", "5:1 TAB ->   "),
        Entry.of("32 an indentation that fits nothing", MAP + "   a: b\n  c: d\n", "6:3 WRONG_INDENTATION"),
        Entry.of("32 an open quote", MAP + "  a: \"b\n  c: d\n", "5:6 OPEN_QUOTE"),
        Entry.of("33 a bomb of aliases, nine by nine", HostileTexts.bomb(9, 9), "6:10 TOO_MANY_ALIASES"),
        Entry.of("33 a bomb of aliases, thirty by two", HostileTexts.bomb(30, 2), "15:18 TOO_MANY_ALIASES"),
        Entry.of("33 a list in itself", "a: &a [*a]\n", "1:8 RECURSIVE_ALIAS"),
        Entry.of("34 brackets", "[".repeat(10_000), "1:101 TOO_DEEP"),
        Entry.of("34 blocks", HostileTexts.blocks(2_000), "100:100 TOO_DEEP"),
        Entry.of("38 a merge key", MAP.replace("data:\n", "data: &d\n") + "  a: b\nbinaryData: {<<: *d}\n",
            "5:6 a breaks FORMAT byte"),
        Entry.of("42 nothing", ""),
        Entry.of("42 comments", "# nothing\n---\n# more\n"),
        Entry.of("42 three empty documents", "---\n---\n---\n"));
  }

  private static List<Entry> sizes() {
    return List.of(
        Entry.of("35 a value of 4 MB", "a: " + "x".repeat(4 << 20), "1:1 TOO_LARGE"),
        Entry.of("35 a value of 4 MB without a break in quotes", "a: \"" + "x ".repeat(2 << 20) + "\"", "1:1 TOO_LARGE"),
        Entry.of("42 ten thousand documents", "---\na: b\n".repeat(10_000), "1:1 TOO_MANY_DOCUMENTS"));
  }

  private static List<Entry> words() {
    return List.of(
        Entry.of("36 a number that is none", MAP + "  a: ._\n"),
        Entry.of("36 a number without end", MAP + "  a: 1e400\n"),
        Entry.of("36 a number of 20 digits", MAP + "  a: 12345678901234567890\n",
            "5:6 a wants STRING, has INTEGER -> \"12345678901234567890\""),
        Entry.of("36 a number of 23 digits", MAP + "  a: 12345678901234567890123\n",
            "5:6 a wants STRING, has NUMBER -> \"12345678901234567890123\""),
        Entry.of("37 no", MAP + "  a: no\n", "5:6 a wants STRING, has BOOLEAN -> \"no\""),
        Entry.of("37 on", MAP + "  a: on\n", "5:6 a wants STRING, has BOOLEAN -> \"on\""),
        Entry.of("37 yes", MAP + "  a: yes\n", "5:6 a wants STRING, has BOOLEAN -> \"yes\""),
        Entry.of("37 an octal number", MAP + "  a: 0777\n", "5:6 a wants STRING, has INTEGER -> \"0777\""),
        Entry.of("37 a time of day", MAP + "  a: 12:30:45\n"),
        Entry.of("37 a number with a separator", MAP + "  a: 1_000\n", "5:6 a wants STRING, has INTEGER -> \"1_000\""),
        Entry.of("37 a date", MAP + "  a: 2001-01-01\n"),
        Entry.of("39 a class of Java's", MAP + "  a: !!javax.script.ScriptEngineManager []\n",
            "5:6 !!javax.script.ScriptEngineManager (warning) -> ", "5:6 a wants STRING, has LIST"),
        Entry.of("39 a tag of CloudFormation's", MAP + "  a: !Ref b\n", "5:6 !Ref (warning) -> "),
        Entry.of("39 binary", MAP + "  a: !!binary AAEC\n"),
        Entry.of("39 a set", MAP + "  a: !!set {b, c}\n", "5:6 !!set (warning) -> ", "5:6 a wants STRING, has OBJECT"),
        Entry.of("43 a template's value", MAP + "  a: {{ .Values.a }}\n  b: c\n", "5:6 TEMPLATE"),
        Entry.of("43 a template's condition", "{{- if .Values.a }}\n" + MAP + "  a: b\n{{- end }}\n",
            "1:1 TEMPLATE", "7:1 TEMPLATE"),
        Entry.of("43 a template's value in quotes", MAP + "  a: \"{{ .Values.a }}\"\n"));
  }

  private static List<Entry> characters() {
    return List.of(
        Entry.of("40 NUL", MAP + "  a: b\0c\n", "5:7 UNPRINTABLE_CHARACTER"),
        Entry.of("40 BEL", MAP + "  a: b\u0007c\n", "5:7 UNPRINTABLE_CHARACTER"),
        Entry.of("40 half a character", MAP + "  a: b\uD800c\n", "5:7 UNPRINTABLE_CHARACTER"),
        Entry.of("40 a byte order mark at the beginning", "\uFEFF" + MAP + "  a: b\n"),
        Entry.of("40 a byte order mark within", MAP + "  a: b\uFEFFc\n", "5:7 INVISIBLE U+FEFF (warning) -> "),
        Entry.of("40 NEL", MAP + "  a: b\u0085c\n", "5:7 BREAKS U+0085 (warning) -> ", "5:8 MISSING_COLON"),
        Entry.of("40 a line separator", MAP + "  a: b\u2028c\n", "5:7 BREAKS U+2028 (warning) -> ", "5:8 MISSING_COLON"),
        Entry.of("40 lines that end with CR", (MAP + "  a: 1\n").replace('\n', '\r'), "5:6 a wants STRING, has INTEGER -> \"1\""),
        Entry.of("41 the direction turned", MAP + "  a: admin\u202Enimda\n", "5:11 REORDERS U+202E (warning) -> "),
        Entry.of("41 a space without width in a name", MAP.replace("name: x",
            "name: x\u200By") + "  a: b\n", "3:18 name breaks FORMAT dns-subdomain -> xy",
            "3:19 INVISIBLE U+200B (warning) -> "),
        Entry.of("41 an emoji of several", MAP + "  a: \uD83D\uDC69\u200D\uD83D\uDCBB\n"),
        Entry.of("41 a space that is none", MAP + "  a:\u00A0b\n", "5:3 data wants OBJECT, has STRING",
            "5:5 NO_SPACE U+00A0 (warning) ->  "));
  }

  private static List<Entry> objects() {
    String secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: x}\n";
    return List.of(
        Entry.of("45 a misspelt field", MAP.replace("\ndata:", "\ndat:") + "  a: b\n",
            "4:1 unknown dat in ConfigMap, near data -> data"),
        Entry.of("46 a wrong type", MAP + "  a: [b]\n", "5:6 a wants STRING, has LIST"),
        Entry.of("46 out of range",
            "apiVersion: batch/v1\nkind: Job\nmetadata: {name: x}\nspec: {parallelism: 5000000000}\n",
            "4:1 no template in Job spec", "4:21 parallelism breaks FORMAT int32"),
        Entry.of("50 a Secret that is no base64", secret + "data: {a: pass word}\n", "4:11 a breaks FORMAT byte"),
        Entry.of("50 a Secret in several lines", secret + "data:\n  a: |\n    c2Vj\n    cmV0\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void everyTextHasItsAnswer(Entry entry) {
    Lines lines = Lines.of(entry.text());
    assertThat(Corpus.check(entry.text(), SERVED).stream().map(problem -> Corpus.told(problem, lines)))
        .containsExactlyElementsOf(entry.problems());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void everyPlaceIsWithinTheText(Entry entry) {
    assertThat(Corpus.check(entry.text(), SERVED)).allSatisfy(problem -> {
      assertThat(problem.span().end()).isLessThanOrEqualTo(entry.text().length());
      assertThat(problem.fixes()).allSatisfy(fix -> assertThat(fix.applyTo(entry.text())).isNotEqualTo(entry.text()));
    });
  }
}
