// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;

/// What a word without quotes means to kubectl and to the API server's own YAML reader: both use sigs.k8s.io/yaml, which reads it
/// by the rules of go-yaml 2 (`resolve.go`). They are neither those of YAML 1.1 (`12:30` is a text here) nor of YAML 1.2 (`no` is
/// false).
public enum ScalarType {
  NULL,
  BOOLEAN,
  INTEGER,
  NUMBER,
  STRING;

  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUE = Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
  private static final Set<String> FALSE = Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
  private static final Set<String> NO_NUMBERS =
      Set.of(".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF");
  private static final Pattern DECIMAL = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
  private static final Pattern BASED = Pattern.compile("[-+]?0([xX][0-9a-fA-F]+|[bB][01]+|[oO]?[0-7]+)");
  private static final Pattern NUMBER_FORM = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final BigInteger GREATEST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
  private static final BigInteger LEAST = BigInteger.ONE.shiftLeft(63).negate();
  // Longer ones are no numbers, whatever they are; a pattern over a text of megabytes would cost time.
  private static final int LONGEST_NUMBER = 400;

  /// What a word without quotes and without a tag is.
  public static ScalarType ofPlain(String text) {
    if (NULLS.contains(text)) {
      return NULL;
    }
    if (TRUE.contains(text) || FALSE.contains(text)) {
      return BOOLEAN;
    }
    if (NO_NUMBERS.contains(text)) {
      return NUMBER;
    }
    return text.length() > LONGEST_NUMBER || "+-.0123456789".indexOf(text.charAt(0)) < 0 ? STRING : ofNumber(text);
  }

  private static ScalarType ofNumber(String text) {
    // A number that begins with its point may have no separators.
    String digits = text.charAt(0) == '.' ? text : text.replace("_", "");
    if (DECIMAL.matcher(digits).matches() || BASED.matcher(digits).matches()) {
      BigInteger value = integer(digits);
      if (value.compareTo(LEAST) >= 0 && value.compareTo(GREATEST) <= 0) {
        return INTEGER;
      }
    }
    return NUMBER_FORM.matcher(digits).matches() && Double.isFinite(Double.parseDouble(digits)) ? NUMBER : STRING;
  }

  /// What an integer's text says, whichever base and separators it is written with.
  ///
  /// @throws NumberFormatException when it is none
  public static BigInteger integer(String text) {
    String digits = text.replace("_", "");
    boolean minus = digits.startsWith("-");
    String bare = minus || digits.startsWith("+") ? digits.substring(1) : digits;
    BigInteger value = unsigned(bare);
    return minus ? value.negate() : value;
  }

  private static BigInteger unsigned(String digits) {
    if (digits.length() < 2 || digits.charAt(0) != '0') {
      return new BigInteger(digits);
    }
    return switch (digits.charAt(1)) {
      case 'x', 'X' -> new BigInteger(digits.substring(2), 16);
      case 'b', 'B' -> new BigInteger(digits.substring(2), 2);
      case 'o', 'O' -> new BigInteger(digits.substring(2), 8);
      default -> new BigInteger(digits.substring(1), 8);
    };
  }

  /// @return whether this boolean's text says yes
  public static boolean isTrue(String text) {
    return TRUE.contains(text);
  }
}
