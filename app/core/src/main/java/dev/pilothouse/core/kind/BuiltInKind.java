// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.Status;
import java.util.Set;

/// What the descriptors of built-in kinds share: the descriptor is its own projection.
abstract class BuiltInKind extends ObjectProjection implements KindDescriptor {
  static final Status PRESENT = Status.of(Health.NEUTRAL, "status.present");
  static final Status READY = Status.of(Health.GOOD, "status.ready");
  static final Status LEAVING = Status.of(Health.NEUTRAL, "status.leaving");

  /// How long after its deletion time something may still be there before it counts as stuck, in seconds.
  private static final long DELETION_GRACE = 60;

  private final ResourceKind kind;
  private final int fields;
  private final Set<Capability> capabilities;

  BuiltInKind(ResourceKind kind, int fields, Capability... capabilities) {
    this.kind = kind;
    this.fields = fields;
    this.capabilities = Set.of(capabilities);
  }

  @Override
  public final ResourceKind kind() {
    return kind;
  }

  @Override
  public final int fields() {
    return fields;
  }

  @Override
  public final Projection projection() {
    return this;
  }

  @Override
  public final Set<Capability> capabilities() {
    return capabilities;
  }

  /// What is said of everything that is being deleted. Deletion time plus a minute without an end means that finalizers or
  /// a lost node hold it.
  static Status leaving(Row row, long now) {
    return now > row.deleted() + DELETION_GRACE
        ? Status.of(Health.WARNING, "status.leavingStuck", java.time.Duration.ofSeconds(now - row.deleted()))
        : LEAVING;
  }

  /// Kinds that have no health of their own are there, or leave.
  @Override
  public Status status(Row row, long now) {
    return row.deleted() > 0 ? leaving(row, now) : PRESENT;
  }
}
