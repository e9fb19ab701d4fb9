// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

import dev.pilothouse.core.model.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The scheduler's sentence about a pod that fits nowhere, taken apart (kubernetes, pkg/scheduler/framework/types.go, FitError):
/// `0/36 nodes are available: 14 Insufficient cpu, 9 node(s) had untolerated taint(s). preemption: …`. Words that are not known
/// stay as they are.
///
/// @param nodes how many nodes there are; 0 when the sentence does not say
/// @param reasons the most frequent first
public record WhyPending(int nodes, List<Reason> reasons) {
  private static final Pattern HEAD = Pattern.compile("^\\s*(\\d+)/(\\d+) nodes are available:\\s*(.*)$", Pattern.DOTALL);
  private static final Pattern COUNTED = Pattern.compile("^(\\d+) (.+)$");
  private static final Pattern TAINT = Pattern.compile("untolerated taint(?:\\(s\\))?(?: \\{([^:}]+): ?([^}]*)})?");
  private static final Pattern RESOURCE = Pattern.compile("Insufficient (\\S+)");

  public WhyPending {
    reasons = List.copyOf(reasons);
  }

  /// Why some of the nodes do not take the pod.
  ///
  /// @param nodes how many; a node may have several reasons; 0 for what speaks against every node
  /// @param words as `pending.cpu`, with the number of nodes as its first place
  public record Reason(int nodes, Message words) {}

  public static WhyPending parse(String sentence) {
    Matcher head = HEAD.matcher(sentence);
    if (!head.matches()) {
      return new WhyPending(0, sentence.isBlank() ? List.of() : List.of(new Reason(0, Message.literal(sentence.strip()))));
    }
    String body = head.group(3);
    int preemption = body.indexOf(" preemption:");
    String reasons = preemption < 0 ? body : body.substring(0, preemption);
    List<Reason> found = new ArrayList<>();
    for (String part : reasons.split(", (?=\\d)|\\. ")) {
      String words = part.strip().replaceAll("\\.$", "");
      Reason reason = reason(words);
      if (reason != null) {
        found.add(reason);
      } else if (found.isEmpty()) {
        // What speaks against every node is not counted; what was tried afterwards follows it.
        found.add(new Reason(0, known(0, words)));
        break;
      }
    }
    found.sort(Comparator.comparingInt(Reason::nodes).reversed());
    return new WhyPending(number(head.group(2)), found);
  }

  private static @Nullable Reason reason(String part) {
    Matcher counted = COUNTED.matcher(part);
    if (!counted.matches()) {
      return null;
    }
    int nodes = number(counted.group(1));
    String words = counted.group(2);
    return new Reason(nodes, message(nodes, words));
  }

  private static Message message(int nodes, String words) {
    Matcher resource = RESOURCE.matcher(words);
    if (resource.matches()) {
      return switch (resource.group(1)) {
        case "cpu" -> Message.of("pending.cpu", nodes);
        case "memory" -> Message.of("pending.memory", nodes);
        case "ephemeral-storage" -> Message.of("pending.storage", nodes);
        default -> Message.of("pending.resource", nodes, resource.group(1));
      };
    }
    Matcher taint = TAINT.matcher(words);
    if (taint.find()) {
      String key = taint.group(1);
      return key == null
          ? Message.of("pending.taints", nodes)
          : Message.of("pending.taint", nodes, key.strip() + (taint.group(2).isBlank() ? "" : "=" + taint.group(2).strip()));
    }
    return known(nodes, words);
  }

  private static Message known(int nodes, String words) {
    String key =
        switch (words) {
          case "Too many pods" -> "pending.tooManyPods";
          case "node(s) were unschedulable" -> "pending.cordoned";
          case "node(s) didn't match Pod's node affinity/selector",
              "node(s) didn't match node selector",
              "node(s) didn't satisfy plugin(s) [NodeAffinity]" ->
              "pending.selector";
          case "node(s) didn't match pod affinity rules" -> "pending.affinity";
          case "node(s) didn't match pod anti-affinity rules", "node(s) didn't satisfy existing pods anti-affinity rules" ->
              "pending.antiAffinity";
          case "node(s) didn't match pod topology spread constraints",
              "node(s) didn't match pod topology spread constraints (missing required label)" ->
              "pending.spread";
          case "node(s) had volume node affinity conflict",
              "node(s) didn't match PersistentVolume's node affinity",
              "node(s) had no available volume zone" ->
              "pending.volumeZone";
          case "node(s) didn't find available persistent volumes to bind" -> "pending.noVolume";
          case "node(s) didn't have free ports for the requested pod ports" -> "pending.ports";
          case "node(s) exceed max volume count" -> "pending.volumeCount";
          case "node(s) were not ready" -> "pending.notReady";
          default ->
              words.contains("unbound immediate PersistentVolumeClaims") ? "pending.claims" : "";
        };
    if (key.isEmpty()) {
      return nodes == 0 ? Message.literal(words) : Message.of("pending.other", nodes, words);
    }
    return Message.of(key, nodes);
  }

  private static int number(String digits) {
    return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }
}
