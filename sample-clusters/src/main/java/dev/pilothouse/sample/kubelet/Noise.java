// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.kubelet;

import java.time.Instant;

/// Smooth random curves over time that need no memory: the same seed and instant always give the same value.
final class Noise {

  private Noise() {}

  /// Between 0 and 1, with a new random point every so many seconds and a smooth way between.
  static double at(long seed, Instant instant, int seconds) {
    double position = instant.toEpochMilli() / 1000.0 / seconds;
    long step = (long) Math.floor(position);
    double part = position - step;
    double smooth = part * part * (3 - 2 * part);
    return point(seed, step) * (1 - smooth) + point(seed, step + 1) * smooth;
  }

  /// The ups and downs of work over a quarter of an hour, around 1.
  static double tide(long seed, Instant instant) {
    double seconds = instant.toEpochMilli() / 1000.0 + (seed & 0x3ff);
    return 1 + 0.32 * Math.sin(seconds * 2 * Math.PI / 900) + 0.3 * (at(seed, instant, 75) - 0.5);
  }

  private static double point(long seed, long step) {
    return (mix(seed * 0x9E3779B97F4A7C15L + step) >>> 11) * 0x1.0p-53;
  }

  /// The finisher of SplitMix64.
  static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
