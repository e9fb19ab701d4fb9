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

  /// About how much memory a fleet takes that is made, served, read and shown in one program, in MB; of other scenarios nothing is
  /// said. Measured at 150,000 pods: 2.4 KB each for the server, 1.4 KB for what is shown, and room to work.
  static long megabytes(String scenario) {
    return FleetSize.of(scenario).map(size -> 120 + size.pods() * 5L / 1000).orElse(0L);
  }

  /// How much memory this program may take, in MB.
  static long allowedMegabytes() {
    return Runtime.getRuntime().maxMemory() >> 20;
  }

  static SampleCluster start(String scenario) {
    return SampleCluster.start(scenario);
  }
}
