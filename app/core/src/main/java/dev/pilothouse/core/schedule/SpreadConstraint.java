// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

import dev.pilothouse.core.kind.FieldReader;
import dev.pilothouse.core.kind.Labels;
import dev.pilothouse.core.kind.Selector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A rule that pods be spread evenly, and that a pod rather waits than breaks it. Immutable.
///
/// @param selector which pods are counted; null for none
/// @param minDomains with fewer domains than this the least count is 0
/// @param honoursAffinity whether only nodes that the pod's node selector and affinity match are counted
/// @param honoursTaints whether only nodes whose taints the pod tolerates are counted
record SpreadConstraint(
    long maxSkew,
    String topologyKey,
    @Nullable Selector selector,
    long minDomains,
    boolean honoursAffinity,
    boolean honoursTaints) {

  boolean selects(Labels pod) {
    return selector != null && selector.matches(pod);
  }

  /// Whether its selector is there and empty: it matches every pod, and none is counted (countPodsMatchSelector).
  boolean selectsWithoutCounting() {
    return Selector.EVERYTHING.equals(selector);
  }

  /// Those that keep a pod off (DoNotSchedule); the others only order the nodes.
  ///
  /// @param pod its labels, whose values `matchLabelKeys` adds to the selector
  static List<SpreadConstraint> readAll(FieldReader in, Labels pod) {
    List<SpreadConstraint> all = new ArrayList<>();
    if (in.enterArray()) {
      while (in.nextElement()) {
        SpreadConstraint one = read(in, pod);
        if (one != null) {
          all.add(one);
        }
      }
    }
    return all;
  }

  private static @Nullable SpreadConstraint read(FieldReader in, Labels pod) {
    long maxSkew = 1;
    String key = "";
    String unsatisfiable = "";
    Selector selector = null;
    long minDomains = 1;
    boolean affinity = true;
    boolean taints = false;
    List<String> labelKeys = new ArrayList<>();
    if (in.enterObject()) {
      for (String field; (field = in.nextField()) != null; ) {
        switch (field) {
          case "maxSkew" -> maxSkew = in.number();
          case "topologyKey" -> key = in.sharedText();
          case "whenUnsatisfiable" -> unsatisfiable = in.sharedText();
          case "labelSelector" -> selector = Selector.read(in);
          case "minDomains" -> minDomains = in.number();
          case "nodeAffinityPolicy" -> affinity = !in.sharedText().equals("Ignore");
          case "nodeTaintsPolicy" -> taints = in.sharedText().equals("Honor");
          case "matchLabelKeys" -> readTexts(in, labelKeys);
          default -> in.skip();
        }
      }
    }
    return unsatisfiable.equals("ScheduleAnyway")
        ? null
        : new SpreadConstraint(maxSkew, key, withLabels(selector, labelKeys, pod), minDomains, affinity, taints);
  }

  private static void readTexts(FieldReader in, List<String> into) {
    if (in.enterArray()) {
      while (in.nextElement()) {
        into.add(in.sharedText());
      }
    }
  }

  private static @Nullable Selector withLabels(@Nullable Selector selector, List<String> keys, Labels pod) {
    if (selector == null || keys.stream().noneMatch(pod::has)) {
      return selector;
    }
    List<Selector.Requirement> all = new ArrayList<>(selector.expressions());
    keys.stream().filter(pod::has).forEach(key -> all.add(new Selector.Requirement(key, "In", List.of(pod.get(key)))));
    return new Selector(selector.pairs(), all);
  }
}
