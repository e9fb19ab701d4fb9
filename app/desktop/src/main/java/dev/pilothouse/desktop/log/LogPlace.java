// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop.log;

import ch.qos.logback.core.PropertyDefinerBase;
import dev.pilothouse.core.settings.SettingsFolder;
import java.nio.file.Path;

/// Where the log lies: in the folder of the program's state, where nobody else writes. `-Dpilothouse.log=FILE` names another one.
public final class LogPlace extends PropertyDefinerBase {

  @Override
  public String getPropertyValue() {
    String chosen = System.getProperty("pilothouse.log");
    if (chosen != null) {
      return chosen;
    }
    Path home = Path.of(System.getProperty("user.home"));
    return SettingsFolder.state(System.getProperty("os.name"), System.getenv(), home).resolve("pilothouse.log").toString();
  }
}
