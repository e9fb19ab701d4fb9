// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.model.KubeObject;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Under `schedule/WORLD/` lie clusters and pods that a real kube-scheduler could place nowhere, with its words, or
/// somewhere, with the node (src/test/recorder/record_scheduling_cases.py). The same must be found here.
class SchedulingCasesTest {
  private static final List<String> WORLDS = List.of("fleet", "spread", "apart", "volumes");
  private static final ObjectMapper JSON = new ObjectMapper();

  /// What follows the reasons: what the scheduler tried afterwards to make room.
  private static final Pattern AFTERWARDS =
      Pattern.compile("(?: no new claims to deallocate,)?(?: preemption: .*)?|(?: no new claims to deallocate,)? not found");

  static Stream<Arguments> refused() throws IOException {
    return cases("message");
  }

  static Stream<Arguments> placed() throws IOException {
    return cases("node");
  }

  private static Stream<Arguments> cases(String with) throws IOException {
    Stream<Arguments> all = Stream.of();
    for (String world : WORLDS) {
      SchedulerSnapshot cluster = SchedulerWorlds.cluster("/schedule/" + world + "/cluster.json");
      all = Stream.concat(all, read(world).filter(one -> one.has(with)).map(one -> Arguments.of(world, one.path("name").asText(), cluster, one)));
    }
    return all;
  }

  private static Stream<JsonNode> read(String world) throws IOException {
    JsonNode cases = JSON.readTree(SchedulingCasesTest.class.getResourceAsStream("/schedule/" + world + "/cases.json"));
    return StreamSupport.stream(cases.spliterator(), false);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("refused")
  void thePodIsRefusedForTheReasonsThatTheSchedulerGave(String world, String name, SchedulerSnapshot cluster, JsonNode one) {
    Fit fit = cluster.fit(PodDemand.ofPod(new KubeObject(one.path("pod"))));

    String message = one.path("message").asText();
    assertThat(message).startsWith(fit.sentence());
    assertThat(message.substring(fit.sentence().length())).matches(AFTERWARDS);
    assertThat(fit.sentence()).startsWith("0/" + cluster.size() + " nodes are available: ");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("placed")
  void thePodFitsOnTheNodeThatTheSchedulerChose(String world, String name, SchedulerSnapshot cluster, JsonNode one) {
    Fit fit = cluster.fit(PodDemand.ofPod(new KubeObject(one.path("pod"))));

    assertThat(fit.nodes().stream().filter(Fit.NodeFit::fits).map(Fit.NodeFit::node)).contains(one.path("node").asText());
    assertThat(fit.sentence()).isEmpty();
  }

  @Test
  void thereAreAtLeastSixtyOfThem() throws IOException {
    assertThat(refused()).hasSizeGreaterThanOrEqualTo(60);
  }
}
