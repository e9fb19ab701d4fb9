// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

/// Whose a line is: who set its field last.
///
/// @param name as it is shown
/// @param colour which of the eight colours of charts, from 1
public record LineOwner(String name, int colour) {

  public LineOwner {
    if (colour < 1 || colour > 8) {
      throw new IllegalArgumentException("no colour " + colour);
    }
  }

  String tone() {
    return "tone-c" + colour;
  }
}
