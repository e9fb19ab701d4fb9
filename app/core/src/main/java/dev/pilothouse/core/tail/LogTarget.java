// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.tail;

import dev.pilothouse.core.kind.NamespaceKind;
import dev.pilothouse.core.kind.Selector;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.ClusterSession;

/// Something whose logs are read: a pod, a workload, a Service, a Namespace with all its pods, or what a selector finds there.
///
/// @param object of all namespaces together, a Namespace without a name
/// @param selector which of the pods of the object are meant
public record LogTarget(ClusterSession session, ResourceRef object, Selector selector) {

  public LogTarget(ClusterSession session, ResourceRef object) {
    this(session, object, Selector.EVERYTHING);
  }

  /// The pods with some labels.
  ///
  /// @param namespace empty for all
  public static LogTarget selected(ClusterSession session, String namespace, Selector selector) {
    return new LogTarget(session, new ResourceRef(NamespaceKind.KIND, "", namespace), selector);
  }

  /// How it is called where its kind is told by its place: a name, or what is selected.
  public String name() {
    return selector.equals(Selector.EVERYTHING) ? object.name() : selector.toString();
  }

  /// In which namespace its pods are; empty for all.
  public String namespace() {
    return object.kind().equals(NamespaceKind.KIND) ? object.name() : object.namespace();
  }
}
