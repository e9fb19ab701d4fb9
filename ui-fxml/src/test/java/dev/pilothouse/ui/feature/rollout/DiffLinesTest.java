// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.rollout.TemplateDiff;
import dev.pilothouse.ui.feature.rollout.DiffLines.Line;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DiffLinesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static DiffLines between(String before, String after) throws Exception {
    JsonNode from = JSON.readTree(before);
    return DiffLines.of(TemplateDiff.of(from, JSON.readTree(after)));
  }

  @Test
  void aLabelIsNamedWholeThoughThereAreDotsInItsName() throws Exception {
    DiffLines lines =
        between("{'metadata':{'labels':{'app':'web'}}}".replace('\'', '"'),
            "{'metadata':{'labels':{'app':'web','pilothouse.dev/behaviour':'slow'}}}".replace('\'', '"'));
    assertThat(lines.lines())
        .containsExactly(new Line(' ', "metadata.labels"), new Line('+', "  pilothouse.dev/behaviour: slow"));
  }

  @Test
  void anImageStandsUnderItsContainer() throws Exception {
    DiffLines lines =
        between("{'spec':{'containers':[{'name':'a.b','image':'web:1'}]}}".replace('\'', '"'),
            "{'spec':{'containers':[{'name':'a.b','image':'web:2'}]}}".replace('\'', '"'));
    assertThat(lines.lines())
        .containsExactly(
            new Line(' ', "spec.containers[a.b]"), new Line('-', "  image: web:1"), new Line('+', "  image: web:2"));
    assertThat(lines.gone()).isEqualTo(1);
    assertThat(lines.come()).isEqualTo(1);
  }

  @Test
  void aMountThatComesStaysWithItsList() throws Exception {
    DiffLines lines =
        between("{'spec':{'mounts':[{'mountPath':'/a','name':'x'}]}}".replace('\'', '"'),
            "{'spec':{'mounts':[{'mountPath':'/a','name':'x'},{'mountPath':'/etc/b.d','name':'y'}]}}".replace('\'', '"'));
    assertThat(lines.lines().getFirst()).isEqualTo(new Line(' ', "spec"));
    assertThat(lines.gone()).isZero();
  }
}
