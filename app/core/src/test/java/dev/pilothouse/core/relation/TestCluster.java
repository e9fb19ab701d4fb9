// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.relation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.Kinds;
import dev.pilothouse.core.kind.ObjectRows;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.overview.ClusterSnapshots;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.core.store.RowSnapshot;
import dev.pilothouse.core.store.RowStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The rows of a small cluster out of a YAML file with one object a document.
public final class TestCluster {
  private final Map<String, RowStore> stores = new HashMap<>();
  private final Kinds kinds = new Kinds();

  public TestCluster(String resource) {
    try {
      for (JsonNode object : ObjectRows.documents(TestCluster.class.getResourceAsStream(resource))) {
        add(object);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(JsonNode object) {
    String name = object.path("kind").asText();
    KindDescriptor kind =
        kinds.builtIn().stream().filter(one -> one.kind().kind().equals(name)).findFirst().orElseThrow();
    Row row = ObjectRows.read(kind, object);
    stores.computeIfAbsent(name, key -> new RowStore()).apply(ChangeBatch.of(List.of(row), List.of()));
  }

  public RowSnapshot rows(String kind) {
    RowStore store = stores.get(kind);
    return store == null ? RowSnapshot.EMPTY : store.snapshot();
  }

  public WorkloadSnapshots workloads() {
    return new WorkloadSnapshots(
        rows("Namespace"),
        rows("Deployment"),
        rows("ReplicaSet"),
        rows("StatefulSet"),
        rows("DaemonSet"),
        rows("Job"),
        rows("CronJob"),
        rows("Pod"));
  }

  public ClusterSnapshots all() {
    return new ClusterSnapshots(
        workloads(), rows("Node"), rows("PersistentVolumeClaim"), rows("HorizontalPodAutoscaler"), rows("Event"));
  }
}
