// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.port;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Asks a person whether a login program of a kubeconfig may be run. Blocks; never called on the FX thread.
@FunctionalInterface
public interface ExecConsent {

  boolean allows(LoginProgram program);

  /// The whole of what would be run. Consent holds for exactly this; values of the environment are shown only by name.
  ///
  /// @param resolved the file that would be started; equals `command` when it was not found
  /// @param environment names and values that the kubeconfig adds
  record LoginProgram(
      Path kubeconfig, String user, String command, List<String> arguments, Map<String, String> environment, String resolved) {
    public LoginProgram {
      arguments = List.copyOf(arguments);
      environment = Map.copyOf(environment);
    }

    @Override
    public String toString() {
      return "LoginProgram[" + command + ", " + arguments.size() + " arguments]";
    }
  }
}
