// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.base.Background;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterGateway;
import java.util.concurrent.atomic.AtomicBoolean;

/// Finds out whether a user may look into all namespaces at once. A user who may not is shown one, instead of a refusal for
/// every kind; a user who may see the pods of all is refused only what he may not see.
final class NamespaceFallback {
  private static final ResourceKind PODS = new ResourceKind("", "v1", "pods", "Pod", true);
  private final Background background;
  private final ClusterGateway gateway;
  private final AtomicBoolean asking = new AtomicBoolean();

  NamespaceFallback(Background background, ClusterGateway gateway) {
    this.background = background;
    this.gateway = gateway;
  }

  /// Asks in the background, once at a time, and runs the action when all namespaces may not be seen.
  void check(Runnable narrow) {
    if (asking.compareAndSet(false, true)) {
      background.run(
          "rights",
          () -> {
            try {
              if (!allNamespaces(gateway)) {
                narrow.run();
              }
            } finally {
              asking.set(false);
            }
          });
    }
  }

  /// Blocks. True when in doubt.
  boolean allNamespaces(ClusterGateway of) {
    try {
      return of.may("list", PODS, "", "");
    } catch (ClusterException e) {
      return true;
    }
  }
}
