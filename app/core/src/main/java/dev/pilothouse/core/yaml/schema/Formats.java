// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.schema;

import dev.pilothouse.core.yaml.Fault.Expected;
import dev.pilothouse.core.yaml.ScalarType;
import dev.pilothouse.core.yaml.YamlScalar;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/// The formats that the server decodes rather than only documents: what does not decode is refused.
final class Formats {
  // k8s.io/apimachinery/pkg/api/resource: sign, digits with a point somewhere, suffix
  private static final Pattern QUANTITY =
      Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?");
  private static final Pattern BASE64 = Pattern.compile("([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");

  private Formats() {}

  static String name(Schema schema) {
    return schema.expected().filter(Expected.QUANTITY::equals).isPresent() ? "quantity" : schema.format();
  }

  static boolean holds(Schema schema, YamlScalar scalar) {
    return switch (name(schema)) {
      case "quantity" -> QUANTITY.matcher(scalar.text()).matches();
      case "byte" -> BASE64.matcher(withoutBreaks(scalar.text())).matches();
      case "date-time" -> isTime(scalar.text());
      case "int32" -> fits(scalar, 31);
      case "int64" -> fits(scalar, 63);
      default -> true;
    };
  }

  /// Go's decoder skips line breaks.
  private static String withoutBreaks(String text) {
    return text.replace("\n", "").replace("\r", "");
  }

  private static boolean isTime(String text) {
    try {
      return OffsetDateTime.parse(text) != null;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static boolean fits(YamlScalar scalar, int bits) {
    if (scalar.type() != ScalarType.INTEGER) {
      return true;
    }
    BigInteger value = ScalarType.integer(scalar.text());
    return value.bitLength() <= bits;
  }
}
