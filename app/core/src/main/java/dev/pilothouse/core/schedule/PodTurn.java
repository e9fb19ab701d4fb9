// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

/// What several workloads that are scaled together do to the places for pods, one workload after the other.
public sealed interface PodTurn permits MorePods, FewerPods {}
