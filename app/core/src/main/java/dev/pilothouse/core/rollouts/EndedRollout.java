// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollouts;

import dev.pilothouse.core.model.ResourceRef;

/// A rollout that is over. Names and numbers only: nothing of an object's content is in it.
///
/// @param contextId of the context, stable over runs
/// @param context its name, for people
/// @param revision its number; 0 when it is not known
/// @param hash of the revision's pods
/// @param undoneTo the revision that it was taken back to; 0 when it was not
/// @param author the field manager that made it; empty when nobody is known
/// @param began in seconds since 1970; 0 when it is not known
/// @param ended in seconds since 1970
/// @param updated pods of its revision that were available at its end
/// @param wanted how many were to be
/// @param serving pods of older revisions that were still there at its end
public record EndedRollout(
    String contextId,
    String context,
    ResourceRef workload,
    long revision,
    String hash,
    ImageStep images,
    Result result,
    long undoneTo,
    String author,
    long began,
    long ended,
    long updated,
    long wanted,
    long serving) {

  /// How it ended.
  public enum Result {
    /// All pods are of its revision and available.
    OK,
    /// Somebody went back to an earlier revision before it was done.
    UNDONE,
    /// A newer revision took its place before it was done.
    SUPERSEDED,
    /// It made no progress within its deadline. Nothing is undone by that.
    FAILED
  }

  /// What tells it from every other one.
  public String key() {
    return contextId + "|" + workload.uid() + "|" + revision + "|" + hash;
  }

  /// How long it took, in seconds; -1 when it is not known.
  public long took() {
    return began == 0 || began > ended ? -1 : ended - began;
  }
}
