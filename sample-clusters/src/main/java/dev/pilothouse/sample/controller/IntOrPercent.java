// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.JsonNode;

/// Reads fields that hold a number (2) or a share (`25%`).
final class IntOrPercent {

  private IntOrPercent() {}

  /// The value, a share taken of a total and rounded up or down; `otherwise` is used where the field is absent.
  static int of(JsonNode node, String otherwise, int total, boolean roundUp) {
    String text = node.isMissingNode() || node.isNull() ? otherwise : node.asText();
    if (!text.endsWith("%")) {
      return Integer.parseInt(text.strip());
    }
    double share = Integer.parseInt(text.substring(0, text.length() - 1)) * total / 100.0;
    return (int) (roundUp ? Math.ceil(share) : Math.floor(share));
  }
}
