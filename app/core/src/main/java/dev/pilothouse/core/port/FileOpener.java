// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.port;

import java.nio.file.Path;

/// Opens files with the program that the system has for them.
@FunctionalInterface
public interface FileOpener {

  /// Blocks for a moment.
  ///
  /// @return false when there is no such program, or it did not begin
  boolean open(Path file);
}
