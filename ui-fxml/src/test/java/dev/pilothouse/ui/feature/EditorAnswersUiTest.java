// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature;

import dev.pilothouse.core.yaml.HostileTexts;
import dev.pilothouse.ui.nav.EditRoute;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What a person reads beside a text that is broken, hostile or odd. The numbers are those of the list of bad inputs; 35, 44 and
/// 47 to 51 are in [EditorEventsUiTest].
@Timeout(180)
class EditorAnswersUiTest extends OneEditorUi {
  private static final String MAP = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata:\n";
  private static final String SECRET = "apiVersion: v1\nkind: Secret\nmetadata: {name: x}\n";

  private static final String MARKED = "\ta: b\n";

  /// A text and what stands in the list of problems.
  private record Answer(String name, String text, String... said) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Answer> broken() {
    return Stream.of(
        new Answer("31 a key twice", MAP + "  a: b\n  c: d\n  a: e\n",
            "7:3 a stands here twice, first in line 5. Only one of the two would count."),
        new Answer("32 a tab", MAP + "\ta: b\n",
            "5:1 This line is indented with a tab. YAML takes only spaces."),
        new Answer("32 an indentation that fits nothing", MAP + "   a: b\n  c: d\n",
            "6:3 The indentation of this line fits none of the lines above it."),
        new Answer("32 an open quote", MAP + "  a: \"b\n  c: d\n",
            "5:6 This quote is never closed."),
        new Answer("33 aliases, nine by nine", HostileTexts.bomb(9, 9),
            "6:10 Too many aliases: with *a4 they stand for more than 100,000 values."),
        new Answer("33 aliases, thirty by two", HostileTexts.bomb(30, 2),
            "15:18 Too many aliases: with *a13 they stand for more than 100,000 values."),
        new Answer("33 a list in itself", "a: &a [*a]\n",
            "1:8 The alias *a stands inside what it stands for."),
        new Answer("34 ten thousand brackets", "[".repeat(10_000),
            "1:101 Nested too deeply: more than 100 levels."),
        new Answer("34 two thousand blocks", HostileTexts.blocks(2_000),
            "100:100 Nested too deeply: more than 100 levels."),
        new Answer("42 ten thousand documents", "---\na: b\n".repeat(10_000),
            "1:1 Too many documents: at most 1,000 are checked and applied together."),
        new Answer("43 a template", MAP + "  a: {{ .Values.a }}\n  b: c\n",
            "5:6 This looks like a template. Have it rendered first, for example by helm template."));
  }

  private static Stream<Answer> words() {
    return Stream.of(
        new Answer("36 what looks like a number", MAP + "  a: ._\n"),
        new Answer("36 a number without end", MAP + "  a: 1e400\n"),
        new Answer("36 a number of twenty digits", MAP + "  a: 12345678901234567890\n",
            "5:6 a takes a string, this is an integer."),
        new Answer("37 no", MAP + "  a: no\n",
            "5:6 a takes a string, this is a boolean."),
        new Answer("37 on", MAP + "  a: on\n",
            "5:6 a takes a string, this is a boolean."),
        new Answer("37 yes", MAP + "  a: yes\n",
            "5:6 a takes a string, this is a boolean."),
        new Answer("37 an octal number", MAP + "  a: 0777\n",
            "5:6 a takes a string, this is an integer."),
        new Answer("37 an octal number where one is wanted", "apiVersion: apps/v1\nkind: ReplicaSet\nmetadata: {name: x}\nspec: {replicas: 0777}\n",
            "4:1 selector is missing in ReplicaSet spec.", "4:18 0777 without quotes is an integer to the cluster: 511."),
        new Answer("37 a time of day", MAP + "  a: 12:30:45\n"),
        new Answer("37 a number with a separator", MAP + "  a: 1_000\n",
            "5:6 a takes a string, this is an integer."),
        new Answer("37 a date", MAP + "  a: 2001-01-01\n"),
        new Answer("38 a merge key", MAP.replace("data:\n", "data: &d\n") + "  a: b\nbinaryData: {<<: *d}\n",
            "5:6 a takes text in base64."),
        new Answer("39 a class of Java's", MAP + "  a: !!javax.script.ScriptEngineManager b\n",
            "5:6 Kubernetes knows no tag !!javax.script.ScriptEngineManager and takes the value without it."),
        new Answer("39 a tag of CloudFormation's", MAP + "  a: !Ref b\n",
            "5:6 Kubernetes knows no tag !Ref and takes the value without it."),
        new Answer("39 binary", MAP + "  a: !!binary AAEC\n"),
        new Answer("39 a set", MAP + "  a: !!set {b, c}\n",
            "5:6 Kubernetes knows no tag !!set and takes the value without it.", "5:6 a takes a string, this is an object."));
  }

