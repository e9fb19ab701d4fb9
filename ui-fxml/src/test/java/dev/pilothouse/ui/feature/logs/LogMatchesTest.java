// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.logs.LogQuery;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Where the lines on the screen match, without the screen waiting for it.
class LogMatchesTest {
  private final Deque<Runnable> background = new ArrayDeque<>();
  private final AtomicInteger drawn = new AtomicInteger();
  private final LogMatches matches = new LogMatches(background::add, Runnable::run, drawn::incrementAndGet);

  private void pass() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  @Test
  void a_pattern_is_looked_for_away_from_the_screen() {
    matches.query(LogQuery.regex("5\\d\\d", true));
    assertThat(matches.of("GET /cart 503")).isEmpty();
    assertThat(drawn).hasValue(0);
    pass();
    assertThat(drawn).hasValue(1);
    assertThat(matches.of("GET /cart 503")).containsExactly(new LogQuery.Range(10, 13));
  }

  @Test
  void what_was_found_for_another_pattern_marks_nothing() {
    matches.query(LogQuery.regex("5\\d\\d", true));
    matches.of("GET /cart 503");
    Runnable late = background.remove();
    matches.query(LogQuery.literal("cart", true));
    late.run();
    pass();
    matches.of("GET /cart 503");
    pass();
    assertThat(matches.of("GET /cart 503")).containsExactly(new LogQuery.Range(5, 9));
    matches.query(null);
    assertThat(matches.of("GET /cart 503")).isEmpty();
  }
}
