// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import dev.pilothouse.core.kind.Column;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.Status;
import dev.pilothouse.core.store.RowSnapshot;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Texts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// P5: what a pod costs in the heap while all of them are watched. The floor is the bare text of the columns that a person
/// sees.
final class PodMemory implements Benchmark {
  private final TestCluster cluster;
  private final Texts texts = new Texts(Locale.ENGLISH);

  PodMemory(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public String id() {
    return "P5";
  }

  @Override
  public String title() {
    return "Heap of a pod";
  }

  @Override
  public List<Contender> contenders() {
    return List.of(
        new Contender(Contender.Role.FLOOR, "UTF-8 text of the shown columns", this::text),
        new Contender(Contender.Role.PILOTHOUSE, "store of all pods, watch open", this::heap));
  }

  @Override
  public List<Goal> goals() {
    return List.of(Goal.atMost("bytes a pod", 1024));
  }

  private Map<String, Double> heap() throws Exception {
    List<String> flags = List.of("-Xmx1g", "-XX:+UseSerialGC");
    return ChildJvm.run(HeapProbe.class, flags, Map.of(), cluster.kubeconfig().toString(), cluster.context());
  }

  private Map<String, Double> text() throws Exception {
    try (PodWatch watch = new PodWatch(cluster.feed())) {
      watch.awaitLive();
      RowSnapshot rows = watch.store().snapshot();
      List<Column> shown = new PodKind().columns().stream().filter(column -> !column.wide()).toList();
      long now = System.currentTimeMillis() / 1000;
      long bytes = 0;
      for (Row row : rows) {
        for (Column column : shown) {
          bytes += words(column, column.value().apply(row), now).getBytes(StandardCharsets.UTF_8).length;
        }
      }
      return Map.of("bytes a pod", (double) bytes / rows.size(), "pods", (double) rows.size());
    }
  }

  private String words(Column column, @Nullable Object value, long now) {
    return switch (value) {
      case null -> "";
      case Status status -> texts.get(status.words());
      case Message message -> texts.get(message);
      case Long then when column.type() == Column.Type.AGE -> Ages.between(then, now);
      case Object other -> other.toString();
    };
  }
}