  private static Stream<Answer> characters() {
    return Stream.of(
        new Answer("40 NUL", MAP + "  a: b\0c\n",
            "5:7 The character U+0000 is not allowed in YAML."),
        new Answer("40 BEL", MAP + "  a: b\u0007c\n",
            "5:7 The character U+0007 is not allowed in YAML."),
        new Answer("40 half a character", MAP + "  a: b\uD800c\n",
            "5:7 The character U+D800 is not allowed in YAML."),
        new Answer("40 a byte order mark at the beginning", "\uFEFF" + MAP + "  a: b\n"),
        new Answer("40 a byte order mark within", MAP + "  a: b\uFEFFc\n",
            "5:7 Here stands U+FEFF, a character that cannot be seen."),
        new Answer("40 NEL", MAP + "  a: b\u0085c\n",
            "5:7 Here stands U+0085, which ends the line for YAML, though it does not look so.", "5:8 A colon is missing after c."),
        new Answer("40 a line separator", MAP + "  a: b\u2028c\n",
            "5:7 Here stands U+2028, which ends the line for YAML, though it does not look so.", "5:8 A colon is missing after c."),
        new Answer("40 a paragraph separator", MAP + "  a: b\u2029c\n",
            "5:7 Here stands U+2029, which ends the line for YAML, though it does not look so.", "5:8 A colon is missing after c."),
        new Answer("41 the direction turned", MAP + "  a: admin\u202Enimda\n",
            "5:11 Here stands U+202E, which turns the direction of writing: the line reads differently than it looks."),
        new Answer("41 a space without width", MAP.replace("name: x", "name: x\u200By") + "  a: b\n",
            "3:18 name takes a DNS name: lower case letters, digits, - and ., at most 253 of them.", "3:19 Here stands U+200B, a character that cannot be seen."),
        new Answer("41 a space that is none", MAP + "  a:\u00A0b\n",
            "5:3 data takes an object, this is a string.", "5:5 Here stands U+00A0, which looks like a space. YAML does not take it for one."));
  }

  private static Stream<Answer> objects() {
    return Stream.of(
        new Answer("45 a misspelt field", MAP.replace("\ndata:", "\ndat:") + "  a: b\n",
            "4:1 Unknown field dat in ConfigMap. Did you mean data?"),
        new Answer("46 a wrong type", MAP + "  a: [b]\n",
            "5:6 a takes a string, this is a list."),
        new Answer("46 out of range", "apiVersion: apps/v1\nkind: ReplicaSet\nmetadata: {name: x}\nspec: {replicas: -1}\n",
            "4:1 selector is missing in ReplicaSet spec.", "4:18 replicas has to be 0 or more."),
        new Answer("50 no base64", SECRET + "data: {a: pass word}\n",
            "4:11 a takes text in base64."),
        new Answer("50 more than a mebibyte", SECRET + "stringData: {a: " + "x".repeat((1 << 20) + 1) + "}\n",
            "4:1 stringData has more than 1,048,576 bytes in all. That is the most an object may have."),
        new Answer("42 comments alone", "# nothing\n---\n# more\n"),
        new Answer("42 three empty documents", "---\n---\n---\n"));
  }

  @TestFactory
  Stream<DynamicTest> everyTextHasItsAnswerAndStaysAsItWasTyped(FxRobot robot) {
    editor(robot, EditRoute.fresh(session, 1));
    return Stream.of(broken(), words(), characters(), objects()).flatMap(each -> each)
        .map(answer -> DynamicTest.dynamicTest(answer.name(), () -> told(robot, answer)));
  }

  private static void told(FxRobot robot, Answer answer) {
    type(robot, answer.said().length == 0 ? MARKED : answer.text());
    if (answer.said().length == 0) {
      await().untilAsserted(() -> assertThat(problems(robot)).containsExactly("1:1 This line is indented with a tab. YAML takes only spaces."));
      type(robot, answer.text());
    }
    await().untilAsserted(() -> assertThat(problems(robot)).containsExactly(answer.said()));
    assertThat(code(robot).getText()).isEqualTo(answer.text());
  }
}
