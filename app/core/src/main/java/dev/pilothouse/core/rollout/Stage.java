// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

/// How far a pod has come. The first five are of pods of the new revision, the next two of the old one; a new pod may be
/// terminating too, when it is taken back.
public enum Stage {
  /// It has no node yet.
  PENDING,
  /// Its node prepares it: volumes, network, images. No container has run yet.
  PULLING,
  /// A container has run, and the pod is not ready: init containers, start-up, failing probes, crashes.
  STARTING,
  /// It takes traffic, but not yet for `minReadySeconds`.
  READY,
  /// It counts: ready for `minReadySeconds`.
  AVAILABLE,
  /// Of an old revision and still to go.
  SERVING,
  /// Its deletion was asked for.
  TERMINATING,
  /// It has ended or was removed.
  GONE
}
