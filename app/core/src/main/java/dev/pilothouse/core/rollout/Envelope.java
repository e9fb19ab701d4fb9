// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

/// The bounds that the controller keeps while it replaces pods, and where the numbers are within them.
///
/// @param wanted how many pods are to be there in the end
/// @param maxTotal how many may exist at the same time, those being deleted aside
/// @param minAvailable how many must be available before another old one is taken away
/// @param surge how many more than wanted, as a number of pods
/// @param unavailable how many fewer, as a number of pods
/// @param surgeWritten as the object says it, `25%` or `1`; empty when it does not
/// @param unavailableWritten likewise
/// @param bounded false when nothing is kept: Recreate takes all away at once, OnDelete leaves it to people
/// @param now where the numbers are
public record Envelope(
    long wanted,
    long maxTotal,
    long minAvailable,
    long surge,
    long unavailable,
    String surgeWritten,
    String unavailableWritten,
    boolean bounded,
    Counts now) {

  /// How many pods there are. Pods that ended or are being deleted count for nothing but `terminating`.
  ///
  /// @param updated of the newest revision
  /// @param available ready for `minReadySeconds`, of all revisions
  /// @param updatedReady of the newest revision and ready
  /// @param updatedAvailable of the newest revision and available
  /// @param terminating being deleted
  public record Counts(
      long total, long updated, long available, long ready, long updatedReady, long updatedAvailable, long terminating) {

    public long old() {
      return total - updated;
    }
  }

  /// Whether no pod more may be made.
  public boolean atMost() {
    return bounded && now.total >= maxTotal;
  }

  /// Whether no available pod may be taken away.
  public boolean atLeast() {
    return bounded && now.available <= minAvailable;
  }

  /// Whether nothing may move before a new pod becomes available.
  public boolean atLimit() {
    return atMost() && atLeast();
  }
}
