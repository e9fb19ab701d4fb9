// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.command.CordonNode;
import dev.pilothouse.core.command.LabelNode;
import dev.pilothouse.core.command.TaintNode;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.PodScheduling;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.Taint;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A change that a person wants of several nodes at once. Says what it is on each of them, and what it is not. Immutable; pure.
public sealed interface NodesEdit {

  /// What it is on one node.
  ///
  /// @param command null when nothing changes there
  /// @param words from what to what, or that it is so already
  record Planned(@Nullable Command command, Message words) {}

  Planned on(Row node);

  /// What comes of it, in a sentence, whatever nodes it is sent to.
  Message consequence();

  /// The same with kubectl for all nodes that change.
  ///
  /// @param changed what is sent; not empty
  List<String> kubectl(String context, List<Command> changed);

  /// Keeps new pods off, or lets them come again.
  record Cordon(boolean cordon) implements NodesEdit {
    @Override
    public Planned on(Row node) {
      boolean is = node.flag(NodeKind.CORDONED);
      return is == cordon
          ? new Planned(null, Message.of(is ? "nodesEdit.cordoned.already" : "nodesEdit.uncordoned.already"))
          : new Planned(new CordonNode(ref(node), cordon), Message.of(cordon ? "nodesEdit.cordon" : "nodesEdit.uncordon"));
    }

    @Override
    public Message consequence() {
      return Message.of(cordon ? "nodesEdit.effect.cordon" : "nodesEdit.effect.uncordon");
    }

    @Override
    public List<String> kubectl(String context, List<Command> changed) {
      return CordonNode.kubectl(context, names(changed), cordon);
    }
  }

  /// Sets a label.
  ///
  /// @param value null removes it
  record Label(String key, @Nullable String value) implements NodesEdit {
    @Override
    public Planned on(Row node) {
      Map<String, String> labels = node.labels().asMap();
      String before = labels.get(key);
      if (value == null ? before == null : value.equals(before)) {
        return new Planned(null, Message.of(value == null ? "nodesEdit.label.none" : "nodesEdit.already"));
      }
      return new Planned(new LabelNode(ref(node), key, before, value, labels.isEmpty()), words(before));
    }

    private Message words(@Nullable String before) {
      if (value == null) {
        return Message.of("nodesEdit.removes", before == null || before.isEmpty() ? key : key + "=" + before);
      }
      return before == null
          ? Message.of("nodesEdit.adds", shown(value))
          : Message.of("nodesEdit.changes", shown(before), shown(value));
    }

    private static String shown(String value) {
      return value.isEmpty() ? "\"\"" : value;
    }

    @Override
    public Message consequence() {
      return Message.of(value == null ? "nodesEdit.effect.label.remove" : "nodesEdit.effect.label");
    }

    @Override
    public List<String> kubectl(String context, List<Command> changed) {
      boolean overwrites = changed.stream().anyMatch(one -> one instanceof LabelNode label && label.before() != null);
      return LabelNode.kubectl(context, names(changed), key, value, overwrites);
    }
  }

  /// Adds a taint, or gives one of the same key and effect another value.
  record PutTaint(Taint taint) implements NodesEdit {
    @Override
    public Planned on(Row node) {
      TaintNode command = TaintNode.put(ref(node), taint, taints(node));
      if (command == null) {
        return new Planned(null, Message.of("nodesEdit.already"));
      }
      Taint was = new Taint(taint.key(), command.before(), taint.effect());
      return command.change() == TaintNode.Change.ADD
          ? new Planned(command, Message.of("nodesEdit.adds", taint.toString()))
          : new Planned(command, Message.of("nodesEdit.changes", was.toString(), taint.toString()));
    }

    @Override
    public Message consequence() {
      return Message.of("nodesEdit.effect.taint." + taint.effect());
    }

    @Override
    public List<String> kubectl(String context, List<Command> changed) {
      boolean overwrites = changed.stream().anyMatch(one -> one instanceof TaintNode it && it.change() == TaintNode.Change.VALUE);
      return TaintNode.kubectl(context, names(changed), taint, false, overwrites);
    }

    /// How many pods that have not ended a NoExecute taint evicts, by the names of nodes; of nodes where it evicts none nothing.
    public Map<String, Integer> evicted(Iterable<Row> pods, Set<String> nodes) {
      Map<String, Integer> counts = new HashMap<>();
      for (Row pod : pods) {
        String phase = pod.text(PodKind.PHASE);
        boolean ended = phase.equals("Succeeded") || phase.equals("Failed");
        if (!ended && nodes.contains(pod.text(PodKind.NODE)) && !stays(pod)) {
          counts.merge(pod.text(PodKind.NODE), 1, Integer::sum);
        }
      }
      return counts;
    }

    private boolean stays(Row pod) {
      return PodScheduling.of(pod).tolerations().stream().anyMatch(one -> one.tolerates(taint));
    }
  }

  /// Removes a taint, whatever its value is.
  record RemoveTaint(String key, String effect) implements NodesEdit {
    @Override
    public Planned on(Row node) {
      TaintNode command = TaintNode.remove(ref(node), key, effect, taints(node));
      Message none = Message.of("nodesEdit.taint.none");
      return command == null
          ? new Planned(null, none)
          : new Planned(command, Message.of("nodesEdit.removes", command.taint().toString()));
    }

    @Override
    public Message consequence() {
      return Message.of("nodesEdit.effect.taint.remove");
    }

    @Override
    public List<String> kubectl(String context, List<Command> changed) {
      return TaintNode.kubectl(context, names(changed), new Taint(key, "", effect), true, false);
    }
  }

  private static ResourceRef ref(Row node) {
    return new ResourceRef(NodeKind.KIND, "", node.name(), node.uid());
  }

  private static List<Taint> taints(Row node) {
    Taint.All all = node.get(NodeKind.ALL_TAINTS);
    return all == null ? List.of() : all.list();
  }

  private static List<String> names(List<Command> commands) {
    return commands.stream().map(command -> command.target().name()).toList();
  }
}
