// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.Kinds;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.session.LiveRows;
import dev.pilothouse.core.store.RowStore;

/// The rows of one kind of a cluster that is not there, and is always reached.
record StillRows(ResourceKind kind, RowStore store) implements LiveRows {

  @Override
  public KindDescriptor descriptor() {
    return new Kinds().builtIn().stream().filter(one -> one.kind().equals(kind)).findFirst().orElseThrow();
  }

  @Override
  public Observable<Freshness> freshness() {
    return new Value<>(new Freshness.Live());
  }

  @Override
  public Observable<Skipped> skipped() {
    return new Value<>(Skipped.NONE);
  }

  @Override
  public void close() {}
}
