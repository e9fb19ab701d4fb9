// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// A text is given to the program that the system has for it.
class SystemFileOpenerTest {
  private static final Path LOG = Path.of("/tmp/a b;c.log");

  @TempDir private Path folder;

  private SystemFileOpener linux() {
    return new SystemFileOpener("Linux", Map.of("PATH", "relative:" + folder));
  }

  private void program(String script) throws Exception {
    Path program = folder.resolve("xdg-open");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void each_system_has_its_own_and_the_file_is_one_argument() {
    assertThat(new SystemFileOpener("Mac OS X", Map.of()).line(LOG)).contains(List.of("/usr/bin/open", "-t", LOG.toString()));
    assertThat(new SystemFileOpener("Windows 11", Map.of()).line(LOG).orElseThrow().getFirst()).isEqualTo("notepad.exe");
    assertThat(linux().line(LOG)).isEmpty();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is a shell script")
  void it_is_told_whether_the_program_began() throws Exception {
    assertThat(linux().open(LOG)).isFalse();
    program("cp /dev/null \"" + folder + "/$(basename \"$1\")\"");
    assertThat(linux().open(LOG)).isTrue();
    assertThat(folder.resolve("a b;c.log")).exists();
    program("exit 3");
    assertThat(linux().open(LOG)).isFalse();
  }
}
