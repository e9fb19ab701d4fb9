// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import dev.pilothouse.core.yaml.ScalarType;
import dev.pilothouse.core.yaml.YamlScalar;
import java.math.BigDecimal;

/// What the numbers and percentages of a text come to.
final class Numbers {
  static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Numbers() {}

  static BigDecimal of(YamlScalar number) {
    return number.type() == ScalarType.INTEGER
        ? new BigDecimal(ScalarType.integer(number.text()))
        : new BigDecimal(number.text().replace("_", ""));
  }

  /// @param text in the form of a percentage
  static BigDecimal percent(String text) {
    return new BigDecimal(text.substring(0, text.length() - 1));
  }
}
