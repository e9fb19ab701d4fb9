// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/// The version, from the manifest of the jar; `development` when it runs from class files.
public final class ProgramVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"pilothouse " + text(), "java " + Runtime.version()};
  }

  static String text() {
    return Objects.requireNonNullElse(ProgramVersion.class.getPackage().getImplementationVersion(), "development");
  }
}
