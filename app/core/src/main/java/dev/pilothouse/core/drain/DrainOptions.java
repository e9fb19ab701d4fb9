// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.drain;

import dev.pilothouse.core.command.EvictPod;
import dev.pilothouse.core.command.Kubectl;
import java.util.ArrayList;
import java.util.List;

/// What a person allows a drain to do. The pods of DaemonSets are always left where they are.
///
/// @param emptyDirData whether pods go that keep data in an emptyDir, which is lost with them (`--delete-emptydir-data`)
/// @param force whether pods go that nobody makes anew (`--force`)
/// @param gracePeriod how long a pod may take to end, in seconds; [EvictPod#OWN_GRACE] for as long as it says itself
public record DrainOptions(boolean emptyDirData, boolean force, int gracePeriod) {
  public static final DrainOptions CAREFUL = new DrainOptions(false, false, EvictPod.OWN_GRACE);

  /// The same with kubectl, as arguments.
  public List<String> kubectl(String context, String node) {
    List<String> words = new ArrayList<>(List.of("drain", node, "--ignore-daemonsets"));
    if (emptyDirData) {
      words.add("--delete-emptydir-data");
    }
    if (force) {
      words.add("--force");
    }
    if (gracePeriod != EvictPod.OWN_GRACE) {
      words.add("--grace-period=" + gracePeriod);
    }
    return Kubectl.inContext(context, words);
  }
}
