// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import java.util.List;
import java.util.Objects;

/// The version, from the manifest of the jar; `development` when it runs from class files.
final class ProgramVersion {
  private ProgramVersion() {}

  /// What `--version` prints.
  static List<String> lines() {
    return List.of("pilothouse " + text(), "java " + Runtime.version());
  }

  static String text() {
    return Objects.requireNonNullElse(ProgramVersion.class.getPackage().getImplementationVersion(), "development");
  }
}
