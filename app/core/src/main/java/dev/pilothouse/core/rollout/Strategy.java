// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

/// How a workload replaces its pods.
public enum Strategy {
  /// A Deployment's RollingUpdate: new ones beside the old ones within the envelope.
  ROLLING,
  /// A Deployment's Recreate: all old ones go, then all new ones come.
  RECREATE,
  /// A StatefulSet's RollingUpdate: from the highest ordinal down, pod after pod.
  ORDERED,
  /// A DaemonSet's RollingUpdate: node after node.
  BY_NODE,
  /// A StatefulSet or DaemonSet that replaces a pod when somebody deletes it.
  ON_DELETE
}
