// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.command.ApplyObject;
import dev.pilothouse.core.command.CreateObject;
import dev.pilothouse.core.command.EditObject;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.SessionSchemas;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.core.yaml.schema.BundledSchemas;
import dev.pilothouse.ui.feature.editor.Planned.Action;
import dev.pilothouse.ui.testing.FakeSession;
import dev.pilothouse.ui.testing.Shop;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlannerTest {
  private static final ResourceRef CHECKOUT = new ResourceRef(DeploymentKind.KIND, "shop", "checkout");
  private static final Origin LIVE = new Origin.Live(CHECKOUT);
  private static final Origin NEW = new Origin.Fresh("untitled");
  private final FakeSession session = Shop.open();
  private final Planner planner = new Planner(session, new SessionSchemas(session, BundledSchemas::read));

  private JsonNode live() {
    return session.objects.get(CHECKOUT.path());
  }

  private List<Planned> plan(String text, Origin origin, @Nullable JsonNode base) {
    return planner.plan(YamlText.read(text), origin, base, Planner.Choices.NONE);
  }

  private Planned one(String text, Origin origin, @Nullable JsonNode base) {
    return plan(text, origin, base).getFirst();
  }

  @Test
  void theObjectThatWasOpenedIsEditedFieldByField() {
    String text = EditorText.of(live()).replace("replicas: 5", "replicas: 7");
    Planned plan = one(text, LIVE, live());
    assertThat(plan.action()).isEqualTo(Action.EDIT);
    assertThat(plan.command()).isInstanceOfSatisfying(
        EditObject.class, edit -> assertThat(edit.fields()).containsExactly("spec.replicas"));
  }

  @Test
  void aTextThatSaysWhatTheClusterHasChangesNothing() {
    assertThat(one(EditorText.of(live()), LIVE, live()).action()).isEqualTo(Action.NOTHING);
  }

  @Test
  void anotherNameIsAnotherObjectAndIsMade() {
    Planned plan = one(EditorText.of(live()).replace("name: checkout\n", "name: another\n"), LIVE, live());
    assertThat(plan.action()).isEqualTo(Action.CREATE);
    assertThat(plan.target()).extracting(ResourceRef::name).isEqualTo("another");
  }

  @Test
  void whatTheClusterNamesIsMadeEachTimeAnew() {
    String text = "apiVersion: batch/v1\nkind: Job\nmetadata: {generateName: load-, namespace: shop}\n";
    Planned plan = one(text, NEW, null);
    assertThat(plan.action()).isEqualTo(Action.GENERATE);
    assertThat(plan.place()).isEqualTo("shop / Job load-…");
    assertThat(plan.after()).contains("generateName: load-");
    assertThat(plan.command()).isInstanceOf(CreateObject.class);
    assertThat(one(text.replace("{", "{name: checkout, "), NEW, null).action()).as("a name is a name").isEqualTo(Action.CREATE);
  }

  @Test
  void oneObjectCannotBecomeTwoThings() {
    String one = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x, namespace: shop}\n";
    assertThat(plan(one + "---\n" + one, NEW, null)).extracting(Planned::action).containsExactly(Action.CREATE, Action.REFUSED);
    String generated = one.replace("name: x", "generateName: x-");
    assertThat(plan(generated + "---\n" + generated, NEW, null)).extracting(Planned::action).containsOnly(Action.GENERATE);
  }

  @Test
  void whatHasNoNameAtAllIsRefused() {
    assertThat(one("apiVersion: batch/v1\nkind: Job\nmetadata: {}\n", NEW, null).failure()).isNotNull();
  }

  @Test
  void anObjectThatIsThereAlreadyIsBroughtToWhatANewTextNames() {
    Planned plan = one("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: checkout, namespace: shop}\nspec: {replicas: 2}\n", NEW, null);
    assertThat(plan.action()).isEqualTo(Action.APPLY);
    assertThat(plan.command()).isInstanceOfSatisfying(ApplyObject.class, apply -> assertThat(apply.made()).isFalse());
  }

  @Test
  void withoutANamespaceItGoesWhereOneLooks() {
    session.namespace.set("payments");
    Planned plan = one("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\n", NEW, null);
    assertThat(plan.target()).extracting(ResourceRef::namespace).isEqualTo("payments");
  }

  @Test
  void whatCannotBeReadIsNotSentEvenWhereItsTreeIsThere() {
    String broken = EditorText.of(live()).replace("  replicas: 5\n", "  replicas 5\n");
    assertThat(one(broken, LIVE, live())).returns(Action.REFUSED, Planned::action).returns(null, Planned::command);
    String twice = EditorText.of(live()).replace("  replicas: 5\n", "  replicas: 5\n  replicas: 6\n");
    assertThat(one(twice, LIVE, live()).action()).isEqualTo(Action.REFUSED);
  }

  @Test
  void aKindThatTheClusterDoesNotServeIsRefusedHere() {
    Planned plan = one("apiVersion: nobody.example/v1\nkind: Deployment\nmetadata: {name: x}\n", NEW, null);
    assertThat(plan.failure()).isNotNull();
  }

  @Test
  void oneThatWasMadeAnewUnderTheNameIsNotOverwritten() {
    JsonNode opened = live().deepCopy();
    ((com.fasterxml.jackson.databind.node.ObjectNode) opened.path("metadata")).put("uid", "another");
    assertThat(one(EditorText.of(opened).replace("replicas: 5", "replicas: 7"), LIVE, opened).action()).isEqualTo(Action.REFUSED);
  }

  @Test
  void aTextOfAnotherUidIsOfAnotherObject() {
    String text = EditorText.of(live()).replace("replicas: 5", "replicas: 7");
    String other = text.replace("metadata:\n  name", "metadata:\n  uid: another\n  name");
    assertThat(one(other, LIVE, live()).action()).isEqualTo(Action.REFUSED);
    assertThat(one(other, NEW, null).action()).isEqualTo(Action.REFUSED);
    assertThat(one(other.replace("uid: another", "uid: shop-checkout"), LIVE, live()).action()).isEqualTo(Action.EDIT);
  }

  @Test
  void aFieldThatBothChangedIsTakenAsChosen() {
    JsonNode opened = live().deepCopy();
    ((com.fasterxml.jackson.databind.node.ObjectNode) opened.path("spec")).put("replicas", 4);
    String text = EditorText.of(opened).replace("replicas: 4", "replicas: 9");
    assertThat(one(text, LIVE, opened).edit().conflicts()).hasSize(1);
    Planner.Choices theirs = new Planner.Choices(Set.of(List.of("spec", "replicas")), false);
    assertThat(planner.plan(YamlText.read(text), LIVE, opened, theirs).getFirst().action()).isEqualTo(Action.NOTHING);
  }

  @Test
  void namespacesGoBeforeWhatStandsInThem() {
    String text =
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: x, namespace: fresh}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: fresh}
        """;
    assertThat(plan(text, NEW, null)).extracting(Planned::label).containsExactly("Namespace fresh", "Deployment x");
  }
}
