// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import dev.pilothouse.core.logs.RequestLines.Step;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/// One request through several pods.
class RequestLinesTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private final LogBuffer buffer = new LogBuffer(LogBuffer.USUAL);

  private void line(int source, long millis, String text) {
    buffer.append(source, (START.plusMillis(millis) + " " + text + "\n").getBytes(UTF_8));
  }

  private RequestLines find(Set<Integer> without) {
    return RequestLines.of(buffer.snapshot(), "7f31c0d2", without, () -> false);
  }

  @Test
  void its_lines_are_told_of_all_pods_with_the_time_to_the_next_of_the_same_pod() {
    line(0, 0, "INFO POST /orders request_id=7f31c0d2");
    line(0, 5, "INFO GET / request_id=00000000");
    line(0, 14, "{\"msg\":\"calling payments\",\"request_id\":\"7f31c0d2\"}");
    line(1, 16, "INFO 7f31c0d2 basket read");
    line(2, 1_016, "INFO 7f31c0d2 first try");
    line(2, 2_018, "ERROR 7f31c0d2 second try");
    line(0, 3_012, "{\"msg\":\"POST /orders\",\"status\":500,\"request_id\":\"7f31c0d2\"}");
    RequestLines found = find(Set.of());
    assertThat(found.lines()).isEqualTo(6);
    assertThat(found.sources()).containsExactlyInAnyOrder(0, 1, 2);
    assertThat(found.last() - found.first()).isEqualTo(3_012);
    assertThat(found.steps()).extracting(step -> step.millis() - found.first()).containsExactly(0L, 14L, 16L, 1_016L, 2_018L, 3_012L);
    assertThat(found.steps()).extracting(Step::took).containsExactly(14L, 2_998L, -1L, 1_002L, -1L, -1L);
    assertThat(found.steps()).extracting(Step::failed).containsExactly(false, false, false, false, true, true);
    assertThat(found.steps().getLast().status()).isEqualTo("500");
    assertThat(found.steps().get(1).text()).isEqualTo("calling payments request_id=7f31c0d2");
  }

  @Test
  void what_was_taken_away_is_not_part_of_it_and_of_very_many_lines_the_first_are_told() {
    for (int i = 0; i < 500; i++) {
      line(i % 2, i, "INFO 7f31c0d2 step " + i);
    }
    RequestLines found = find(Set.of(1));
    assertThat(found.lines()).isEqualTo(250);
    assertThat(found.sources()).containsExactly(0);
    assertThat(found.steps()).hasSize(RequestLines.MOST).allMatch(step -> step.source() == 0 && step.took() == 2);
    assertThat(found.last() - found.first()).isEqualTo(498);
  }

  @Test
  void a_request_that_nobody_tells_of_has_no_lines() {
    assertThat(find(Set.of()).steps()).isEmpty();
    assertThat(find(Set.of()).lines()).isZero();
  }
}
