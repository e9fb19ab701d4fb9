// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

/// Where a long line is cut into pieces, and which pieces are not drawn as they are.
final class LinePieces {
  /// How long a line may be before it is shown in pieces: longer ones nobody reads, and no screen draws.
  static final int PIECE = 16 << 10;

  private LinePieces() {}

  /// Where a piece ends: not inside a character.
  static int end(byte[] bytes, int begin, int end) {
    if (end - begin <= PIECE) {
      return end;
    }
    int stop = begin + PIECE;
    for (int back = 0; back < 3 && (bytes[stop] & 0xc0) == 0x80; back++) {
      stop--;
    }
    return stop;
  }

  /// Whether there are bytes that are not drawn as they are: escapes and controls, and the lead bytes of characters that may be
  /// invisible (U+200B to U+206F, U+FEFF, C1 controls). A yes costs only time.
  static boolean odd(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      byte value = bytes[i];
      if ((value >= 0 && value < 0x20 && value != '\t') || value == 0x7f) {
        return true;
      }
      if (value == (byte) 0xc2 && i + 1 < to && bytes[i + 1] < (byte) 0xa0) {
        return true;
      }
      boolean pair = i + 1 < to;
      if (pair && ((value == (byte) 0xe2 && (bytes[i + 1] == (byte) 0x80 || bytes[i + 1] == (byte) 0x81))
          || (value == (byte) 0xef && bytes[i + 1] == (byte) 0xbb))) {
        return true;
      }
    }
    return false;
  }
}
