// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

import dev.pilothouse.core.kind.Taint;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.Quantity;
import dev.pilothouse.core.schedule.Fit;
import dev.pilothouse.core.schedule.Refusal;
import dev.pilothouse.core.schedule.WholeFit;
import dev.pilothouse.core.schedule.WholeFit.Near;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What each node says to a pod that looks for a place, by the scheduler's reasons. Pure.
public final class PlacingVerdicts {
  /// So many nodes stand out as the closest.
  public static final int CLOSEST = 3;

  private PlacingVerdicts() {}

  /// By node slot. The first reason is the scheduler's; how many more there are is said with it.
  public static Map<Integer, NodeVerdict> of(Fleet fleet, WholeFit whole) {
    Map<String, Near> nears = new HashMap<>();
    whole.nodes().forEach(near -> nears.put(near.node(), near));
    Set<String> closest = new HashSet<>();
    whole.nearest(CLOSEST).forEach(near -> closest.add(near.node()));
    Map<String, Fit.NodeFit> fits = new HashMap<>();
    whole.fit().nodes().forEach(fit -> fits.put(fit.node(), fit));
    Map<Integer, NodeVerdict> verdicts = new HashMap<>();
    for (FleetNode node : fleet.nodes()) {
      Fit.NodeFit fit = fits.get(node.name());
      Near near = nears.get(node.name());
      if (fit != null && near != null) {
        boolean close = fit.fits() || (whole.fit().count() == 0 && closest.contains(node.name()));
        verdicts.put(node.slot(), new NodeVerdict(words(fit, near), tone(fit.refusals()), close));
      }
    }
    return verdicts;
  }

  private static Message words(Fit.NodeFit fit, Near near) {
    if (fit.fits()) {
      return Message.of("why.fits");
    }
    Message first = words(fit.refusals().getFirst(), near.untolerated());
    int more = near.refusals().size() - 1;
    return more > 0 ? Message.of("why.andMore", first, more) : first;
  }

  /// One reason in short.
  ///
  /// @param untolerated the taints that keep the pod off this node
  public static Message words(Refusal refusal, List<Taint> untolerated) {
    Refusal.Shortage shortage = refusal.shortage();
    if (shortage != null) {
      return switch (shortage.resource()) {
        case "cpu" -> Message.of("why.cpu", Quantity.readableCores(shortage.missing()));
        case "memory" -> Message.of("why.memory", Quantity.readableBytes(shortage.missing()));
        case "pods" -> Message.of("why.pods", shortage.allocatable());
        default -> Message.of("why.resource", shortage.missing(), shortage.resource());
      };
    }
    String id = WaitReasons.id(refusal);
    return switch (id) {
      case "" -> Message.literal(refusal.words());
      case "taint" -> Message.of("why.taint", untolerated.stream().map(Taint::toString).collect(Collectors.joining(", ")));
      default -> Message.of("why." + id);
    };
  }

  /// The sign of a reason: one for each kind.
  public static MapTone tone(List<Refusal> refusals) {
    if (refusals.isEmpty()) {
      return MapTone.OK;
    }
    Refusal first = refusals.getFirst();
    return switch (first.plugin()) {
      case "NodeResourcesFit" ->
          first.words().endsWith("cpu") ? MapTone.C1 : first.words().endsWith("memory") ? MapTone.C5 : MapTone.C7;
      case "TaintToleration" -> MapTone.C4;
      case "NodeUnschedulable" -> MapTone.OFF;
      case "InterPodAffinity", "PodTopologySpread" -> MapTone.C6;
      case "NodeAffinity" -> MapTone.C8;
      default -> MapTone.C2;
    };
  }
}
