// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.Kinds;
import dev.pilothouse.core.kind.ObjectRows;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.core.store.RowSnapshot;
import dev.pilothouse.core.store.RowStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Clusters out of test resources, as the scheduler sees them.
final class SchedulerWorlds {
  private static final Kinds KINDS = new Kinds();

  private SchedulerWorlds() {}

  /// All objects of a JSON array, or of a YAML file with one object a document.
  static SchedulerSnapshot cluster(String resource) throws IOException {
    return SchedulerSnapshot.of(rows(objects(resource)));
  }

  private static List<JsonNode> objects(String resource) throws IOException {
    InputStream in = SchedulerWorlds.class.getResourceAsStream(resource);
    if (resource.endsWith(".yaml")) {
      return ObjectRows.documents(in);
    }
    List<JsonNode> all = new ArrayList<>();
    new ObjectMapper().readTree(in).forEach(all::add);
    return all;
  }

  static SchedulerRows rows(List<JsonNode> objects) {
    Map<String, List<Row>> rows = new HashMap<>();
    for (JsonNode object : objects) {
      String name = object.path("kind").asText();
      KindDescriptor kind =
          KINDS.builtIn().stream().filter(one -> one.kind().kind().equals(name)).findFirst().orElseThrow();
      rows.computeIfAbsent(name, key -> new ArrayList<>()).add(ObjectRows.read(kind, object));
    }
    return new SchedulerRows(
        snapshot(rows, "Node"),
        snapshot(rows, "Pod"),
        snapshot(rows, "Namespace"),
        snapshot(rows, "PersistentVolumeClaim"),
        snapshot(rows, "PersistentVolume"),
        snapshot(rows, "StorageClass"));
  }

  private static RowSnapshot snapshot(Map<String, List<Row>> rows, String kind) {
    RowStore store = new RowStore();
    store.apply(ChangeBatch.of(rows.getOrDefault(kind, List.of()), List.of()));
    return store.snapshot();
  }
}
