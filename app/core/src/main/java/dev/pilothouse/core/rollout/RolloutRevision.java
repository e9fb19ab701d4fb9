// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.model.ResourceRef;

/// One revision of a workload in a rollout.
///
/// @param ref its ReplicaSet or ControllerRevision
/// @param number as `kubectl rollout history` counts; 0 when it is not known
/// @param hash what its pods carry as a label: `pod-template-hash` or `controller-revision-hash`
/// @param images with commas, in the order of the containers; empty when they are not known
/// @param cause why it was made, as its annotation says; empty when nobody said
/// @param author who made it, when the field managers tell; else empty
/// @param restarted when its pods were told to restart, as `kubectl rollout restart` writes it; else empty
/// @param created in seconds since 1970
/// @param pods how many of its pods exist, those being deleted aside
public record RolloutRevision(
    ResourceRef ref,
    long number,
    String hash,
    String images,
    String cause,
    String author,
    String restarted,
    long created,
    long pods) {

  /// The same revision, made by somebody else than its object tells: it was brought back.
  RolloutRevision by(String who) {
    return new RolloutRevision(ref, number, hash, images, cause, who, restarted, created, pods);
  }

  /// Whether nothing but the moment of a restart tells it from another one, as far as the rows know.
  public boolean restarts(RolloutRevision other) {
    return images.equals(other.images) && !restarted.isEmpty() && !restarted.equals(other.restarted);
  }
}
