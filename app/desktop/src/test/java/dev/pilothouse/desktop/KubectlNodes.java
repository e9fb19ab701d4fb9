// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// What kubectl says of each node and of the pods on it, read from its tables.
final class KubectlNodes {

  private KubectlNodes() {}

  /// @param ready as its column says
  /// @param silent whether nobody knows whether it is ready
  /// @param running pods that run, all containers ready, and have not been restarted much
  /// @param shaky pods that run now and were restarted three times or more: whether they crash in a loop is a matter of time
  record Told(boolean ready, boolean silent, boolean cordoned, int pods, int running, int shaky, int completed, int leaving) {
    private Told plus(String ready, String status, String restarts) {
      boolean runs = status.equals("Running") && ready.replaceAll("/.*", "").equals(ready.replaceAll(".*/", ""));
      boolean often = Integer.parseInt(restarts) >= 3;
      return new Told(
          this.ready, silent, cordoned, pods + 1, running + (runs && !often ? 1 : 0), shaky + (runs && often ? 1 : 0),
          completed + (status.equals("Completed") || status.equals("Succeeded") ? 1 : 0), leaving + (status.equals("Terminating") ? 1 : 0));
    }
  }

  static Map<String, Told> of(RealCluster cluster) {
    Map<String, Told> nodes = new TreeMap<>();
    String conditions = "jsonpath='{range .items[*]}{.metadata.name} {.status.conditions[?(@.type==\"Ready\")].status}{\"\\n\"}{end}'";
    Map<String, Boolean> silent = new TreeMap<>();
    lines(cluster, "get nodes -o " + conditions, words -> silent.put(words[0], words.length > 1 && words[1].equals("Unknown")));
    lines(cluster, "get nodes --no-headers", words -> nodes.put(words[0], new Told(
        words[1].startsWith("Ready"), silent.getOrDefault(words[0], false), words[1].contains("SchedulingDisabled"), 0, 0, 0, 0, 0)));
    lines(cluster, "get pods -A -o wide --no-headers", words ->
        nodes.computeIfPresent(words[words.length - 3], (name, told) -> told.plus(words[2], words[3], words[4])));
    return nodes;
  }

  private static void lines(RealCluster cluster, String line, Consumer<String[]> each) {
    cluster.kubectl(line).lines().map(String::strip).filter(words -> !words.isEmpty() && !words.startsWith("No resources"))
        .forEach(words -> each.accept(words.split("\\s+")));
  }
}
