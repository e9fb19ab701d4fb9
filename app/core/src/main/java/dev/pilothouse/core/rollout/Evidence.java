// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.kind.ProbeSpec;
import dev.pilothouse.core.model.ResourceRef;

/// Something that shows why a rollout waits, for a view to open.
public sealed interface Evidence {

  /// The object that is to be opened.
  ResourceRef ref();

  /// The log of a container.
  ///
  /// @param previous whether the run before the current one tells
  record Log(ResourceRef ref, String container, boolean previous) implements Evidence {}

  /// An event about an object.
  ///
  /// @param ref the object that the event is about
  /// @param text as the cluster wrote it
  /// @param last when it was last seen, in seconds since 1970
  record Event(ResourceRef ref, String reason, String text, long count, long last) implements Evidence {}

  /// A probe of a container.
  ///
  /// @param ref the pod
  /// @param attempts failed ones that are known of
  /// @param next when it is tried again, in seconds since 1970; 0 when nobody knows
  record Probe(ResourceRef ref, ProbeSpec probe, long attempts, long next) implements Evidence {}

  /// A condition, or what a container's state says.
  ///
  /// @param text as the cluster wrote it
  record Condition(ResourceRef ref, String reason, String text) implements Evidence {}

  /// Another object: a node, a claim, a quota, a budget, a ConfigMap, a Secret, a pod.
  record Related(ResourceRef ref) implements Evidence {}
}
