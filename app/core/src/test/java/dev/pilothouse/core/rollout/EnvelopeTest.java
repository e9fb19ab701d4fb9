// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.kind.DaemonSetKind;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.ObjectRows;
import dev.pilothouse.core.kind.StatefulSetKind;
import dev.pilothouse.core.rollout.Envelope.Counts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EnvelopeTest {
  private static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

  @ParameterizedTest(name = "{0} pods, surge {1}, unavailable {2}: at most {3}, at least {4}")
  @CsvSource({
    "8, 25%, 25%, 10, 6",
    "10, 25%, 25%, 13, 8",
    "1, 25%, 25%, 2, 1",
    "3, 0, 10%, 3, 2",
    "4, 50%, 0, 6, 4",
    "5, 0, 1, 5, 4",
    "2, 1, 5, 3, 0",
    "0, 25%, 25%, 0, 0",
    "100, 100%, 100%, 200, 0",
    "7, 1%, 1%, 8, 7"
  })
  void aDeploymentRoundsItsSurgeUpAndItsUnavailableDown(long replicas, String surge, String unavailable, long most, long least) {
    Envelope envelope =
        Envelopes.deployment(
            ObjectRows.read(
                new DeploymentKind(),
                "{metadata: {name: web, uid: u}, spec: {replicas: %d, strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: %s, "
                        .formatted(replicas, surge)
                    + "maxUnavailable: " + unavailable + "}}}}"),
            NONE);
    assertThat(envelope.maxTotal()).isEqualTo(most);
    assertThat(envelope.minAvailable()).isEqualTo(least);
    assertThat(envelope.surgeWritten()).isEqualTo(surge);
  }

  @ParameterizedTest(name = "{0} nodes, surge {1}, unavailable {2}: at most {3}, at least {4}")
  @CsvSource({"9, 25%, 0, 12, 9", "9, 0, 10%, 9, 8", "120, 0, 3, 120, 117", "4, 0, 0, 4, 3", "0, 0, 1, 0, 0"})
  void aDaemonSetRoundsBothUp(long nodes, String surge, String unavailable, long most, long least) {
    Envelope envelope =
        Envelopes.daemonSet(
            ObjectRows.read(
                new DaemonSetKind(),
                "{metadata: {name: web, uid: u}, status: {desiredNumberScheduled: %d}, spec: {updateStrategy: {type: RollingUpdate, "
                        .formatted(nodes)
                    + "rollingUpdate: {maxSurge: " + surge + ", maxUnavailable: " + unavailable + "}}}}"),
            NONE);
    assertThat(envelope.maxTotal()).isEqualTo(most);
    assertThat(envelope.minAvailable()).isEqualTo(least);
  }

  @Test
  void aStatefulSetLetsOneBeAwayUnlessItSaysMore() {
    String set = "{metadata: {name: web, uid: u}, spec: {replicas: 10, updateStrategy: {type: RollingUpdate%s}}}";
    assertThat(Envelopes.statefulSet(ObjectRows.read(new StatefulSetKind(), set.formatted("")), NONE).minAvailable()).isEqualTo(9);
    String more = ", rollingUpdate: {maxUnavailable: 35%}";
    assertThat(Envelopes.statefulSet(ObjectRows.read(new StatefulSetKind(), set.formatted(more)), NONE).minAvailable()).isEqualTo(7);
  }

  @Test
  void recreateKeepsNothing() {
    Envelope envelope =
        Envelopes.deployment(
            ObjectRows.read(
                new DeploymentKind(), "{metadata: {name: web, uid: u}, spec: {replicas: 3, strategy: {type: Recreate}}}"),
            NONE);
    assertThat(envelope.bounded()).isFalse();
    assertThat(envelope.atLimit()).isFalse();
    assertThat(envelope.minAvailable()).isZero();
  }
}
