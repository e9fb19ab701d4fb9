// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import java.util.StringJoiner;

/// Shortens access modes as kubectl does (GetAccessModesAsString): `RWO,ROX`.
final class AccessModes {
  private AccessModes() {}

  static String read(FieldReader in) {
    StringJoiner modes = new StringJoiner(",");
    for (String mode : ObjectProjection.texts(in)) {
      modes.add(
          switch (mode) {
            case "ReadWriteOnce" -> "RWO";
            case "ReadOnlyMany" -> "ROX";
            case "ReadWriteMany" -> "RWX";
            case "ReadWriteOncePod" -> "RWOP";
            default -> mode;
          });
    }
    return modes.toString();
  }
}
