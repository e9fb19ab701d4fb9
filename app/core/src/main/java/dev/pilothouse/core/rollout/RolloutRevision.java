// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.model.ResourceRef;
import java.util.List;

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
/// @param made when it last became the newest one, in seconds since 1970: when it was created or brought back; 0 when that is not
///     known, as with a ReplicaSet that was brought back
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
    long made,
    long pods) {

  /// The same revision with the name of who made it.
  RolloutRevision by(String who) {
    return new RolloutRevision(ref, number, hash, images, cause, who, restarted, created, made, pods);
  }

  /// Whether it was the newest one before, gave way to another and was brought back.
  public boolean broughtBack() {
    return made != created;
  }

  /// The same revision; when its object does not tell that it was brought back, a younger one that came before it does.
  RolloutRevision among(List<RolloutRevision> all) {
    boolean back = made == created && all.stream().anyMatch(other -> other.number < number && other.created > created);
    return back ? new RolloutRevision(ref, number, hash, images, cause, author, restarted, created, 0, pods) : this;
  }

  /// Whether nothing but the moment of a restart tells it from another one, as far as the rows know.
  public boolean restarts(RolloutRevision other) {
    return images.equals(other.images) && !restarted.isEmpty() && !restarted.equals(other.restarted);
  }
}
