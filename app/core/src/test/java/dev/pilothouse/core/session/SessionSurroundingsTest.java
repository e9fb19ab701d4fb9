// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.ClusterGateway;
import dev.pilothouse.core.port.Listing;
import dev.pilothouse.core.port.Right;
import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.core.yaml.reference.ReferenceCheck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SessionSurroundingsTest {
  private static final ResourceKind SECRETS = new ResourceKind("", "v1", "secrets", "Secret", true);
  private static final ResourceKind SERVICES = new ResourceKind("", "v1", "services", "Service", true);
  private static final ResourceKind INGRESSES = new ResourceKind("networking.k8s.io", "v1", "ingresses", "Ingress", true);
  private static final String POD = """
      apiVersion: v1
      kind: Pod
      metadata: {name: x}
      spec:
        containers:
        - name: x
          env:
          - name: TOKEN
            valueFrom: {secretKeyRef: {name: %s, key: %s}}
      """;
  private final Cluster cluster = new Cluster();
  private Instant now = Instant.parse("2026-01-31T08:00:00Z");
  private final SessionSurroundings around =
      new SessionSurroundings(cluster, () -> List.of(SECRETS, SERVICES, INGRESSES), () -> "shop", () -> now, Runnable::run);

  private List<Fault> faults(String text) {
    YamlText read = YamlText.read(text);
    around.prepare(read);
    return ReferenceCheck.of(read, around).stream().map(Problem::fault).toList();
  }

  private List<Fault> secret(String name, String key) {
    return faults(POD.formatted(name, key));
  }

  @Test
  void aSecretThatIsNotThereIsMissingAndTheNearestIsNamed() {
    cluster.add(SECRETS, "payments-key", "{\"data\": {\"token\": \"c2VjcmV0\"}}");
    assertThat(secret("payments-keys", "token"))
        .containsExactly(
            new Fault.MissingObject("Secret", "payments-keys", "shop", "payments-key", Fault.Consequence.NOT_CONFIGURED));
    assertThat(secret("payments-key", "token")).isEmpty();
    assertThat(secret("payments-key", "tokn")).hasSize(1);
  }

  @Test
  void noValueOfASecretIsKept() throws Exception {
    cluster.add(SECRETS, "payments-key", "{\"data\": {\"token\": \"c2VjcmV0\"}}");
    secret("payments-key", "token");
    assertThat(cluster.parts).containsOnly(Listing.Part.METADATA);
    for (var field : SessionSurroundings.class.getDeclaredFields()) {
      field.setAccessible(true);
      assertThat(String.valueOf(field.get(around))).doesNotContain("c2VjcmV0");
    }
  }

  @Test
  void whatMayNotBeListedIsAskedForByName() {
    cluster.add(SECRETS, "payments-key", "{\"data\": {\"token\": \"c2VjcmV0\"}}");
    cluster.unlistable.add(SECRETS);
    assertThat(secret("payments-key", "token")).isEmpty();
    assertThat(secret("payments-key", "tokn")).singleElement().isInstanceOf(Fault.MissingKey.class);
    assertThat(secret("other", "token")).singleElement().isInstanceOf(Fault.MissingObject.class);
  }

  @Test
  void whatMayNotBeReadAtAllIsNotCalledMissing() {
    cluster.unlistable.add(SECRETS);
    cluster.unreadable.add(SECRETS);
    assertThat(secret("other", "token")).isEmpty();
  }

  @Test
  void ofALongListOnlyTheBeginningIsReadAndTheRestIsAskedForByName() {
    for (int i = 0; i < Listing.MOST; i++) {
      cluster.add(SECRETS, "a" + i, "{}");
    }
    cluster.add(SECRETS, "z", "{\"data\": {\"token\": \"\"}}");
    assertThat(secret("z", "token")).isEmpty();
    assertThat(secret("y", "token")).hasSize(1);
  }

  @Test
  void nothingIsAskedTwiceInHalfAMinute() {
    cluster.add(SECRETS, "payments-key", "{\"data\": {\"token\": \"c2VjcmV0\"}}");
    secret("payments-key", "token");
    int asked = cluster.questions;
    secret("payments-key", "token");
    assertThat(cluster.questions).isEqualTo(asked);
    now = now.plusSeconds(31);
    secret("payments-key", "token");
    assertThat(cluster.questions).isEqualTo(2 * asked);
    around.forget();
    secret("payments-key", "token");
    assertThat(cluster.questions).isEqualTo(3 * asked);
  }

  @Test
  void whenTheLineIsDownNothingIsSaidAndItIsAskedAgainNextTime() {
    cluster.down = true;
    assertThat(secret("other", "token")).isEmpty();
    assertThat(cluster.questions).isEqualTo(1);
    cluster.down = false;
    assertThat(secret("other", "token")).hasSize(1);
  }

  @Test
  void aServiceIsReadWithItsPorts() {
    cluster.add(SERVICES, "cart", "{\"spec\": {\"ports\": [{\"name\": \"http\", \"port\": 80}]}}");
    String ingress = """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: x}
        spec:
          defaultBackend:
            service: {name: cart, port: {number: %s}}
        """;
    assertThat(faults(ingress.formatted("80"))).isEmpty();
    assertThat(faults(ingress.formatted("8080"))).singleElement().isInstanceOf(Fault.MissingPort.class);
  }

  /// Objects of one namespace, and what of them may be read.
  private static final class Cluster implements ClusterGateway {
    final Map<ResourceKind, List<KubeObject>> objects = new HashMap<>();
    final Set<ResourceKind> unlistable = new HashSet<>();
    final Set<ResourceKind> unreadable = new HashSet<>();
    final List<Listing.Part> parts = new ArrayList<>();
    boolean down;
    int questions;

    void add(ResourceKind kind, String name, String json) {
      try {
        var object = new JsonMapper().readTree(json);
        ((com.fasterxml.jackson.databind.node.ObjectNode) object).putObject("metadata").put("name", name);
        objects.computeIfAbsent(kind, each -> new ArrayList<>()).add(new KubeObject(object));
      } catch (com.fasterxml.jackson.core.JacksonException e) {
        throw new IllegalArgumentException(e);
      }
    }

    private void ask(Set<ResourceKind> closed, ResourceKind kind) throws ClusterException {
      questions++;
      if (down) {
        throw new ClusterException(FakeCluster.failure(Kind.UNREACHABLE), null);
      }
      if (closed.contains(kind)) {
        throw new ClusterException(FakeCluster.failure(Kind.FORBIDDEN), null);
      }
    }

    @Override
    public Listing list(ResourceKind kind, String namespace, Listing.Part part) throws ClusterException {
      ask(unlistable, kind);
      parts.add(part);
      List<KubeObject> all = objects.getOrDefault(kind, List.of());
      return new Listing(all.subList(0, Math.min(Listing.MOST, all.size())), all.size() <= Listing.MOST);
    }

    @Override
    public KubeObject get(ResourceRef ref, String subresource) throws ClusterException {
      ask(unreadable, ref.kind());
      return objects.getOrDefault(ref.kind(), List.of()).stream().filter(each -> each.name().equals(ref.name())).findFirst()
          .orElseThrow(() -> new ClusterException(FakeCluster.failure(Kind.NOT_FOUND), null));
    }

    @Override
    public List<KubeObject> pods(String node, Listing.Part part) throws ClusterException {
      ask(unlistable, PodKind.KIND);
      return List.of();
    }

    @Override
    public List<KubeObject> events(ResourceRef ref) {
      return List.of();
    }

    @Override
    public KindDescriptor describe(ResourceKind kind) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Right.Answer ask(Right right) {
      return new Right.Answer(true, "");
    }
  }
}
