// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.store.RowStore;

/// The rows of a kind while somebody shows them: the kind is watched as long as one handle of it is open.
public interface LiveRows extends Subscription {

  /// The descriptor of now; of a kind that is not built in, a plain one (namespace, name, age) until the cluster has told its
  /// columns. See [#described].
  KindDescriptor descriptor();

  /// The descriptor, and a better one as soon as it is known.
  default Observable<KindDescriptor> described() {
    return new Value<>(descriptor());
  }

  RowStore store();

  Observable<Freshness> freshness();

  /// How many objects could not be understood and are missing here, with the last reason.
  Observable<Skipped> skipped();

  /// @param lastReason empty when there are none
  record Skipped(int count, String lastWhere, String lastReason) {
    public static final Skipped NONE = new Skipped(0, "", "");
  }
}
