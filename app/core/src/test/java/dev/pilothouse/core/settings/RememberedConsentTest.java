// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.settings;

import dev.pilothouse.core.base.ManualBackground;
import dev.pilothouse.core.port.ExecConsent.LoginProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RememberedConsentTest {
  private static final LoginProgram PROGRAM =
      new LoginProgram(Path.of("/c"), "anna", "aws", List.of("eks", "get-token"), Map.of("KEY", "canary-9"), "/usr/bin/aws");
  @TempDir Path folder;
  private int questions;
  private boolean answer = true;

  private RememberedConsent consent(SettingsStore store) {
    return new RememberedConsent(
        store,
        _ -> {
          questions++;
          return answer;
        });
  }

  @Test
  void a_yes_is_remembered_over_runs_without_any_value() throws IOException {
    try (SettingsStore store = SettingsStore.open(folder, new ManualBackground())) {
      assertThat(consent(store).allows(PROGRAM)).isTrue();
    }
    try (SettingsStore store = SettingsStore.open(folder, new ManualBackground())) {
      assertThat(consent(store).allows(PROGRAM)).isTrue();
    }

    assertThat(questions).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("settings.json"))).doesNotContain("canary-9").doesNotContain("get-token");
  }

  @Test
  void a_no_is_asked_again() {
    answer = false;
    try (SettingsStore store = SettingsStore.open(folder, new ManualBackground())) {
      assertThat(consent(store).allows(PROGRAM)).isFalse();
      assertThat(consent(store).allows(PROGRAM)).isFalse();
    }

    assertThat(questions).isEqualTo(2);
  }

  @Test
  void whatever_differs_is_another_program() {
    List<LoginProgram> others =
        List.of(
            new LoginProgram(Path.of("/d"), "anna", "aws", List.of("eks", "get-token"), Map.of("KEY", "canary-9"), "/usr/bin/aws"),
            new LoginProgram(Path.of("/c"), "bert", "aws", List.of("eks", "get-token"), Map.of("KEY", "canary-9"), "/usr/bin/aws"),
            new LoginProgram(Path.of("/c"), "anna", "awk", List.of("eks", "get-token"), Map.of("KEY", "canary-9"), "/usr/bin/aws"),
            new LoginProgram(Path.of("/c"), "anna", "aws", List.of("eksget-token"), Map.of("KEY", "canary-9"), "/usr/bin/aws"),
            new LoginProgram(Path.of("/c"), "anna", "aws", List.of("get-token", "eks"), Map.of("KEY", "canary-9"), "/usr/bin/aws"),
            new LoginProgram(Path.of("/c"), "anna", "aws", List.of("eks", "get-token", "KEY", "canary-9"), Map.of(), "/usr/bin/aws"),
            new LoginProgram(Path.of("/c"), "anna", "aws", List.of("eks", "get-token"), Map.of("KEY", "other"), "/usr/bin/aws"),
            new LoginProgram(Path.of("/c"), "anna", "aws", List.of("eks", "get-token"), Map.of("KEY", "canary-9"), "/tmp/aws"));

    assertThat(others)
        .extracting(RememberedConsent::fingerprint)
        .doesNotHaveDuplicates()
        .doesNotContain(RememberedConsent.fingerprint(PROGRAM));
  }
}
