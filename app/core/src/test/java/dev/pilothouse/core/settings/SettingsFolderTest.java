// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.settings;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsFolderTest {
  private static final Path HOME = Path.of("/home/anna");

  @Test
  void each_platform_has_its_own_place() {
    assertThat(SettingsFolder.config("Linux", Map.of(), HOME)).isEqualTo(Path.of("/home/anna/.config/pilothouse"));
    assertThat(SettingsFolder.state("Linux", Map.of(), HOME)).isEqualTo(Path.of("/home/anna/.local/state/pilothouse"));
    assertThat(SettingsFolder.config("Linux", Map.of("XDG_CONFIG_HOME", "/x"), HOME)).isEqualTo(Path.of("/x/pilothouse"));
    assertThat(SettingsFolder.config("Linux", Map.of("XDG_CONFIG_HOME", "relative"), HOME))
        .isEqualTo(Path.of("/home/anna/.config/pilothouse"));
    assertThat(SettingsFolder.config("Mac OS X", Map.of("XDG_CONFIG_HOME", "/x"), HOME))
        .isEqualTo(Path.of("/home/anna/Library/Application Support/Pilothouse"));
    assertThat(SettingsFolder.config("Windows 11", Map.of("APPDATA", "/roaming"), HOME)).isEqualTo(Path.of("/roaming/Pilothouse"));
    assertThat(SettingsFolder.state("Windows 11", Map.of(), HOME)).isEqualTo(HOME.resolve("AppData/Local/Pilothouse"));
  }
}
