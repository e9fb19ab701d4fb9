// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

/// Pods that one workload is to get besides those that it has.
///
/// @param pod what each of them asks for
/// @param count how many; at least 1
public record MorePods(PodDemand pod, int count) implements PodTurn {}
