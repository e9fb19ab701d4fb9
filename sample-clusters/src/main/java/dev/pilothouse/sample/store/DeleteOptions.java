// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store;

import org.jspecify.annotations.Nullable;

/// How to delete.
///
/// @param gracePeriodSeconds how long a pod may take to stop; none for its own period, 0 to remove it at once
/// @param uid the object is deleted only if it still has this uid
/// @param resourceVersion the object is deleted only if it still has this version
public record DeleteOptions(
    Propagation propagation,
    @Nullable Long gracePeriodSeconds,
    @Nullable String uid,
    @Nullable String resourceVersion,
    boolean dryRun) {

  /// What becomes of the objects that the deleted one owns.
  public enum Propagation {
    BACKGROUND,
    FOREGROUND,
    ORPHAN
  }

  /// Dependents go afterwards, pods get their own time to stop.
  public static DeleteOptions background() {
    return new DeleteOptions(Propagation.BACKGROUND, null, null, null, false);
  }

  /// Remove it now: what a kubelet says once a pod's containers have stopped.
  public static DeleteOptions now() {
    return new DeleteOptions(Propagation.BACKGROUND, 0L, null, null, false);
  }

  public DeleteOptions withPropagation(Propagation other) {
    return new DeleteOptions(other, gracePeriodSeconds, uid, resourceVersion, dryRun);
  }

  public DeleteOptions withGracePeriodSeconds(@Nullable Long seconds) {
    return new DeleteOptions(propagation, seconds, uid, resourceVersion, dryRun);
  }
}
