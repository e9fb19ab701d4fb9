// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.DeleteOptions.Propagation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ObjectStoreTest {

  private static final Write ME = Write.by("test");

  private final ObjectStore store = ObjectStore.open(() -> Instant.parse("2026-01-02T03:04:05Z"), Runnable::run, 4);

  private static ObjectNode named(String name) {
    ObjectNode object = Json.object();
    Json.metadata(object).put("namespace", "shop").put("name", name);
    return object;
  }

  private static ObjectNode pod(String name) {
    ObjectNode pod = named(name);
    Json.list(Json.child(pod, "spec"), "containers").addObject().put("name", "web").put("image", "web:1");
    return pod;
  }

  private ObjectNode config(String name) {
    return store.create(BuiltInTypes.CONFIG_MAPS, named(name), ME);
  }

  private ObjectNode owned(String name, ObjectNode owner) {
    ObjectNode object = named(name);
    Json.list(Json.metadata(object), "ownerReferences").add(Json.ownerReference(owner));
    return store.create(BuiltInTypes.CONFIG_MAPS, object, ME);
  }

  private List<String> names() {
    return store.list(BuiltInTypes.CONFIG_MAPS).stream().map(Json::name).toList();
  }

  @Test
  void aNewObjectGetsUidTimeAndVersion() {
    ObjectNode created = config("a");
    assertThat(Json.uid(created)).hasSize(36);
    assertThat(Json.text(created, "metadata", "creationTimestamp")).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(Json.version(created)).isEqualTo(store.version());
    assertThat(Json.text(created, "apiVersion")).isEqualTo("v1");
  }

  @Test
  void whoMadeAnObjectOwnsItsFields() {
    ObjectNode object = named("a");
    object.putObject("data").put("k", "v");
    ObjectNode created = store.create(BuiltInTypes.CONFIG_MAPS, object, ME);
    assertThat(created.at("/metadata/managedFields/0/manager").asText()).isEqualTo("test");
    assertThat(created.at("/metadata/managedFields/0/fieldsV1").toString()).isEqualTo("{\"f:data\":{\".\":{},\"f:k\":{}}}");
  }

  @Test
  void theSameNameTwiceIsRefused() {
    config("a");
    assertThatThrownBy(() -> config("a")).hasMessage("configmaps \"a\" already exists");
  }

  @Test
  void generatedNamesDiffer() {
    ObjectNode object = named("x");
    Json.metadata(object).remove("name");
    Json.metadata(object).put("generateName", "job-");
    String one = Json.name(store.create(BuiltInTypes.CONFIG_MAPS, object, ME));
    String two = Json.name(store.create(BuiltInTypes.CONFIG_MAPS, object, ME));
    assertThat(one).matches("job-[a-z0-9]{5}").isNotEqualTo(two);
  }

  @Test
  void anOutdatedWriteIsAConflict() {
    ObjectNode first = config("a").deepCopy();
    store.update(BuiltInTypes.CONFIG_MAPS, "shop", "a", it -> it.put("immutable", true), ME);
    first.put("immutable", false);
    assertThatThrownBy(() -> store.replace(BuiltInTypes.CONFIG_MAPS, first, ME))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.CONFLICT));
  }

  @Test
  void aWriteThatChangesNothingIsNoEvent() {
    config("a");
    long before = store.version();
    store.update(BuiltInTypes.CONFIG_MAPS, "shop", "a", it -> it, ME);
    assertThat(store.version()).isEqualTo(before);
  }

  @Test
  void theGenerationFollowsTheSpecOnly() {
    store.create(BuiltInTypes.PODS, pod("p"), ME);
    ObjectNode status = store.update(BuiltInTypes.PODS, "shop", "p", it -> phase(it, "Running"), ME.status());
    assertThat(status.at("/metadata/generation").asInt()).isEqualTo(1);
    ObjectNode spec =
        store.update(BuiltInTypes.PODS, "shop", "p", it -> node(it), ME);
    assertThat(spec.at("/metadata/generation").asInt()).isEqualTo(2);
  }

  private static ObjectNode phase(ObjectNode pod, String phase) {
    Json.child(pod, "status").put("phase", phase);
    return pod;
  }

  private static ObjectNode node(ObjectNode pod) {
    Json.child(pod, "spec").put("nodeName", "worker");
    return pod;
  }

  @Test
  void aStatusWriteLeavesTheSpecAlone() {
    store.create(BuiltInTypes.PODS, pod("p"), ME);
    ObjectNode after = store.update(BuiltInTypes.PODS, "shop", "p", it -> node(phase(it, "Running")), ME.status());
    assertThat(Json.text(after, "status", "phase")).isEqualTo("Running");
    assertThat(Json.text(after, "spec", "nodeName")).isEmpty();
  }

  @Test
  void aDryRunStoresNothing() {
    store.create(BuiltInTypes.CONFIG_MAPS, named("a"), ME.trying(true));
    assertThat(names()).isEmpty();
  }

  @Test
  void dependentsFollowTheirOwner() {
    ObjectNode owner = config("owner");
    ObjectNode child = owned("child", owner);
    owned("grandchild", child);
    store.delete(BuiltInTypes.CONFIG_MAPS, "shop", "owner", DeleteOptions.background());
    assertThat(names()).isEmpty();
  }

  @Test
  void aDependentWithAnotherOwnerStays() {
    ObjectNode one = config("one");
    ObjectNode two = config("two");
    ObjectNode child = named("child");
    Json.list(Json.metadata(child), "ownerReferences").add(Json.ownerReference(one)).add(Json.ownerReference(two));
    store.create(BuiltInTypes.CONFIG_MAPS, child, ME);
    store.delete(BuiltInTypes.CONFIG_MAPS, "shop", "one", DeleteOptions.background());
    assertThat(names()).containsExactly("child", "two");
  }

  @Test
  void orphansStayWithoutTheirOwner() {
    ObjectNode owner = config("owner");
    owned("child", owner);
    store.delete(
        BuiltInTypes.CONFIG_MAPS, "shop", "owner", DeleteOptions.background().withPropagation(Propagation.ORPHAN));
    assertThat(names()).containsExactly("child");
    assertThat(store.get(BuiltInTypes.CONFIG_MAPS, "shop", "child").at("/metadata/ownerReferences").isMissingNode())
        .isTrue();
  }

  @Test
  void inTheForegroundTheOwnerWaitsForItsDependents() {
    ObjectNode owner = config("owner");
    ObjectNode child = named("child");
    Json.list(Json.metadata(child), "ownerReferences").add(Json.ownerReference(owner));
    Json.list(Json.metadata(child), "finalizers").add("example.com/hold");
    store.create(BuiltInTypes.CONFIG_MAPS, child, ME);
    store.delete(
        BuiltInTypes.CONFIG_MAPS, "shop", "owner", DeleteOptions.background().withPropagation(Propagation.FOREGROUND));
    assertThat(names()).containsExactly("child", "owner");
    store.update(BuiltInTypes.CONFIG_MAPS, "shop", "child", ObjectStoreTest::release, ME);
    assertThat(names()).isEmpty();
  }

  private static ObjectNode release(ObjectNode object) {
    Json.metadata(object).remove("finalizers");
    return object;
  }

  @Test
  void aRunningPodGetsItsTimeToStop() {
    store.create(BuiltInTypes.PODS, node(pod("p")), ME);
    Deletion first = store.delete(BuiltInTypes.PODS, "shop", "p", DeleteOptions.background());
    assertThat(first.gone()).isFalse();
    assertThat(Json.text(first.object(), "metadata", "deletionTimestamp")).isEqualTo("2026-01-02T03:04:35Z");
    assertThat(store.delete(BuiltInTypes.PODS, "shop", "p", DeleteOptions.now()).gone()).isTrue();
    assertThat(store.find(BuiltInTypes.PODS, "shop", "p")).isEmpty();
  }

  @Test
  void aNamespaceTakesItsContentAlong() {
    ObjectNode namespace = Json.object();
    Json.metadata(namespace).put("name", "shop");
    store.create(BuiltInTypes.NAMESPACES, namespace, ME);
    config("a");
    store.create(BuiltInTypes.PODS, node(pod("p")), ME);
    store.delete(BuiltInTypes.NAMESPACES, "", "shop", DeleteOptions.background());
    assertThat(names()).isEmpty();
    assertThat(Json.text(store.get(BuiltInTypes.NAMESPACES, "", "shop"), "status", "phase")).isEqualTo("Terminating");
    store.delete(BuiltInTypes.PODS, "shop", "p", DeleteOptions.now());
    assertThat(store.find(BuiltInTypes.NAMESPACES, "", "shop")).isEmpty();
  }

  @Test
  void aWatchTellsWhatIsThereAndThenEveryChange() {
    config("a");
    List<String> told = new ArrayList<>();
    Subscription watch = store.watch(BuiltInTypes.CONFIG_MAPS, it -> told.add(it.change() + " " + it.name()));
    store.update(BuiltInTypes.CONFIG_MAPS, "shop", "a", it -> it.put("immutable", true), ME);
    config("b");
    store.delete(BuiltInTypes.CONFIG_MAPS, "shop", "a", DeleteOptions.background());
    watch.close();
    config("c");
    assertThat(told).containsExactly("ADDED a", "MODIFIED a", "ADDED b", "DELETED a");
  }

  @Test
  void aWatchResumesFromAVersion() {
    long seen = Json.version(config("a"));
    config("b");
    List<String> told = new ArrayList<>();
    store.watch(BuiltInTypes.CONFIG_MAPS, seen, it -> told.add(it.name()));
    assertThat(told).containsExactly("b");
  }

  @Test
  void aWatchFromAForgottenVersionIsGone() {
    long seen = Json.version(config("a"));
    for (int i = 0; i < 10; i++) {
      config("b" + i);
    }
    assertThatThrownBy(() -> store.watch(BuiltInTypes.CONFIG_MAPS, seen, it -> {}))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.GONE));
  }

  @Test
  void whatHappensWhileTheFirstAreToldIsToldAfterThemHoweverMuchItIs() {
    config("a");
    List<String> told = new ArrayList<>();
    store.watch(
        BuiltInTypes.CONFIG_MAPS,
        all -> {
          for (int i = 0; i < 10; i++) {
            config("b" + i);
          }
          all.items().forEach(it -> told.add("first " + Json.name(it)));
        },
        it -> told.add(it.name()));
    config("c");
    assertThat(told).startsWith("first a", "b0").contains("b9").endsWith("c").hasSize(12);
  }

  @Test
  void aListenerMayWrite() {
    store.watch(
        BuiltInTypes.CONFIG_MAPS,
        it -> {
          if (it.name().equals("a")) {
            config("b");
          }
        });
    config("a");
    assertThat(names()).containsExactly("a", "b");
  }

  @Test
  void whatAnApiServerFillsInIsFilledIn() {
    ObjectNode secret = named("s");
    Json.child(secret, "stringData").put("password", "hush");
    ObjectNode stored = store.create(BuiltInTypes.SECRETS, secret, ME);
    assertThat(Json.text(stored, "type")).isEqualTo("Opaque");
    assertThat(Json.text(stored, "data", "password")).isEqualTo("aHVzaA==");
    assertThat(stored.has("stringData")).isFalse();
  }

  @Test
  void aSelectorThatMissesItsTemplateIsInvalid() {
    ObjectNode deployment = named("web");
    Json.child(deployment, "spec", "selector", "matchLabels").put("app", "web");
    Json.list(Json.child(deployment, "spec", "template", "spec"), "containers")
        .addObject()
        .put("name", "web")
        .put("image", "web");
    assertThatThrownBy(() -> store.create(BuiltInTypes.DEPLOYMENTS, deployment, ME))
        .hasMessageContaining("Deployment.apps \"web\" is invalid: spec.template.metadata.labels");
  }
}
