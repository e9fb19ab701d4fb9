// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.yaml.YamlText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeyTextDialogTest {
  private static final String MAP =
      """
      # ours
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: web}
      data:
        nginx.conf: |
          server {
            listen 80;
          }
        level: info # quiet
      """;

  @Test
  void theKeysAreThoseOfAConfigMap() {
    assertThat(KeyTextDialog.keys(YamlText.read(MAP))).containsExactly("nginx.conf", "level");
    assertThat(KeyTextDialog.keys(YamlText.read(MAP.replace("ConfigMap", "Secret")))).isEmpty();
  }

  @Test
  void aTextOfManyLinesIsWrittenBackIndentedAndTheRestStays() {
    String whole = KeyTextDialog.replaced(YamlText.read(MAP), "nginx.conf", "server {\n  listen 8080;\n\n  gzip on;\n}\n");
    assertThat(whole)
        .isEqualTo(
            MAP.replace("      listen 80;\n", "      listen 8080;\n\n      gzip on;\n"));
  }

  @Test
  void aTextThatIsBrokenElsewhereIsNotTouched() {
    String broken = MAP.replace("{name: web}", "{name: web");
    assertThat(KeyTextDialog.replaced(YamlText.read(broken), "level", "debug")).isEqualTo(broken);
  }
}
