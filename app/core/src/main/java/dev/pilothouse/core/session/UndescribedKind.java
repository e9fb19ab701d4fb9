// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.kind.Capability;
import dev.pilothouse.core.kind.Column;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.Projection;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// What can be said of any kind before the cluster has described it: namespace, name and age.
record UndescribedKind(ResourceKind kind) implements KindDescriptor {

  @Override
  public int fields() {
    return 0;
  }

  @Override
  public Projection projection() {
    return (field, in, row) -> in.skip();
  }

  @Override
  public List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    if (kind.namespaced()) {
      columns.add(
          new Column("namespace", "", Column.Type.TEXT, false, 140, Row::namespace, Comparator.comparing(Row::namespace)));
    }
    columns.add(new Column("name", "", Column.Type.MONO, false, 280, Row::name, Comparator.comparing(Row::name)));
    columns.add(
        new Column("age", "", Column.Type.AGE, false, 70, Row::created, Comparator.comparingLong(Row::created).reversed()));
    return List.copyOf(columns);
  }

  @Override
  public Status status(Row row, long now) {
    return row.deleted() > 0
        ? Status.of(Health.PROGRESSING, "session.kind.terminating")
        : Status.of(Health.NEUTRAL, "session.kind.unknown");
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.DELETE);
  }
}
