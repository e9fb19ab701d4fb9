// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

import dev.pilothouse.core.kind.Taint;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.Quantity;
import dev.pilothouse.core.schedule.Fit;
import dev.pilothouse.core.schedule.Refusal;
import dev.pilothouse.core.schedule.WholeFit;
import dev.pilothouse.core.schedule.WholeFit.Near;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The scheduler's reasons in the words of people: how many nodes give each, and what would have to change. Pure.
public final class WaitReasons {
  private WaitReasons() {}

  /// One reason.
  ///
  /// @param nodes how many give it
  /// @param scheduler the scheduler's own words
  public record Reason(Message words, MapTone tone, int nodes, String scheduler) {}

  /// The reasons of the first plugin that refuses on each node, as the scheduler counts; the most frequent first.
  public static List<Reason> of(WholeFit whole) {
    Map<String, List<Taint>> taints = new HashMap<>();
    whole.nodes().forEach(near -> taints.put(near.node(), near.untolerated()));
    Map<Message, Reason> found = new LinkedHashMap<>();
    for (Fit.NodeFit node : whole.fit().nodes()) {
      for (Refusal one : node.refusals()) {
        Message words = words(one, taints.getOrDefault(node.node(), List.of()));
        Reason first = new Reason(words, PlacingVerdicts.tone(List.of(one)), 1, one.words());
        found.merge(words, first, (a, b) -> new Reason(words, a.tone(), a.nodes() + 1, a.scheduler()));
      }
    }
    List<Reason> reasons = new ArrayList<>(found.values());
    reasons.sort(Comparator.comparingInt(Reason::nodes).reversed().thenComparing(Reason::scheduler));
    return reasons;
  }

  private static Message words(Refusal refusal, List<Taint> taints) {
    String id = id(refusal);
    Refusal.Shortage shortage = refusal.shortage();
    return switch (id) {
      case "" -> Message.literal(refusal.words());
      case "taint" -> Message.of("why.reason.taint", taints.isEmpty() ? "" : taints.getFirst().toString());
      case "resource" -> Message.of("why.reason.resource", shortage == null ? "" : shortage.resource());
      default -> Message.of("why.reason." + id);
    };
  }

  /// What would have to change so that a node takes the pod, a sentence for each thing.
  public static List<Message> changes(Near near) {
    return near.refusals().stream().map(one -> change(one, near.untolerated())).distinct().toList();
  }

  private static Message change(Refusal refusal, List<Taint> taints) {
    String id = id(refusal);
    Refusal.Shortage shortage = refusal.shortage();
    if (shortage != null) {
      return switch (id) {
        case "cpu" -> Message.of("why.change.cpu", Quantity.readableCores(shortage.missing()));
        case "memory" -> Message.of("why.change.memory", Quantity.readableBytes(shortage.missing()));
        case "pods" -> Message.of("why.change.pods", shortage.allocatable());
        default -> Message.of("why.change.resource", shortage.missing(), shortage.resource());
      };
    }
    return switch (id) {
      case "" -> Message.literal(refusal.words());
      case "taint" -> Message.of("why.change.taint", taints.stream().map(Taint::toString).collect(Collectors.joining(", ")));
      default -> Message.of("why.change." + id);
    };
  }

  /// The end of the keys of the words about a reason; empty for one that only the scheduler's own words tell.
  static String id(Refusal refusal) {
    Refusal.Shortage shortage = refusal.shortage();
    if (shortage != null) {
      return switch (shortage.resource()) {
        case "cpu", "memory", "pods" -> shortage.resource();
        default -> "resource";
      };
    }
    return switch (refusal.words()) {
      case "node(s) had untolerated taint(s)" -> "taint";
      case "node(s) were unschedulable" -> "cordoned";
      case "node(s) didn't match the requested node name" -> "name";
      case "node(s) didn't match Pod's node affinity/selector", "node(s) didn't satisfy plugin(s) [NodeAffinity]" -> "selector";
      case "node(s) didn't have free ports for the requested pod ports" -> "ports";
      case "node(s) didn't match pod affinity rules" -> "affinity";
      case "node(s) didn't match pod anti-affinity rules" -> "apart";
      case "node(s) didn't satisfy existing pods anti-affinity rules" -> "unwelcome";
      case "node(s) didn't match pod topology spread constraints" -> "spread";
      case "node(s) didn't match pod topology spread constraints (missing required label)" -> "spreadLabel";
      case "node(s) didn't match PersistentVolume's node affinity" -> "volumeNode";
      case "node(s) didn't find available persistent volumes to bind" -> "volumeNone";
      case "node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)" -> "volumeLost";
      case "node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod" ->
          "volumeOnce";
      case "node(s) had no available volume zone" -> "volumeZone";
      default -> "";
    };
  }
}
