// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.workloads;

import dev.pilothouse.core.kind.Column;
import dev.pilothouse.core.relation.TreeRow;
import dev.pilothouse.ui.control.table.TableColumnSpec;
import dev.pilothouse.ui.control.table.TreeLabel;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The columns of the tree.
final class WorkloadColumns {
  private final Texts texts;

  WorkloadColumns(Texts texts) {
    this.texts = texts;
  }

  List<TableColumnSpec<WorkloadRow>> all() {
    return List.of(
        column("name", Column.Type.TEXT, 300, this::label),
        column("ready", Column.Type.READY, 72, row -> row.line().ready() < 0 ? null : row.line().readyText()),
        column("status", Column.Type.STATUS, 290, row -> row.line().status()),
        column("cpu", Column.Type.CPU, 118, WorkloadRow::cpu),
        column("memory", Column.Type.MEMORY, 138, WorkloadRow::memory),
        column("restarts", Column.Type.NUMBER, 84, row -> row.line().restarts()),
        column("age", Column.Type.AGE, 62, row -> row.line().created()));
  }

  private TableColumnSpec<WorkloadRow> column(
      String id, Column.Type type, int width, Function<WorkloadRow, @Nullable Object> value) {
    return new TableColumnSpec<>(id, texts.get("column." + id), type, false, id.equals("name"), width, value);
  }

  private TreeLabel label(WorkloadRow row) {
    TreeRow line = row.line();
    String name = line.revision() > 0 ? texts.get("workloads.revision", Long.toString(line.revision())) : line.name();
    String kind =
        switch (line.level()) {
          case NAMESPACE -> texts.get("workloads.namespace");
          case CONTAINER -> texts.get(line.kindName().equals("Container") ? "workloads.container" : "workloads.initContainer");
          case WORKLOAD, REVISION, POD -> line.kindName();
        };
    return new TreeLabel(line.depth(), line.expandable(), line.expanded(), name, kind);
  }
}
