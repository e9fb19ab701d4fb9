// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterGateway;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.LiveRows;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.core.store.RowStore;
import dev.pilothouse.ui.feature.nodes.FleetPods.Seen;
import dev.pilothouse.ui.testing.FakeSession;
import dev.pilothouse.ui.testing.JsonFields;
import dev.pilothouse.ui.testing.Shop;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Pods of all namespaces where they may be read, else those of the namespaces that may.
class FleetPodsTest {
  private final FakeSession cluster = new FakeSession();
  private final Map<String, Watched> watched = new TreeMap<>();
  private final List<String> allowed = new ArrayList<>(List.of("shop"));
  private final ClusterGateway gateway =
      (ClusterGateway)
          Proxy.newProxyInstance(
              ClusterGateway.class.getClassLoader(), new Class<?>[] {ClusterGateway.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "may" -> allowed.contains((String) arguments[3]);
                    default -> method.invoke(cluster, arguments);
                  });
  private final ClusterSession session =
      (ClusterSession)
          Proxy.newProxyInstance(
              ClusterSession.class.getClassLoader(), new Class<?>[] {ClusterSession.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "gateway" -> gateway;
                    case "show" -> watched.computeIfAbsent(arguments.length == 1 ? "" : (String) arguments[1], name -> new Watched());
                    default -> method.invoke(cluster, arguments);
                  });
  private final FleetPods pods = new FleetPods(session, Runnable::run, () -> {});

  /// One list of pods.
  private static final class Watched implements LiveRows {
    private final RowStore store = new RowStore();
    private final Value<Freshness> freshness = new Value<>(new Freshness.Loading(0));
    private boolean closed;

    @Override
    public KindDescriptor descriptor() {
      return new PodKind();
    }

    @Override
    public RowStore store() {
      return store;
    }

    @Override
    public Observable<Freshness> freshness() {
      return freshness;
    }

    @Override
    public Observable<Skipped> skipped() {
      return new Value<>(Skipped.NONE);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static Row pod(String namespace, String name) {
    String json = "{'metadata':{'name':'%s','namespace':'%s','uid':'%s'},'spec':{'nodeName':'pier-1'},'status':{'phase':'Running'}}";
    return JsonFields.row(new PodKind(), Shop.parse(json.formatted(name, namespace, name)));
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    pods.snapshot().forEach(row -> names.add(row.name()));
    return names;
  }

  private void refuse() {
    watched.get("").freshness.set(new Freshness.Refused(FakeSession.failure(ClusterFailure.Kind.FORBIDDEN, "not all")));
  }

  @Test
  void where_all_may_be_read_they_are_all_there() {
    pods.look("");
    watched.get("").store.apply(ChangeBatch.of(List.of(pod("shop", "a")), List.of()));
    watched.get("").freshness.set(new Freshness.Live());
    assertThat(pods.seen()).isEqualTo(new Seen(true, List.of()));
    assertThat(names()).containsExactly("a");
    pods.close();
    assertThat(watched.get("").closed).isTrue();
  }

  @Test
  void where_they_may_not_those_of_the_namespace_one_looks_at_are_there_and_it_says_so() {
    cluster.namespace.set("shop");
    pods.look("shop");
    refuse();
    assertThat(watched).containsOnlyKeys("", "shop");
    watched.get("shop").store.apply(new ChangeBatch(true, List.of(pod("shop", "a"), pod("shop", "b")), List.of()));
    watched.get("shop").freshness.set(new Freshness.Live());
    assertThat(pods.seen()).isEqualTo(new Seen(false, List.of("shop")));
    assertThat(pods.freshness()).isInstanceOf(Freshness.Live.class);
    assertThat(names()).containsExactlyInAnyOrder("a", "b");
    watched.get("shop").store.apply(new ChangeBatch(true, List.of(pod("shop", "b")), List.of()));
    assertThat(names()).containsExactly("b");
    pods.close();
    assertThat(watched.get("shop").closed).isTrue();
  }

  @Test
  void several_namespaces_do_not_forget_each_others_pods() {
    allowed.add("default");
    cluster.namespace.set("shop");
    pods.look("shop");
    refuse();
    watched.get("shop").store.apply(new ChangeBatch(true, List.of(pod("shop", "a")), List.of()));
    watched.get("default").store.apply(new ChangeBatch(true, List.of(pod("default", "c")), List.of()));
    assertThat(names()).containsExactlyInAnyOrder("a", "c");
    assertThat(pods.seen().namespaces()).containsExactly("default", "shop");
    pods.close();
  }

  @Test
  void where_none_may_be_read_that_is_not_the_same_as_none() {
    allowed.clear();
    pods.look("shop");
    refuse();
    assertThat(pods.seen()).isEqualTo(new Seen(false, List.of()));
    assertThat(pods.freshness()).isInstanceOf(Freshness.Refused.class);
    pods.close();
  }
}
