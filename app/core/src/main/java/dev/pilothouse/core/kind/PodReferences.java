// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import java.util.List;

/// The other objects of its namespace that a pod names in its volumes and environment.
public record PodReferences(List<Reference> all) {
  public static final PodReferences NONE = new PodReferences(List.of());

  public PodReferences {
    all = List.copyOf(all);
  }

  /// What kind of object is named.
  public enum Target {
    CONFIG_MAP,
    SECRET,
    CLAIM
  }

  /// How it is used.
  public enum Use {
    VOLUME,
    ENVIRONMENT,
    PULL
  }

  /// One name.
  public record Reference(Target target, Use use, String name) {}

  public boolean names(Target target, String name) {
    for (Reference one : all) {
      if (one.target == target && one.name.equals(name)) {
        return true;
      }
    }
    return false;
  }
}
