// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

/// What one line says about its place: how deep it stands. Pure.
final class Lines {
  /// Spaces that a level is deep. The sheets draw the guides by it, the keys write it.
  static final int STEP = 2;

  private Lines() {}

  /// How many spaces a line begins with.
  static int indent(CharSequence line) {
    int at = 0;
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  static boolean blank(CharSequence line) {
    return indent(line) == line.length() || line.toString().isBlank();
  }
}
