// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.ClusterFailure;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LogStatesTest {

  private static ClusterFailure refused(String detail) {
    Message words = Message.of("failure.invalid.what");
    return new ClusterFailure(ClusterFailure.Kind.INVALID, words, words, words, detail);
  }

  /// The words of the kubelet, since Kubernetes 1.0: `pkg/kubelet/kubelet_pods.go`.
  @Test
  void aContainerThatNeverRestartedHasNoEarlierLogAndThatIsNoFailure() {
    assertThat(LogStates.neverRan(refused("previous terminated container \"web\" in pod \"cart-0\" not found"))).isTrue();
  }

  @Test
  void anyOtherRefusalIsAFailure() {
    assertThat(LogStates.neverRan(refused("container \"web\" in pod \"cart-0\" is waiting to start: ImagePullBackOff"))).isFalse();
    assertThat(LogStates.neverRan(refused(""))).isFalse();
  }
}
