// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.model;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Bytes as people read them: the place, sixteen bytes, and what of them is ASCII, as `hexdump -C` has it. Any thread.
public final class HexDump {
  private static final int ROW = 16;

  private HexDump() {}

  public static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException other) {
      return false;
    }
  }

  /// @param most how many of the bytes at most
  public static String of(byte[] bytes, int most) {
    StringBuilder text = new StringBuilder();
    int end = Math.min(bytes.length, most);
    for (int from = 0; from < end; from += ROW) {
      int to = Math.min(end, from + ROW);
      String hex = HexFormat.ofDelimiter(" ").formatHex(bytes, from, to);
      text.append("%08x  %-47s  ".formatted(from, hex));
      for (int i = from; i < to; i++) {
        text.append(bytes[i] >= 0x20 && bytes[i] < 0x7f ? (char) bytes[i] : '.');
      }
      text.append('\n');
    }
    return text.toString().stripTrailing();
  }
}
