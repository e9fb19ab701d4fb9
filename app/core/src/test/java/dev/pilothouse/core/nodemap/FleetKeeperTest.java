// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.nodemap.FleetNode.Usage;
import dev.pilothouse.core.store.ChangeBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FleetKeeperTest {
  private final FleetKeeper keeper = new FleetKeeper();

  private static FleetNode node(Fleet fleet, String name) {
    return fleet.nodes().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<String> pods(Fleet fleet, String name) {
    FleetNode node = node(fleet, name);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < fleet.podCount(node.slot()); i++) {
      Row pod = fleet.podRow(fleet.pod(node.slot(), i));
      names.add((pod == null ? "-" : pod.name()) + " " + fleet.shown(node, fleet.pod(node.slot(), i)));
    }
    return names;
  }

  @Test
  void a_node_knows_its_pods_by_name_and_what_they_ask_for() {
    Fleets rows = Fleets.of(3, 2);
    Fleet fleet = rows.fleet(keeper);
    assertThat(pods(fleet, "node-1")).containsExactly("web-1-0 RUNNING", "web-1-1 RUNNING");
    assertThat(node(fleet, "node-1").asked()).isEqualTo(new FleetNode.Asked(1000, 2L << 30, 2));
    assertThat(node(fleet, "node-1").freeCpu()).isEqualTo(31_000);
  }

  @Test
  void a_pod_that_moves_leaves_one_node_and_comes_to_the_other() {
    Fleets rows = Fleets.of(3, 2);
    rows.fleet(keeper);
    rows.change(rows.pods, Fleets.pod("web-1-0", "node-2"), Fleets.pod("new", "node-0"));
    Fleet fleet = rows.fleet(keeper);
    assertThat(pods(fleet, "node-1")).containsExactly("web-1-1 RUNNING");
    assertThat(pods(fleet, "node-2")).containsExactly("web-1-0 RUNNING", "web-2-0 RUNNING", "web-2-1 RUNNING");
    assertThat(pods(fleet, "node-0")).containsExactly("new RUNNING", "web-0-0 RUNNING", "web-0-1 RUNNING");
  }

  @Test
  void what_nobody_touched_is_not_made_again() {
    Fleets rows = Fleets.of(3, 2);
    Fleet before = rows.fleet(keeper);
    rows.change(rows.pods, Fleets.crashing("web-1-0", "node-1"));
    Fleet after = rows.fleet(keeper);
    assertThat(node(after, "node-0")).isSameAs(node(before, "node-0"));
    assertThat(pods(after, "node-1")).containsExactly("web-1-0 FAILING", "web-1-1 RUNNING");
    assertThat(pods(before, "node-1")).containsExactly("web-1-0 RUNNING", "web-1-1 RUNNING");
  }

  @Test
  void pods_of_a_silent_node_are_in_no_known_state() {
    Fleets rows = Fleets.of(2, 1);
    rows.change(rows.nodes, Fleets.node(0, "Unknown", false));
    Fleet fleet = rows.fleet(keeper);
    assertThat(node(fleet, "node-0").mark()).isEqualTo(NodeMark.LOST);
    assertThat(pods(fleet, "node-0")).containsExactly("web-0-0 UNKNOWN");
    assertThat(pods(fleet, "node-1")).containsExactly("web-1-0 RUNNING");
  }

  @Test
  void a_cordoned_node_is_draining_while_pods_leave_it() {
    Fleets rows = Fleets.of(2, 1);
    rows.change(rows.nodes, Fleets.node(0, "True", true));
    assertThat(node(rows.fleet(keeper), "node-0").mark()).isEqualTo(NodeMark.CORDONED);
    rows.change(rows.pods, Fleets.pod("web-0-0", "node-0").deleted(Fleets.NOW - 5));
    Fleet fleet = rows.fleet(keeper);
    assertThat(node(fleet, "node-0").mark()).isEqualTo(NodeMark.DRAINING);
    assertThat(pods(fleet, "node-0")).containsExactly("web-0-0 LEAVING");
  }

  @Test
  void a_node_that_has_only_just_come_is_told_apart() {
    Fleets rows = Fleets.of(1, 0);
    rows.change(
        rows.nodes, Fleets.node(1, "True", false).created(Fleets.NOW - 20), Fleets.node(2, "False", false).created(Fleets.NOW - 20),
        Fleets.node(3, "False", false));
    Fleet fleet = rows.fleet(keeper);
    assertThat(fleet.nodes()).extracting(FleetNode::mark)
        .containsExactly(NodeMark.READY, NodeMark.JOINED, NodeMark.JOINING, NodeMark.NOT_READY);
  }

  @Test
  void pods_that_were_there_before_their_node_stand_on_it_when_it_comes() {
    Fleets rows = Fleets.of(1, 0);
    rows.change(rows.pods, Fleets.pod("early", "node-1"));
    assertThat(rows.fleet(keeper).placed()).isZero();
    rows.change(rows.nodes, Fleets.node(1, "True", false));
    assertThat(pods(rows.fleet(keeper), "node-1")).containsExactly("early RUNNING");
  }

  @Test
  void pods_without_a_node_wait_the_oldest_first() {
    Fleets rows = Fleets.of(1, 1);
    rows.change(
        rows.pods, Fleets.pod("late", "").set(PodKind.PHASE, "Pending"),
        Fleets.pod("early", "").set(PodKind.PHASE, "Pending").created(5),
        Fleets.pod("gone", "").set(PodKind.PHASE, "Failed"));
    assertThat(rows.fleet(keeper).waiting()).extracting(Row::name).containsExactly("early", "late");
    rows.change(rows.pods, Fleets.pod("early", "node-0"));
    assertThat(rows.fleet(keeper).waiting()).extracting(Row::name).containsExactly("late");
  }

  @Test
  void pods_of_a_node_that_was_deleted_are_known_until_they_are_taken_away_or_it_comes_back() {
    Fleets rows = Fleets.of(2, 2);
    rows.fleet(keeper);
    rows.nodes.apply(ChangeBatch.of(List.of(), List.of("uid-node-1")));
    Fleet fleet = rows.fleet(keeper);
    assertThat(fleet.stranded()).extracting(Row::name).containsExactly("web-1-0", "web-1-1");
    assertThat(fleet.placed()).isEqualTo(2);
    rows.pods.apply(ChangeBatch.of(List.of(), List.of("uid-web-1-0")));
    assertThat(rows.fleet(keeper).stranded()).extracting(Row::name).containsExactly("web-1-1");
    rows.change(rows.nodes, Fleets.node(1, "True", false));
    assertThat(rows.fleet(keeper).stranded()).isEmpty();
    assertThat(pods(rows.fleet(keeper), "node-1")).containsExactly("web-1-1 RUNNING");
  }

  @Test
  void pods_that_have_ended_ask_for_nothing_and_are_still_seen() {
    Fleets rows = Fleets.of(1, 1);
    rows.change(rows.pods, Fleets.pod("done", "node-0").set(PodKind.PHASE, "Succeeded"));
    Fleet fleet = rows.fleet(keeper);
    assertThat(pods(fleet, "node-0")).containsExactly("done DONE", "web-0-0 RUNNING");
    assertThat(node(fleet, "node-0").asked().pods()).isEqualTo(1);
  }

  @Test
  void nothing_measured_is_not_the_same_as_nothing_used() {
    Fleets rows = Fleets.of(2, 1);
    assertThat(rows.fleet(keeper).totals().measured()).isZero();
    FleetUsage usage =
        new FleetUsage() {
          @Override
          public Usage node(String name) {
            return name.equals("node-1") ? new Usage(0, 0) : Usage.UNKNOWN;
          }

          @Override
          public Usage pod(String namespace, String name) {
            return Usage.UNKNOWN;
          }
        };
    Fleet fleet = keeper.next(rows.nodes.snapshot(), rows.pods.snapshot(), usage, Fleets.NOW);
    assertThat(node(fleet, "node-0").usage().known()).isFalse();
    assertThat(node(fleet, "node-1").usage().known()).isTrue();
    assertThat(fleet.totals().measured()).isEqualTo(1);
  }

  /// Whatever happens in whatever order: what was kept by changes is what is made from the rows at once.
  @Test
  void kept_by_changes_is_the_same_as_made_at_once() {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      Fleets rows = Fleets.of(6, 3);
      FleetKeeper own = new FleetKeeper();
      for (int round = 0; round < 12; round++) {
        change(rows, random);
        assertThat(picture(rows.fleet(own))).as("seed %s round %s", seed, round).isEqualTo(picture(rows.fleet(new FleetKeeper())));
      }
    }
  }

  private static void change(Fleets rows, Random random) {
    for (int i = random.nextInt(4); i >= 0; i--) {
      int number = random.nextInt(9);
      String pod = "web-" + random.nextInt(6) + "-" + random.nextInt(4);
      switch (random.nextInt(6)) {
        case 0 -> rows.change(rows.nodes, Fleets.node(number, random.nextBoolean() ? "True" : "Unknown", random.nextBoolean()));
        case 1 -> rows.nodes.apply(ChangeBatch.of(List.of(), List.of("uid-node-" + number)));
        case 2 -> rows.pods.apply(ChangeBatch.of(List.of(), List.of("uid-" + pod)));
        case 3 -> rows.change(rows.pods, Fleets.crashing(pod, "node-" + number));
        case 4 -> rows.change(rows.pods, Fleets.pod(pod, "").set(PodKind.PHASE, "Pending"));
        default -> rows.change(rows.pods, Fleets.pod(pod, "node-" + number));
      }
    }
  }

  private static String picture(Fleet fleet) {
    TreeMap<String, String> all = new TreeMap<>();
    fleet.nodes().forEach(node -> all.put(node.name(), node.mark() + " " + node.asked() + " " + pods(fleet, node.name())));
    return all + " " + fleet.waiting() + " " + fleet.stranded();
  }
}
