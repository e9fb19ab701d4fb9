// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Fix;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.core.yaml.template.Templates;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Beside the corpus, which holds every rule against a server: what a person notices of them as a whole.
class RuleCheckTest {
  private static final RuleCheck RULES = new RuleCheck();

  private static List<Problem> problems(String text) {
    return RULES.of(YamlText.read(text));
  }

  private static String fixed(String text) {
    return problems(text).getFirst().fixes().getFirst().applyTo(text);
  }

  @Test
  void noTemplateBreaksARule() {
    Templates templates = Templates.read();
    for (String kind : templates.kinds()) {
      assertThat(templates.of(kind).map(RuleCheckTest::problems)).as(kind).hasValue(List.of());
    }
  }

  @Test
  void aRuleIsFoundInTheItemsOfAListAsWell() {
    String text = "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Namespace\n  metadata:\n    name: Shop\n";
    assertThat(problems(text)).singleElement().extracting(Problem::fault)
        .isEqualTo(new Fault.BreaksRule("name", Fault.Rule.FORMAT, "dns-label"));
    assertThat(fixed(text)).endsWith("    name: shop\n");
  }

  @Test
  void aKindOfAnotherGroupHasRulesOfItsOwn() {
    String knative = "apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  template: {}\n";
    assertThat(problems(knative)).isEmpty();
  }

  @Test
  void whatMayStandInALineThatCannotBeReadIsNotMissing() {
    String text = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n  - name: web\n    image nginx\n";
    assertThat(problems(text)).isEmpty();
  }

  @Test
  void aFieldThatIsMisspeltIsNotCalledMissingAsWell() {
    String text = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n  - name: web\n    imgae: nginx\n";
    assertThat(problems(text)).isEmpty();
  }

  @Test
  void anObjectWithTheBeginningOfANameNeedsNoName() {
    String text = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  generateName: %s\n";
    assertThat(problems(text.formatted("shop-"))).isEmpty();
    assertThat(problems(text.formatted("Shop-"))).singleElement()
        .extracting(problem -> ((Fault.BreaksRule) problem.fault()).field()).isEqualTo("generateName");
  }

  @Test
  void aPolicyThatJobsNeedIsPutIn() {
    String text =
        "apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec:\n  template:\n    spec:\n      containers: [{name: a, image: b}]\n";
    assertThat(problems(text)).singleElement().extracting(problem -> problem.fixes().stream().map(Fix::word).toList())
        .isEqualTo(List.of("restartPolicy: OnFailure", "restartPolicy: Never"));
    assertThat(fixed(text)).contains("    spec:\n      restartPolicy: OnFailure\n      containers:");
  }

  @Test
  void oneOfTwoLimitsIsTakenOut() {
    String text =
        "apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: a}\nspec:\n  minAvailable: 1\n  # at most\n"
            + "  maxUnavailable: 1\n  selector: {}\n";
    assertThat(fixed(text)).contains("  minAvailable: 1\n  # at most\n  selector: {}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"* * * * *", "*/5 0-6 1,15 jan-jun mon", "0 3 ? * *", "@daily", "@every 1h30m", "5/10 * * * *"})
  void aScheduleOfCronIsTaken(String schedule) {
    assertThat(CronSchedule.isOne(schedule)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "* * * *", "60 * * * *", "* * * * 7", "*/0 * * * *", "5-1 * * * *", "@reboot", "TZ=UTC 0 3 * * *"})
  void whatIsNoScheduleOfCronIsNotTaken(String schedule) {
    assertThat(CronSchedule.isOne(schedule)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "::", "::1", "fe80::1", "2001:db8:0:0:0:0:0:1", "::ffff:10.0.0.1"})
  void anAddressIsTaken(String address) {
    assertThat(Addresses.isAddress(address)).isTrue();
    assertThat(Addresses.isRange(address + "/8")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.0.0", "10.0.0.256", "host", "1::2::3", "1:2:3", "1:2:3:4:5:6:7:8:9", "10.0.0.1.2"})
  void whatIsNoAddressIsNotTaken(String address) {
    assertThat(Addresses.isAddress(address)).isFalse();
    assertThat(Addresses.isRange(address + "/8")).isFalse();
  }
}
