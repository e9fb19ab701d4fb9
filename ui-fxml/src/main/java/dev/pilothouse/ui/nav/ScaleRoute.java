// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.nav;

import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.ClusterSession;

/// The route of the dialog that asks how many replicas an object shall have.
///
/// @param now how many are wanted now; -1 when the caller does not know
/// @param by how many more (or fewer, when negative) the dialog begins with
public record ScaleRoute(ClusterSession session, ResourceRef target, int now, int by) {
  public static final String VIEW = "scale";

  public static Route of(ClusterSession session, ResourceRef target, int now, int by) {
    return Route.object(VIEW, session, target).withOption(now + " " + by);
  }

  public static ScaleRoute read(Route route) {
    String[] words = route.option().split(" ");
    return words.length == 2
        ? new ScaleRoute(route.cluster(), route.target(), Integer.parseInt(words[0]), Integer.parseInt(words[1]))
        : new ScaleRoute(route.cluster(), route.target(), -1, 0);
  }

  /// The name of the context that the object is in.
  public String context() {
    return session.context().name();
  }

  /// The number that the dialog begins with.
  public int first() {
    return Math.max(0, Math.max(0, now) + by);
  }
}
