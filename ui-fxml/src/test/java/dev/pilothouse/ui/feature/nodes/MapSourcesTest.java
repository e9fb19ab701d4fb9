// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.testing.FakeSession;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MapSourcesTest {
  private final FakeSession cluster = new FakeSession();
  private final List<String> asked = new ArrayList<>();
  /// The cluster, with a note of which pods are watched.
  private final ClusterSession session =
      (ClusterSession)
          Proxy.newProxyInstance(
              ClusterSession.class.getClassLoader(), new Class<?>[] {ClusterSession.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("show") && arguments[0].equals(PodKind.KIND)) {
                  asked.add(arguments.length == 1 ? "those of the tables" : "of '" + arguments[1] + "'");
                }
                return method.invoke(cluster, arguments);
              });

  @Test
  void pods_are_those_of_all_namespaces_also_when_another_is_chosen_while_the_map_is_open() {
    MapSources sources = new MapSources(session, Runnable::run);
    sources.begin(() -> {});
    assertThat(asked).containsExactly("those of the tables");
    cluster.namespace.set("shop");
    assertThat(asked).endsWith("of ''");
    cluster.namespace.set("demo");
    assertThat(asked).hasSize(2);
    cluster.namespace.set("");
    assertThat(asked).hasSize(3).endsWith("those of the tables");
    sources.close();
    cluster.namespace.set("shop");
    assertThat(asked).hasSize(3);
    assertThat(cluster.open).hasValue(0);
  }
}
