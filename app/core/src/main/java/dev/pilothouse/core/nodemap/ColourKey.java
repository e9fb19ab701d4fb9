// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

import java.util.Locale;

/// By what pods are coloured.
public enum ColourKey {
  STATUS,
  /// What is used of the CPU that the pod asks for.
  CPU,
  /// What is used of the memory that the pod asks for.
  MEMORY,
  RESTARTS,
  OWNER,
  NAMESPACE,
  AGE,
  QOS,
  IMAGE;

  /// The end of the key of its words.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
