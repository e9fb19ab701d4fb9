// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/// Reads and writes the quantities of Kubernetes: `500m`, `2`, `1.5`, `64Mi`, `1e3`. Parts are rounded up, as the scheduler does
/// (apimachinery, resource.Quantity). What cannot be read is 0.
public final class Quantity {
  private static final String BINARY = "KMGTPE";
  private static final String DECIMAL = "kMGTPE";

  private Quantity() {}

  /// In thousandths: `500m` is 500, `2` is 2000. For CPU.
  public static long millis(String text) {
    return scaled(text, 1000);
  }

  /// In whole units: bytes, pods, pieces.
  public static long units(String text) {
    return scaled(text, 1);
  }

  private static long scaled(String text, int factor) {
    int end = text.length();
    if (end == 0) {
      return 0;
    }
    long plain = plainNumber(text);
    if (plain >= 0) {
      return plain * factor;
    }
    if (text.charAt(end - 1) == 'm' && factor == 1000) {
      long thousandths = plainNumber(text.substring(0, end - 1));
      if (thousandths >= 0) {
        return thousandths;
      }
    }
    try {
      return exact(text).multiply(BigDecimal.valueOf(factor)).setScale(0, RoundingMode.CEILING).longValue();
    } catch (NumberFormatException | ArithmeticException odd) {
      return 0;
    }
  }

  /// Digits only and few enough to multiply; -1 for anything else.
  private static long plainNumber(String text) {
    int length = text.length();
    if (length == 0 || length > 15) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < length; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /// Without rounding; empty for what cannot be read.
  public static Optional<BigDecimal> exactly(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(exact(text));
    } catch (NumberFormatException | ArithmeticException odd) {
      return Optional.empty();
    }
  }

  private static BigDecimal exact(String text) {
    int end = text.length();
    char last = text.charAt(end - 1);
    if (last == 'i' && end > 2) {
      int power = BINARY.indexOf(text.charAt(end - 2));
      if (power < 0) {
        throw new NumberFormatException(text);
      }
      return new BigDecimal(text.substring(0, end - 2)).multiply(BigDecimal.valueOf(1L << (10 * (power + 1))));
    }
    int power = DECIMAL.indexOf(last);
    if (power >= 0) {
      return new BigDecimal(text.substring(0, end - 1)).scaleByPowerOfTen(3 * (power + 1));
    }
    int small = "mun".indexOf(last);
    if (small >= 0) {
      return new BigDecimal(text.substring(0, end - 1)).scaleByPowerOfTen(-3 * (small + 1));
    }
    BigDecimal value = new BigDecimal(text);
    if (value.scale() < -30 || value.scale() > 30) {
      throw new NumberFormatException(text);
    }
    return value;
  }

  /// `64 GiB`, `1.5 GiB`, `512 MiB`, `0 B`: three digits at most, for people.
  public static String readableBytes(long bytes) {
    if (Math.abs(bytes) < 1024) {
      return bytes + " B";
    }
    double value = bytes;
    int power = -1;
    while (Math.abs(value) >= 1024 && power < BINARY.length() - 1) {
      value /= 1024;
      power++;
    }
    return threeDigits(value) + " " + BINARY.charAt(power) + "iB";
  }

  /// `8`, `0.25`, `1.5`: cores, three digits at most.
  public static String readableCores(long millis) {
    return threeDigits(millis / 1000.0);
  }

  private static String threeDigits(double value) {
    double size = Math.abs(value);
    String text = String.format(Locale.ROOT, size < 10 ? "%.2f" : size < 100 ? "%.1f" : "%.0f", value);
    if (text.indexOf('.') < 0) {
      return text;
    }
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
  }
}
