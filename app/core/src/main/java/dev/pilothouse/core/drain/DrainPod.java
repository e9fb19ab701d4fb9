// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.drain;

import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.schedule.Landing;
import org.jspecify.annotations.Nullable;

/// What a drain does to one pod, and why. Immutable.
///
/// @param owner kind and name of its controller; empty when nobody makes it anew
/// @param emptyDir whether it keeps data that is lost with it
/// @param bare whether nobody makes it anew
/// @param hold what a budget says to its eviction; null when none has a say
/// @param landing where its next one comes up; null when it has none, it stays, or nobody knows
public record DrainPod(
    ResourceRef ref, String owner, Fate fate, Reason reason, boolean emptyDir, boolean bare, @Nullable Hold hold,
    @Nullable Landing landing) {

  /// What becomes of it.
  public enum Fate {
    /// It is evicted.
    GOES,
    /// It is left where it is.
    STAYS,
    /// The drain does not begin before somebody decides about it.
    BLOCKS
  }

  /// Why it stays, blocks, or goes without a next one.
  public enum Reason {
    NONE,
    /// A DaemonSet would make it anew on the same node at once.
    DAEMON_SET,
    /// Its kubelet keeps it by a file of the node.
    MIRROR,
    /// It keeps data in an emptyDir.
    LOCAL_STORAGE,
    /// Nobody makes it anew.
    UNREPLICATED,
    /// Its DaemonSet is gone.
    ORPHANED,
    /// It has ended already.
    FINISHED,
    /// It is being deleted already.
    ENDING
  }

  /// What PodDisruptionBudgets say to its eviction.
  ///
  /// @param budget its name; several names when there are several, which the server refuses
  /// @param desired how many healthy pods it keeps
  /// @param healthy how many there are
  /// @param expected how many there shall be
  /// @param kind what it says
  public record Hold(String budget, long desired, long healthy, long expected, Kind kind) {

    /// What it says.
    public enum Kind {
      /// It lets the pod go now.
      LETS_GO,
      /// It lets the pod go when others are well again.
      WAITS,
      /// It asks for all pods that there are to be, and lets none go as long as that is so.
      NEVER,
      /// More than one budget: the server does not evict such a pod.
      SEVERAL
    }
  }

  public boolean goes() {
    return fate == Fate.GOES;
  }

  /// Whether it goes, but not at once.
  public boolean waits() {
    return goes() && hold != null && hold.kind() != Hold.Kind.LETS_GO;
  }

  /// Whether it goes and its next one finds no node.
  public boolean homeless() {
    return goes() && landing != null && !landing.found();
  }
}
