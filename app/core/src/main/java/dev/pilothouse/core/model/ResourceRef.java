// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.model;

/// Names one object. `namespace` is empty for cluster-wide kinds; `uid` is empty when it is not known, and when it is known,
/// it guards against an object of the same name that was made later.
public record ResourceRef(ResourceKind kind, String namespace, String name, String uid) {

  public ResourceRef(ResourceKind kind, String namespace, String name) {
    this(kind, namespace, name, "");
  }

  public String path() {
    return kind.path(namespace) + "/" + name;
  }

  /// `Deployment shop/checkout`, for people and journals.
  @Override
  public String toString() {
    return kind.kind() + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
  }
}
