// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.wire;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Makes equal texts one object, so that ten thousand rows hold the name of their namespace once. Bounded: a full place forgets
/// its oldest text, which costs memory later and nothing else. A hit allocates nothing. Any thread: a race may at worst give
/// two equal objects.
public final class TextCache {
  private static final int LONGEST = 256;
  private static final int WAYS = 4;
  private final @Nullable String[] places;
  private final int mask;
  private int turn;

  public TextCache() {
    this(1 << 15);
  }

  /// @param size how many texts it keeps, a power of two
  TextCache(int size) {
    places = new String[size];
    mask = size - 1;
  }

  /// The text of UTF-8 bytes.
  String get(byte[] bytes, int from, int length) {
    if (length == 0) {
      return "";
    }
    if (length > LONGEST) {
      return new String(bytes, from, length, StandardCharsets.UTF_8);
    }
    int hash = 0;
    for (int i = from; i < from + length; i++) {
      if (bytes[i] < 0) {
        return intern(new String(bytes, from, length, StandardCharsets.UTF_8));
      }
      hash = hash * 31 + bytes[i];
    }
    int first = place(hash);
    for (int way = 0; way < WAYS; way++) {
      String known = places[first + way];
      if (known != null && known.length() == length && same(known, bytes, from)) {
        return known;
      }
    }
    return keep(first, new String(bytes, from, length, StandardCharsets.ISO_8859_1));
  }

  /// The text of characters.
  String get(char[] characters, int from, int length) {
    if (length == 0) {
      return "";
    }
    if (length > LONGEST) {
      return new String(characters, from, length);
    }
    int hash = 0;
    for (int i = from; i < from + length; i++) {
      hash = hash * 31 + characters[i];
    }
    int first = place(hash);
    for (int way = 0; way < WAYS; way++) {
      String known = places[first + way];
      if (known != null && known.length() == length && same(known, characters, from)) {
        return known;
      }
    }
    return keep(first, new String(characters, from, length));
  }

  /// The one object of a text.
  public String intern(String text) {
    int first = place(text.hashCode());
    for (int way = 0; way < WAYS; way++) {
      String known = places[first + way];
      if (text.equals(known)) {
        return known;
      }
    }
    return keep(first, text);
  }

  private static boolean same(String known, byte[] bytes, int from) {
    for (int i = 0; i < known.length(); i++) {
      if (known.charAt(i) != bytes[from + i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(String known, char[] characters, int from) {
    for (int i = 0; i < known.length(); i++) {
      if (known.charAt(i) != characters[from + i]) {
        return false;
      }
    }
    return true;
  }

  private int place(int hash) {
    int spread = hash * 0x9E3779B9;
    return (spread ^ spread >>> 15) & mask & -WAYS;
  }

  private String keep(int first, String text) {
    for (int way = 0; way < WAYS; way++) {
      if (places[first + way] == null) {
        places[first + way] = text;
        return text;
      }
    }
    places[first + (turn++ & WAYS - 1)] = text;
    return text;
  }
}
