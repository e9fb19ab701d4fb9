// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.text;

import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.ClusterFailure;
import java.util.Locale;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FailureTextTest {
  private static final Texts TEXTS = new Texts(Locale.ENGLISH);

  private static String words(ClusterFailure.Kind kind, String detail) {
    return FailureText.inFull(TEXTS, new ClusterFailure(kind, Message.literal("No."), Message.literal("A rule."), Message.literal(""), detail));
  }

  @Test
  void theServersOwnWordsStandBelowTheReason() {
    assertThat(words(ClusterFailure.Kind.INVALID, "images tagged forbidden may not sail"))
        .isEqualTo("No.\nA rule.\nimages tagged forbidden may not sail");
    assertThat(words(ClusterFailure.Kind.INVALID, "")).isEqualTo("No.\nA rule.");
  }

  @Test
  void ofAConflictTheServerKnowsLessThanTheReason() {
    assertThat(words(ClusterFailure.Kind.CONFLICT, "the server rejected our request")).isEqualTo("No.\nA rule.");
  }
}
