// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scheduler;

import java.util.List;

/// Why one node does not take a pod.
///
/// @param reasons the words of the first filter that refused, in its order
/// @param preemptable whether removing other pods could change it
record Rejection(List<String> reasons, boolean preemptable) {

  static Rejection forGood(String reason) {
    return new Rejection(List.of(reason), false);
  }

  static Rejection forNow(String reason) {
    return new Rejection(List.of(reason), true);
  }
}
