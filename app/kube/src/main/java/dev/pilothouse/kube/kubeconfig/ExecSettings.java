// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.kubeconfig;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The login program of a user, as it is written. Arguments and environment may hold secrets.
///
/// @param command a name to look up in the PATH, or a path that has been resolved against the file
/// @param environment in the order of the file
/// @param interactiveMode as written; empty when it is not there
public record ExecSettings(
    String apiVersion,
    String command,
    List<String> arguments,
    Map<String, String> environment,
    String installHint,
    boolean provideClusterInfo,
    String interactiveMode) {

  public ExecSettings {
    arguments = List.copyOf(arguments);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }

  @Override
  public String toString() {
    return "ExecSettings[" + command + ", " + arguments.size() + " arguments]";
  }
}
