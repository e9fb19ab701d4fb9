// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeyPressesTest {

  @Test
  void a_letter_is_its_key_and_types_itself() {
    assertThat(KeyPresses.press("c")).isEqualTo(new KeyPresses.Press(KeyCode.C, "c", false, false, false));
    assertThat(KeyPresses.press("shift+y")).isEqualTo(new KeyPresses.Press(KeyCode.Y, "Y", true, false, false));
  }

  @Test
  void modifiers_stand_before_the_key() {
    assertThat(KeyPresses.press("shortcut+k")).isEqualTo(new KeyPresses.Press(KeyCode.K, "k", false, true, false));
    assertThat(KeyPresses.press("Alt+Left")).isEqualTo(new KeyPresses.Press(KeyCode.LEFT, "", false, false, true));
  }

  @Test
  void signs_type_themselves_wherever_they_stand_on_the_keyboard() {
    assertThat(KeyPresses.press("?").types()).isEqualTo("?");
    assertThat(KeyPresses.press("+").types()).isEqualTo("+");
  }

  @Test
  void named_keys_type_nothing() {
    assertThat(KeyPresses.press("down")).isEqualTo(new KeyPresses.Press(KeyCode.DOWN, "", false, false, false));
    assertThat(KeyPresses.press("tab").code()).isEqualTo(KeyCode.TAB);
  }

  @Test
  void what_is_no_key_is_named() {
    assertThatThrownBy(() -> new KeyPresses("shortcut+k dwon")).hasMessageContaining("'dwon' is no key");
    assertThatThrownBy(() -> new KeyPresses("strg+k")).hasMessageContaining("'strg' is no modifier");
  }

  @Test
  void no_words_are_no_keys() {
    assertThat(new KeyPresses("").isEmpty()).isTrue();
    assertThat(new KeyPresses("down").isEmpty()).isFalse();
  }
}
