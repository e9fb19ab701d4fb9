// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

/// The ordinals of a StatefulSet's pods.
final class Ordinals {
  private Ordinals() {}

  /// The number at the end of a pod's name; -1 when there is none.
  static int of(String pod) {
    int dash = pod.lastIndexOf('-');
    try {
      return dash < 0 ? -1 : Integer.parseInt(pod.substring(dash + 1));
    } catch (NumberFormatException none) {
      return -1;
    }
  }
}
