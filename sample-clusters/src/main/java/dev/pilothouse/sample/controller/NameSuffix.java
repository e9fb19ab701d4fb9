// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/// The endings of generated names, in the alphabet of `k8s.io/apimachinery/pkg/util/rand`: no vowels, no digits that
/// look like letters.
public final class NameSuffix {

  private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

  private NameSuffix() {}

  /// Five characters, as `generateName` adds them.
  public static String random(RandomGenerator random) {
    StringBuilder text = new StringBuilder(5);
    for (int i = 0; i < 5; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  /// The hash of a pod template: 32 bits of FNV-1a, its decimal digits written in the alphabet (up to 10 characters).
  public static String hash(JsonNode template, int collisions) {
    long hash = fnv1a((template.toString() + (collisions > 0 ? "#" + collisions : "")).getBytes(StandardCharsets.UTF_8));
    StringBuilder text = new StringBuilder();
    for (char digit : Long.toString(hash).toCharArray()) {
      text.append(ALPHABET.charAt(digit % ALPHABET.length()));
    }
    return text.toString();
  }

  private static long fnv1a(byte[] bytes) {
    int hash = 0x811c9dc5;
    for (byte b : bytes) {
      hash = (hash ^ (b & 0xff)) * 0x01000193;
    }
    return Integer.toUnsignedLong(hash);
  }
}
