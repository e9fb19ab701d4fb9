// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.logs.LogLink;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the command line asks of the window. Checked: every value is one that the window can take.
///
/// @param kubeconfigs the files to read instead of KUBECONFIG and the default one; empty for those
/// @param sample the scenario of the sample cluster to open
/// @param object kind and name, as `deployment/checkout`
/// @param link to a view of logs, as it can be copied there
/// @param readOnly whether every context of this run is read-only
/// @param screenshot the file to write the view to, once it is live; the program ends then
public record LaunchOptions(
    List<Path> kubeconfigs,
    Optional<String> context,
    Optional<String> sample,
    Optional<String> view,
    Optional<String> object,
    Optional<String> namespace,
    Optional<LogLink> link,
    boolean readOnly,
    Optional<String> theme,
    Optional<String> language,
    Optional<Path> screenshot) {

  public LaunchOptions {
    kubeconfigs = List.copyOf(kubeconfigs);
  }
}
