// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store;

import java.util.Comparator;

/// The place of an object within its type; the order is that of lists: by namespace, then by name.
///
/// @param namespace empty for objects that live in no namespace
public record ObjectKey(String namespace, String name) implements Comparable<ObjectKey> {

  private static final Comparator<ObjectKey> ORDER =
      Comparator.comparing(ObjectKey::namespace).thenComparing(ObjectKey::name);

  @Override
  public int compareTo(ObjectKey other) {
    return ORDER.compare(this, other);
  }
}
