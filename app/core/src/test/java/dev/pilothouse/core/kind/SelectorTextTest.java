// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Selectors of labels as a person writes them.
class SelectorTextTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      app=cart                          | app=cart
      app==cart , tier = web            | app=cart,tier=web
      app.kubernetes.io/name=cart       | app.kubernetes.io/name=cart
      env in (prod, stage)              | env in (prod,stage)
      env notin (dev)                   | env notin (dev)
      tier!=db                          | tier notin (db)
      app=cart,!old,track               | app=cart,!old,track
      app=                              | app=
      """)
  void are_read_as_kubectl_reads_them_and_written_again(String text, String again) {
    assertThat(Selector.parse(text)).map(Selector::toString).contains(again);
    assertThat(Selector.parse(again)).isEqualTo(Selector.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "=cart", "app=cart,", "app=a b", "!app=cart", "env in prod", "env in (a", "app=cart,app=web", "a,,b"})
  void what_is_none_is_told(String text) {
    assertThat(Selector.parse(text)).isEmpty();
  }

  @Test
  void find_what_has_the_labels() {
    Labels cart = Labels.of(Map.of("app", "cart", "env", "prod"));
    assertThat(Selector.parse("app=cart,env in (prod,stage),!old").orElseThrow().matches(cart)).isTrue();
    assertThat(Selector.parse("env!=prod").orElseThrow().matches(cart)).isFalse();
    assertThat(Selector.parse("tier!=db").orElseThrow().matches(cart)).isTrue();
  }
}
