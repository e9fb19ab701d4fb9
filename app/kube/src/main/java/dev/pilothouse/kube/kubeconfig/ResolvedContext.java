// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.kubeconfig;

/// A context with its cluster and its user: everything that a connection needs to know. Holds secrets.
public record ResolvedContext(ContextSettings context, ClusterSettings cluster, UserSettings user) {

  public String name() {
    return context.name();
  }

  /// The context's namespace; empty when it names none.
  public String namespace() {
    return context.namespace();
  }

  @Override
  public String toString() {
    return "ResolvedContext[" + context.name() + ", " + context.file() + ":" + context.line() + "]";
  }
}
