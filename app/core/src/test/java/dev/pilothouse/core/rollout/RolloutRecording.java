// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.Kinds;
import dev.pilothouse.core.kind.ObjectRows;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.relation.Ownership;
import dev.pilothouse.core.relation.Ownership.Workload;
import dev.pilothouse.core.relation.WorkloadSnapshots;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.core.store.RowSnapshot;
import dev.pilothouse.core.store.RowStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A rollout as it was on a real control plane: what src/test/recorder wrote. One line a moment, with the objects that changed since
/// the one before.
public final class RolloutRecording {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Kinds KINDS = new Kinds();

  private RolloutRecording() {}

  /// One moment.
  ///
  /// @param kubectl what `kubectl rollout status` said then
  /// @param objects all objects by uid, as they were then
  public record Moment(long at, String note, String kubectl, Map<String, JsonNode> objects) {

    RolloutSnapshots rows() {
      Map<String, RowStore> stores = new HashMap<>();
      for (JsonNode object : objects.values()) {
        String name = object.path("kind").asText();
        KindDescriptor kind =
            KINDS.builtIn().stream().filter(one -> one.kind().kind().equals(name)).findFirst().orElseThrow();
        Row row = ObjectRows.read(kind, object);
        stores.computeIfAbsent(name, key -> new RowStore()).apply(ChangeBatch.of(List.of(row), List.of()));
      }
      return new RolloutSnapshots(
          new WorkloadSnapshots(
              RowSnapshot.EMPTY, rows(stores, "Deployment"), rows(stores, "ReplicaSet"), rows(stores, "StatefulSet"),
              rows(stores, "DaemonSet"), RowSnapshot.EMPTY, RowSnapshot.EMPTY, rows(stores, "Pod")),
          rows(stores, "ControllerRevision"), rows(stores, "Node"), RowSnapshot.EMPTY, rows(stores, "PodDisruptionBudget"),
          rows(stores, "ResourceQuota"), rows(stores, "Event"));
    }

    private static RowSnapshot rows(Map<String, RowStore> stores, String kind) {
      RowStore store = stores.get(kind);
      return store == null ? RowSnapshot.EMPTY : store.snapshot();
    }

    /// The one workload of the recording.
    public RolloutProgress progress() {
      RolloutSnapshots rows = rows();
      Ownership ownership = new Ownership(rows.workloads());
      Workload workload = ownership.topmost().stream().filter(Rollouts::has).findFirst().orElseThrow();
      return new Rollouts(rows, ownership, at).progress(workload);
    }

    /// The trace of whoever looks for the first time now.
    RolloutTrace trace() {
      RolloutSnapshots rows = rows();
      Ownership ownership = new Ownership(rows.workloads());
      Workload workload = ownership.topmost().stream().filter(Rollouts::has).findFirst().orElseThrow();
      Rollouts rollouts = new Rollouts(rows, ownership, at);
      return rollouts.trace(workload, rollouts.progress(workload));
    }

    /// The status of the one workload, as its controller wrote it.
    JsonNode status() {
      return objects.values().stream()
          .filter(one -> List.of("Deployment", "StatefulSet", "DaemonSet").contains(one.path("kind").asText()))
          .findFirst()
          .orElseThrow()
          .path("status");
    }
  }

  public static List<Moment> read(Path file) throws IOException {
    Map<String, JsonNode> objects = new LinkedHashMap<>();
    List<Moment> moments = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode step = JSON.readTree(line);
      step.path("gone").forEach(uid -> objects.remove(uid.asText()));
      step.path("set").forEach(one -> objects.put(one.path("metadata").path("uid").asText(), one));
      moments.add(
          new Moment(
              step.path("at").asLong(), step.path("note").asText(), step.path("kubectl").asText(), new LinkedHashMap<>(objects)));
    }
    return moments;
  }
}
