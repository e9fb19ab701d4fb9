// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.port.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TextFileTest {
  @TempDir Path folder;

  private TextFile file(String text) throws IOException {
    return new TextFile(Files.writeString(folder.resolve("x.yaml"), text));
  }

  @ParameterizedTest
  @CsvSource({"a|b|, a|b|, false", "a^|b^|, a^|b^|, false", "a^b^, a|b|, true", "a^|b|, a^|b^|, false"})
  void linesEndInTheFileAsTheyDid(String before, String after, boolean old) throws Exception {
    TextFile file = file(before.replace('^', '\r').replace('|', '\n'));
    assertThat(file.read()).isEqualTo("a\nb\n");
    assertThat(file.written("a\nb\n")).isEqualTo(after.replace('^', '\r').replace('|', '\n'));
    assertThat(file.old()).isEqualTo(old);
  }

  @Test
  void whatCannotBeReadIsNamed() {
    assertThatThrownBy(() -> new TextFile(folder.resolve("none.yaml")).read())
        .isInstanceOfSatisfying(ClusterException.class, e -> assertThat(e.failure().what().key()).isEqualTo("editor.file.what"));
  }
}
