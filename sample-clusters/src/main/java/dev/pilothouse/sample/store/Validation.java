// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Refuses what an API server would refuse.
final class Validation {

  private Validation() {}

  static void checkNew(ResourceType type, ObjectNode object) {}

  static void checkChange(ResourceType type, ObjectNode old, ObjectNode fresh) {}
}
