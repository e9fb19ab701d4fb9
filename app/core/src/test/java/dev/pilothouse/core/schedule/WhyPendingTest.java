// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WhyPendingTest {

  private static String told(WhyPending why) {
    return why.nodes() + " " + why.reasons().stream().map(one -> one.words().key() + one.words().places()).toList();
  }

  @Test
  void takesTheSchedulersSentenceApart() {
    assertThat(
            told(
                WhyPending.parse(
                    "0/10 nodes are available: 1 node(s) had untolerated taint(s), 9 Insufficient cpu, 8 Insufficient memory. no new"
                        + " claims to deallocate, preemption: 0/10 nodes are available: 10 Preemption is not helpful for scheduling.")))
        .isEqualTo("10 [pending.cpu[9], pending.memory[8], pending.taints[1]]");
  }

  @Test
  void namesTheTaintAndKeepsWhatItDoesNotKnow() {
    assertThat(
            told(
                WhyPending.parse(
                    "0/6 nodes are available: 2 node(s) had untolerated taint {dedicated: batch}, 3 node(s) didn't match Pod's node"
                        + " affinity/selector, 1 node(s) were haunted.")))
        .isEqualTo("6 [pending.selector[3], pending.taint[2, dedicated=batch], pending.other[1, node(s) were haunted]]");
  }

  @Test
  void whatSpeaksAgainstEveryNodeIsOneReason() {
    assertThat(told(WhyPending.parse("0/5 nodes are available: persistentvolumeclaim \"data\" not found. not found")))
        .isEqualTo("5 [literal[persistentvolumeclaim \"data\" not found]]");
    assertThat(told(WhyPending.parse("0/5 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found")))
        .isEqualTo("5 [pending.claims[0]]");
  }

  @Test
  void volumesOutOfReachAndVolumesThatAreNotThereAreTwoReasons() {
    assertThat(
            told(
                WhyPending.parse(
                    "0/5 nodes are available: 2 node(s) didn't match PersistentVolume's node affinity, 3 node(s) didn't find"
                        + " available persistent volumes to bind. no new claims to deallocate, preemption: 0/5 nodes are available.")))
        .isEqualTo("5 [pending.noVolume[3], pending.volumeZone[2]]");
  }

  @Test
  void aSentenceOfAnotherSchedulerIsShownAsItIs() {
    assertThat(told(WhyPending.parse("no room at the inn"))).isEqualTo("0 [literal[no room at the inn]]");
    assertThat(WhyPending.parse("").reasons()).isEmpty();
  }
}
