// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

/// What a pod needs of one sort, requests or limits, out of those of its containers in their order: the greater of the sum of the
/// containers and the greatest step of its initialisation, where containers that stay beside count for every later step; what the
/// pod names as a whole counts instead; plus the overhead (KEP-753, KEP-2837; component-helpers, resource/helpers.go). Mutable.
final class PodAmounts {
  final ResourceAmounts overhead = new ResourceAmounts();
  final ResourceAmounts whole = new ResourceAmounts();
  private final ResourceAmounts main = new ResourceAmounts();
  private final ResourceAmounts stays = new ResourceAmounts();
  private final ResourceAmounts greatestStep = new ResourceAmounts();

  void container(ResourceAmounts amounts) {
    main.add(amounts);
  }

  /// An init container that ends.
  void step(ResourceAmounts init) {
    ResourceAmounts step = new ResourceAmounts();
    step.add(stays);
    step.add(init);
    greatestStep.atLeast(step);
  }

  /// An init container that stays beside the main ones.
  void stay(ResourceAmounts sidecar) {
    stays.add(sidecar);
    greatestStep.atLeast(stays);
  }

  ResourceAmounts sum() {
    ResourceAmounts sum = new ResourceAmounts();
    sum.add(main);
    sum.add(stays);
    sum.atLeast(greatestStep);
    sum.override(whole);
    sum.add(overhead);
    return sum;
  }
}
