// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.reference;

import java.util.List;

/// The objects of a kind in a namespace, as far as they are known.
///
/// @param complete whether there are no others; otherwise nothing may be said of what is not among them
public record KnownObjects(List<KnownObject> list, boolean complete) {
  /// Nothing has been read, or nothing may be.
  public static final KnownObjects UNKNOWN = new KnownObjects(List.of(), false);

  public KnownObjects {
    list = List.copyOf(list);
  }

  public boolean has(String name) {
    return list.stream().anyMatch(each -> each.name().equals(name));
  }
}
