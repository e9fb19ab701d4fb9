// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ConnectionStep;
import dev.pilothouse.core.port.Discovery;
import java.util.List;

/// How an open context stands.
public sealed interface SessionState {

  /// All steps, those that wait included.
  List<ConnectionStep> steps();

  record Connecting(List<ConnectionStep> steps) implements SessionState {}

  record Failed(List<ConnectionStep> steps, ClusterFailure failure) implements SessionState {}

  record Connected(List<ConnectionStep> steps, String serverVersion, String userName, Discovery discovery)
      implements SessionState {}
}
