// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Fills in what an API server fills in.
final class Defaults {

  private Defaults() {}

  static void apply(ResourceType type, ObjectNode object) {}
}
