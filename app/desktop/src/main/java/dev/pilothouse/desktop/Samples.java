// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.sample.SampleCluster;
import java.util.List;

/// The scenarios that sample clusters can play.
final class Samples {
  private Samples() {}

  static List<String> names() {
    return SampleCluster.scenarios();
  }

  static SampleCluster start(String scenario) {
    return SampleCluster.start(scenario);
  }
}
