// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.port;

import dev.pilothouse.core.model.KubeObject;
import java.util.List;

/// Objects of a kind as they were when they were asked for.
///
/// @param complete whether there are no others
public record Listing(List<KubeObject> objects, boolean complete) {
  /// Of longer lists only the beginning is read.
  public static final int MOST = 500;

  public Listing {
    objects = List.copyOf(objects);
  }

  /// How much of each object is wanted.
  public enum Part {
    /// Names and labels: `metadata` alone.
    METADATA,
    WHOLE
  }
}
