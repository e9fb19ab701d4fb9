// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.desktop.PodHistory.Lanes;
import dev.pilothouse.desktop.PodHistory.Totals;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What the proof that view and cluster agree stands on: it finds what was true lately, and nothing else.
class PodHistoryTest {
  private final ObjectMapper json = new ObjectMapper();
  private final PodHistory history = new PodHistory();

  @BeforeEach
  void anOldPodServesWhileANewOneComes() throws IOException {
    happens(0, "ADDED", "old", "web:1", "'nodeName':'a'", "", "'conditions':[{'type':'Ready','status':'True'}]");
    happens(100, "ADDED", "new", "web:2", "", "", "'phase':'Pending'");
    happens(200, "MODIFIED", "new", "web:2", "'nodeName':'a'", "", "'phase':'Pending'");
    happens(300, "MODIFIED", "new", "web:2", "'nodeName':'a'", "", "'containerStatuses':[{'state':{'running':{}}}]");
    happens(400, "MODIFIED", "new", "web:2", "'nodeName':'a'", "", "'conditions':[{'type':'Ready','status':'True'}]");
    happens(500, "MODIFIED", "old", "web:1", "'nodeName':'a'", "'deletionTimestamp':'now'", "'phase':'Running'");
    happens(600, "DELETED", "old", "web:1", "'nodeName':'a'", "'deletionTimestamp':'now'", "'phase':'Running'");
  }

  @Test
  void each_state_is_found_at_its_time() {
    assertThat(age(new Lanes(1, 0, 0, 0, 1, 0, 0), 150)).hasValue(0);
    assertThat(age(new Lanes(0, 1, 0, 0, 1, 0, 0), 250)).hasValue(0);
    assertThat(age(new Lanes(0, 0, 1, 0, 1, 0, 0), 350)).hasValue(0);
    assertThat(age(new Lanes(0, 0, 0, 1, 1, 0, 0), 450)).hasValue(0);
    assertThat(age(new Lanes(0, 0, 0, 1, 0, 1, 0), 550)).hasValue(0);
    assertThat(age(new Lanes(0, 0, 0, 1, 0, 0, 1), 650)).hasValue(0);
    assertThat(history.age(state -> state.totals("web:2").equals(new Totals(2, 2, 1, 1)), 450, 0, 0)).hasValue(0);
  }

  @Test
  void what_is_shown_a_little_late_is_as_old_as_the_end_of_its_truth() {
    assertThat(age(new Lanes(1, 0, 0, 0, 1, 0, 0), 280)).hasValue(80);
  }

  @Test
  void what_is_shown_too_late_is_not_found() {
    assertThat(age(new Lanes(1, 0, 0, 0, 1, 0, 0), 301)).isEmpty();
  }

  @Test
  void what_never_was_is_not_found() {
    assertThat(age(new Lanes(0, 1, 0, 0, 2, 0, 0), 250)).isEmpty();
  }

  @Test
  void what_is_yet_to_come_is_not_found() {
    assertThat(age(new Lanes(0, 0, 0, 1, 0, 0, 1), 580)).isEmpty();
  }

  @Test
  void with_another_image_as_the_newest_the_lanes_are_others() {
    Predicate<PodHistory.State> swapped = state -> state.lanes("web:1").equals(new Lanes(0, 0, 0, 1, 1, 0, 0));
    assertThat(history.age(swapped, 450, 0, 0)).hasValue(0);
    assertThat(history.age(swapped, 550, 0, 0)).isEmpty();
  }

  private OptionalLong age(Lanes lanes, long moment) {
    return history.age(state -> state.lanes("web:2").equals(lanes), moment, 100, 10);
  }

  private void happens(long at, String type, String uid, String image, String spec, String metadata, String status)
      throws IOException {
    String event =
        """
        {'type':'%s','object':{'metadata':{'uid':'%s'%s},'spec':{'containers':[{'image':'%s'}]%s},'status':{%s}}}
        """
            .formatted(
                type, uid, metadata.isEmpty() ? "" : "," + metadata, image, spec.isEmpty() ? "" : "," + spec, status);
    history.accept(json.readTree(event.replace('\'', '"')), at);
  }
}
