// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.port;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.store.ChangeBatch;

/// Lists and watches a kind, for ever, over every trouble, until the subscription is closed.
public interface ResourceFeed {

  /// Begins. Calls come from one thread of the feed, in order.
  ///
  /// @param namespace the one to watch; empty for all
  Subscription watch(KindDescriptor kind, String namespace, Listener listener);

  /// What the feed tells.
  interface Listener {
    void changes(ChangeBatch batch);

    void freshness(Freshness freshness);

    /// An object or event that could not be understood was left out.
    ///
    /// @param where the object's name if it could be read, else the place in the stream
    void skipped(String where, String reason);
  }
}
