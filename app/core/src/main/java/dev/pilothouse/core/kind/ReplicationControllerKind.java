// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.Status;
import java.util.List;

/// ReplicationControllers, from before there were Deployments.
public final class ReplicationControllerKind extends BuiltInKind implements Replicated {
  public static final ResourceKind KIND =
      new ResourceKind("", "v1", "replicationcontrollers", "ReplicationController", true);

  public static final Field<Long> REPLICAS = Field.number(0, "replicas");
  public static final Field<Long> CURRENT = Field.number(1, "current");
  public static final Field<Long> READY_REPLICAS = Field.number(2, "ready");
  public static final Field<Labels> SELECTOR = Field.of(3, "selector", Labels.class);
  public static final Field<PodTemplate> TEMPLATE = Field.of(4, "template", PodTemplate.class);
  private static final int FIELDS = 5;

  private final List<Column> columns =
      Columns.of(this)
          .ready(this)
          .status(180)
          .mono("images", 260, row -> PodTemplate.images(row, TEMPLATE))
          .mono("selector", 200, row -> row.get(SELECTOR) == null ? null : String.valueOf(row.get(SELECTOR)))
          .wide()
          .done();

  public ReplicationControllerKind() {
    super(KIND, FIELDS, Capability.SCALE, Capability.LOGS, Capability.SHELL, Capability.DELETE);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public long ready(Row row) {
    return row.number(READY_REPLICAS);
  }

  @Override
  public long wanted(Row row) {
    return row.number(REPLICAS);
  }

  @Override
  void spec(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "replicas" -> row.set(REPLICAS, in.number());
      case "selector" -> row.set(SELECTOR, labels(in));
      case "template" -> row.set(TEMPLATE, PodTemplate.read(in));
      default -> in.skip();
    }
  }

  @Override
  void status(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "replicas" -> row.set(CURRENT, in.number());
      case "readyReplicas" -> row.set(READY_REPLICAS, in.number());
      default -> in.skip();
    }
  }

  @Override
  public Status status(Row row, long now) {
    return row.deleted() > 0 ? leaving(row, now) : Replicas.status(ready(row), wanted(row));
  }
}
