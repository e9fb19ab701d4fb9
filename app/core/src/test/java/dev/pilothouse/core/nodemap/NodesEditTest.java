// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

import dev.pilothouse.core.command.CordonNode;
import dev.pilothouse.core.command.LabelNode;
import dev.pilothouse.core.command.TaintNode;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.PodScheduling;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.Taint;
import dev.pilothouse.core.kind.Toleration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// One change of several nodes: what becomes of each.
class NodesEditTest {
  private static final Taint BATCH = new Taint("dedicated", "batch", "NoExecute");

  @Test
  void a_node_that_is_so_already_is_left_alone() {
    Row open = Fleets.node(1, "True", false).build();
    Row closed = Fleets.node(2, "True", true).build();
    NodesEdit cordon = new NodesEdit.Cordon(true);
    assertThat(cordon.on(open).command()).isInstanceOf(CordonNode.class);
    assertThat(cordon.on(closed).command()).isNull();
    assertThat(new NodesEdit.Label("pool", "general").on(open).command()).isNull();
  }

  @Test
  void a_label_is_added_changed_or_removed_as_each_node_needs_it() {
    Row general = Fleets.node(1, "True", false).build();
    NodesEdit.Planned changed = new NodesEdit.Label("pool", "memory").on(general);
    assertThat(changed.command()).isInstanceOfSatisfying(LabelNode.class, label -> assertThat(label.before()).isEqualTo("general"));
    assertThat(changed.words().key()).isEqualTo("nodesEdit.changes");
    assertThat(new NodesEdit.Label("disk", "ssd").on(general).words().key()).isEqualTo("nodesEdit.adds");
    assertThat(new NodesEdit.Label("disk", null).on(general).command()).isNull();
  }

  @Test
  void the_line_for_kubectl_names_all_nodes_and_overwrites_only_where_it_must() {
    Row first = Fleets.node(1, "True", false).build();
    Row second = Fleets.node(2, "True", false).build();
    NodesEdit edit = new NodesEdit.Label("disk", "ssd");
    assertThat(edit.kubectl("prod", List.of(edit.on(first).command(), edit.on(second).command())))
        .containsExactly("kubectl", "--context", "prod", "label", "node", "node-1", "node-2", "disk=ssd");
    NodesEdit pool = new NodesEdit.Label("pool", "new");
    assertThat(pool.kubectl("prod", List.of(pool.on(first).command()))).endsWith("pool=new", "--overwrite");
  }

  @Test
  void a_taint_of_the_same_key_and_effect_gets_the_value() {
    Row node = Fleets.node(1, "True", false).set(NodeKind.ALL_TAINTS, new Taint.All(List.of(BATCH))).build();
    assertThat(new NodesEdit.PutTaint(BATCH).on(node).command()).isNull();
    assertThat(new NodesEdit.PutTaint(new Taint("dedicated", "web", "NoExecute")).on(node).command())
        .isInstanceOfSatisfying(TaintNode.class, taint -> assertThat(taint.change()).isEqualTo(TaintNode.Change.VALUE));
    assertThat(new NodesEdit.RemoveTaint("dedicated", "NoExecute").on(node).command()).isNotNull();
    assertThat(new NodesEdit.RemoveTaint("dedicated", "NoSchedule").on(node).command()).isNull();
  }

  @Test
  void pods_that_tolerate_the_taint_or_have_ended_are_not_evicted() {
    Toleration all = new Toleration("", "Exists", "", "");
    Toleration other = new Toleration("dedicated", "Equal", "web", "");
    List<Row> pods =
        List.of(
            Fleets.pod("plain", "node-1").build(),
            Fleets.pod("agent", "node-1").set(PodKind.SCHEDULING, tolerating(all)).build(),
            Fleets.pod("web", "node-1").set(PodKind.SCHEDULING, tolerating(other)).build(),
            Fleets.pod("done", "node-1").set(PodKind.PHASE, "Succeeded").build(),
            Fleets.pod("elsewhere", "node-2").build());
    assertThat(new NodesEdit.PutTaint(BATCH).evicted(pods, Set.of("node-1"))).isEqualTo(Map.of("node-1", 2));
  }

  private static PodScheduling tolerating(Toleration one) {
    return new PodScheduling(Map.of(), Map.of(), List.of(), List.of(), List.of(), List.of(one));
  }
}
