// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.YamlJson;
import dev.pilothouse.core.yaml.YamlText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class FixedFieldsTest {
  private static final String SERVICE =
      "apiVersion: v1\nkind: Service\nmetadata: {name: cart, namespace: shop}\nspec:\n  type: ClusterIP\n  clusterIP: 10.96.0.7\n";
  private static final String DEPLOYMENT =
      "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: cart\n  namespace: shop\nspec:\n  replicas: 1\n  selector:\n"
          + "    matchLabels: {app: cart}\n";

  private static JsonNode live(String text) {
    return YamlJson.of(YamlText.read(text).documents().getFirst().object().orElseThrow());
  }

  private static List<Problem> problems(String text, String live) {
    return FixedFields.read().of(YamlText.read(text), live(live));
  }

  @Test
  void whatIsAsItWasIsNoProblem() {
    assertThat(problems(DEPLOYMENT, DEPLOYMENT)).isEmpty();
    assertThat(problems(DEPLOYMENT.replace("replicas: 1", "replicas: 5"), DEPLOYMENT)).isEmpty();
  }

  @Test
  void theSelectorOfADeploymentStays() {
    assertThat(problems(DEPLOYMENT.replace("app: cart", "app: basket"), DEPLOYMENT)).singleElement()
        .extracting(Problem::fault).isEqualTo(new Fault.Unchangeable("selector", ""));
  }

  @Test
  void theAddressOfAServiceIsPutBackByTheFix() {
    String text = SERVICE.replace("10.96.0.7", "10.96.0.8");
    List<Problem> problems = problems(text, SERVICE);
    assertThat(problems).singleElement().extracting(Problem::fault).isEqualTo(new Fault.Unchangeable("clusterIP", "10.96.0.7"));
    assertThat(problems.getFirst().fixes().getFirst().applyTo(text)).isEqualTo(SERVICE);
  }

  @Test
  void aServiceThatBecomesANameGivesItsAddressBack() {
    assertThat(problems(SERVICE.replace("ClusterIP\n", "ExternalName\n").replace("10.96.0.7", "None"), SERVICE)).isEmpty();
  }

  @Test
  void theUidOfAnyObjectStays() {
    String live = SERVICE.replace("namespace: shop", "namespace: shop, uid: one");
    assertThat(problems(SERVICE, live)).as("left out").isEmpty();
    assertThat(problems(live.replace("uid: one", "uid: two"), live)).singleElement()
        .extracting(Problem::fault).isEqualTo(new Fault.Unchangeable("uid", "one"));
  }

  @Test
  void anotherObjectMayHaveWhatItLikes() {
    String changed = DEPLOYMENT.replace("app: cart", "app: basket");
    assertThat(problems(changed.replace("name: cart", "name: basket"), DEPLOYMENT)).isEmpty();
    assertThat(problems(changed.replace("space: shop", "space: test"), DEPLOYMENT)).isEmpty();
  }

  @Test
  void whatTheClusterDoesNotHaveYetCanBeSet() {
    assertThat(problems(SERVICE, SERVICE.replace("  clusterIP: 10.96.0.7\n", ""))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.pilothouse.core.yaml.rule.FixedCase#stream")
  void whatTheServerRefusesIsFoundAndNothingElse(FixedCase each) {
    JsonNode live = each.object("shop");
    assertThat(FixedCase.found(live, live)).as("as it is").isEmpty();
    if (each.kept()) {
      assertThat(FixedCase.found(each.changed(live), live)).isNotEmpty();
    } else if (!each.pointer().equals("/spec/tolerations")) {
      assertThat(FixedCase.found(each.changed(live), live)).isEmpty();
    }
  }

  @Test
  void aClaimGrowsAndShrinksNoFurtherThanItsVolume() {
    String claim =
        "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data, namespace: shop}\nspec:\n  volumeName: v\n  resources:\n"
            + "    requests: {storage: 8Gi}\nstatus: {phase: Bound, capacity: {storage: 4Gi}}\n";
    assertThat(problems(claim.replace("8Gi", "9Gi"), claim)).isEmpty();
    assertThat(problems(claim.replace("8Gi", "5Gi"), claim)).as("its volume has not grown yet").isEmpty();
    String less = claim.replace("8Gi", "3Gi");
    assertThat(problems(less, claim)).extracting(Problem::fault).containsExactly(new Fault.OneWay("storage", "4Gi", true));
    assertThat(problems(less, claim).getFirst().fixes().getFirst().applyTo(less)).contains("storage: 4Gi");
  }

  @Test
  void aSecretThatIsForGoodKeepsEachValueAndWhatIsMaskedIsNoChange() {
    String live = "apiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: shop}\nimmutable: true\ndata: {a: Yg==, b: Yg==}\n";
    String text = live.replace("data: {a: Yg==, b: Yg==}", "stringData:\n  a: \"••••••••\"\n  b: other");
    assertThat(problems(text, live)).singleElement().extracting(Problem::fault).isEqualTo(new Fault.Unchangeable("b", ""));
  }

  @Test
  void whatIsGoneIsPutBackByTheFix() {
    String live =
        "apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: fast}\nprovisioner: x.example/y\nreclaimPolicy: Retain\n"
            + "parameters:\n  iops: \"3000\"\n  zone: a\n";
    String text = "apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: fast}\nprovisioner: x.example/y\n";
    List<Problem> problems = problems(text, live);
    assertThat(problems).extracting(Problem::fault)
        .containsExactlyInAnyOrder(new Fault.NotRemovable("parameters", ""), new Fault.NotRemovable("reclaimPolicy", "Retain"));
    String mended = text;
    while (!problems(mended, live).isEmpty()) {
      mended = problems(mended, live).getFirst().fixes().getFirst().applyTo(mended);
    }
    assertThat(live(mended)).isEqualTo(live(live));
    assertThat(mended).contains("parameters:\n  iops: \"3000\"\n");
  }

  @Test
  void whatIsGoneFromBracesIsPutBackThere() {
    String live = SERVICE.replace("  type: ClusterIP\n", "  type: LoadBalancer\n  loadBalancerClass: x.example/y\n");
    String text = "apiVersion: v1\nkind: Service\nmetadata: {name: cart, namespace: shop}\nspec: {type: LoadBalancer}\n";
    List<Problem> problems = problems(text, live);
    assertThat(problems).extracting(Problem::fault).containsExactly(new Fault.NotRemovable("loadBalancerClass", "x.example/y"));
    assertThat(problems.getFirst().span().of(text)).as("where it was").isEqualTo("spec");
    assertThat(problems(problems.getFirst().fixes().getFirst().applyTo(text), live)).isEmpty();
  }

  @Test
  void ofASecretThatIsForGoodNoValueIsTold() {
    String live = "apiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: shop}\nimmutable: true\ndata: {a: Yg==, b: Yg==}\n";
    String text = live.replace("data: {a: Yg==, b: Yg==}", "stringData:\n  a: \"••••••••\"");
    assertThat(problems(text, live)).singleElement().satisfies(problem -> {
      assertThat(problem.fault()).isEqualTo(new Fault.NotRemovable("b", ""));
      assertThat(problem.fixes()).isEmpty();
    });
  }

  @Test
  void theTasksOfAnIndexedJobAndItsPodsAtATimeChangeTogether() {
    String live =
        "apiVersion: batch/v1\nkind: Job\nmetadata: {name: j, namespace: shop}\nspec:\n  completionMode: Indexed\n  completions: 3\n"
            + "  parallelism: 3\n";
    assertThat(problems(live.replace('3', '5'), live)).isEmpty();
    String text = live.replace("completions: 3", "completions: 5");
    List<Problem> problems = problems(text, live);
    assertThat(problems).extracting(Problem::fault).containsExactly(new Fault.Together("completions", "spec.parallelism"));
    assertThat(problems.getFirst().fixes().getFirst().applyTo(text)).isEqualTo(live);
  }
}
