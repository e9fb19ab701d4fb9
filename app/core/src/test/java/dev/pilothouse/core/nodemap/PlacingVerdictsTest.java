// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.Taint;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.schedule.PodDemand;
import dev.pilothouse.core.schedule.SchedulerRows;
import dev.pilothouse.core.schedule.SchedulerSnapshot;
import dev.pilothouse.core.schedule.WholeFit;
import dev.pilothouse.core.store.RowSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What nodes say to a pod that looks for a place. Each of the three has 31 of 32 cores free.
class PlacingVerdictsTest {
  private final Fleets rows = Fleets.of(3, 2);

  PlacingVerdictsTest() {
    Taint batch = new Taint("dedicated", "batch", "NoSchedule");
    rows.change(
        rows.nodes, Fleets.node(0, "True", false).set(NodeKind.ALL_TAINTS, new Taint.All(List.of(batch))),
        Fleets.node(1, "True", true));
  }

  private WholeFit whole(String cpu) throws JsonProcessingException {
    String pod =
        "{\"metadata\":{\"name\":\"train\",\"namespace\":\"shop\"},\"spec\":{\"containers\":[{\"name\":\"main\",\"resources\":"
            + "{\"requests\":{\"cpu\":\"" + cpu + "\"}}}]}}";
    RowSnapshot none = RowSnapshot.EMPTY;
    SchedulerRows all = new SchedulerRows(rows.nodes.snapshot(), rows.pods.snapshot(), none, none, none, none);
    return WholeFit.of(PodDemand.ofPod(new KubeObject(new ObjectMapper().readTree(pod))), SchedulerSnapshot.of(all));
  }

  private static NodeVerdict of(Map<Integer, NodeVerdict> verdicts, int node) {
    return Objects.requireNonNull(verdicts.get(node));
  }

  private Map<Integer, NodeVerdict> verdicts(WholeFit whole) {
    return PlacingVerdicts.of(rows.fleet(new FleetKeeper()), whole);
  }

  @Test
  void each_node_says_what_stops_the_pod_first_as_the_scheduler_does() throws JsonProcessingException {
    Map<Integer, NodeVerdict> verdicts = verdicts(whole("31.5"));
    assertThat(of(verdicts, 0).words())
        .isEqualTo(Message.of("why.andMore", Message.of("why.taint", "dedicated=batch:NoSchedule"), 1));
    assertThat(of(verdicts, 1).words()).isEqualTo(Message.of("why.andMore", Message.of("why.cordoned"), 1));
    assertThat(of(verdicts, 2).words()).isEqualTo(Message.of("why.cpu", "0.5"));
  }

  @Test
  void the_closest_is_where_the_fewest_things_would_have_to_change() throws JsonProcessingException {
    WholeFit whole = whole("31.5");
    assertThat(whole.fit().sentence())
        .isEqualTo(
            "0/3 nodes are available: 1 Insufficient cpu, 1 node(s) had untolerated taint(s), 1 node(s) were unschedulable.");
    assertThat(whole.nearest(3)).extracting(WholeFit.Near::node).containsExactly("node-2");
    assertThat(whole.nodes()).extracting(WholeFit.Near::changes).containsExactly(1, 2, 2);
    assertThat(verdicts(whole).entrySet().stream().filter(one -> one.getValue().close()).map(Map.Entry::getKey)).containsExactly(2);
  }

  @Test
  void of_nodes_with_as_many_reasons_the_one_that_misses_least_is_closest() throws JsonProcessingException {
    rows.change(rows.pods, Fleets.pod("more", "node-1"));
    rows.change(rows.nodes, Fleets.node(0, "True", false), Fleets.node(1, "True", false));
    assertThat(whole("31.5").nearest(3)).extracting(WholeFit.Near::node).containsExactly("node-0", "node-2", "node-1");
  }

  @Test
  void where_it_fits_it_says_so() throws JsonProcessingException {
    WholeFit whole = whole("4");
    assertThat(whole.nearest(3)).extracting(WholeFit.Near::node).containsExactly("node-2");
    NodeVerdict fits = of(verdicts(whole), 2);
    assertThat(fits.words()).isEqualTo(Message.of("why.fits"));
    assertThat(fits.close()).isTrue();
  }
}
