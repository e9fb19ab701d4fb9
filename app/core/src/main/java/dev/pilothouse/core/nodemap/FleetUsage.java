// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

import dev.pilothouse.core.nodemap.FleetNode.Usage;

/// One reading of what nodes and pods use. Any thread.
public interface FleetUsage {
  /// Nothing is measured.
  FleetUsage NONE =
      new FleetUsage() {
        @Override
        public Usage node(String name) {
          return Usage.UNKNOWN;
        }

        @Override
        public Usage pod(String namespace, String name) {
          return Usage.UNKNOWN;
        }
      };

  /// [Usage#UNKNOWN] when it is not measured.
  Usage node(String name);

  /// [Usage#UNKNOWN] when it is not measured.
  Usage pod(String namespace, String name);
}
