// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.sample.SampleCluster;
import dev.pilothouse.sample.scenario.FleetSize;
import java.util.List;

/// The scenarios that sample clusters can play.
final class Samples {
  private Samples() {}

  static List<String> names() {
    return SampleCluster.scenarios();
  }

  /// Whether there is a scenario of that name; the names of fleets tell their size.
  static boolean has(String scenario) {
    return SampleCluster.has(scenario);
  }

  /// What can be named, for a person who named something else.
  static String choice() {
    return String.join(", ", names()) + ", " + FleetSize.WORDS;
  }

  static SampleCluster start(String scenario) {
    return SampleCluster.start(scenario);
  }
}
