// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.command.ChangedLines.Line;
import dev.pilothouse.core.kind.Taint;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.Write;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Adds a taint to a node, gives it another value, or removes it. Taints are a list without names: the server is told the place in
/// it and what must stand there, and refuses the command when the list is another by then. Other taints are never touched.
///
/// @param taint as it is afterwards; of one that is removed, as it was
/// @param before its value before, where the value alone changes
/// @param place in the list; of one that is added, how many taints there are
public record TaintNode(ResourceRef target, Change change, Taint taint, String before, int place) implements Command {
  private static final String TAINTS = "/spec/taints";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// What is done with the taint.
  public enum Change {
    ADD,
    VALUE,
    REMOVE
  }

  /// @param taints those that the node has
  /// @return null when it has the very taint
  public static @Nullable TaintNode put(ResourceRef target, Taint wanted, List<Taint> taints) {
    int place = find(taints, wanted.key(), wanted.effect());
    if (place < 0) {
      return new TaintNode(target, Change.ADD, wanted, "", taints.size());
    }
    String before = taints.get(place).value();
    return before.equals(wanted.value()) ? null : new TaintNode(target, Change.VALUE, wanted, before, place);
  }

  /// @param taints those that the node has
  /// @return null when it has no such taint
  public static @Nullable TaintNode remove(ResourceRef target, String key, String effect, List<Taint> taints) {
    int place = find(taints, key, effect);
    return place < 0 ? null : new TaintNode(target, Change.REMOVE, taints.get(place), "", place);
  }

  /// Key and effect together are there once at most (core, `validateNodeTaints`).
  private static int find(List<Taint> taints, String key, String effect) {
    for (int i = 0; i < taints.size(); i++) {
      if (taints.get(i).key().equals(key) && taints.get(i).effect().equals(effect)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public Message title() {
    return Message.of(change == Change.REMOVE ? "command.taint.remove" : "command.taint.title", taint.toString());
  }

  @Override
  public Message effect() {
    return Message.of((change == Change.REMOVE ? "command.taint.effect.remove." : "command.taint.effect.") + taint.effect());
  }

  /// Pods that are evicted do not come back because the taint goes.
  @Override
  public boolean destructive() {
    return change != Change.REMOVE && taint.effect().equals("NoExecute");
  }

  @Override
  public List<String> kubectl(String context) {
    return kubectl(context, List.of(target.name()), taint, change == Change.REMOVE, change == Change.VALUE);
  }

  /// The line for several nodes.
  ///
  /// @param overwrite whether some of them have it with another value
  public static List<String> kubectl(String context, List<String> nodes, Taint taint, boolean remove, boolean overwrite) {
    String word = remove ? taint.key() + ":" + taint.effect() + "-" : taint.toString();
    return Kubectl.nodes(context, "taint", nodes, overwrite ? List.of(word, "--overwrite") : List.of(word));
  }

  @Override
  public Write write() {
    JsonPatch patch = JsonPatch.of(target);
    if (change == Change.ADD) {
      // One that was added meanwhile stays; the server refuses a second one of the same key and effect.
      return place == 0
          ? patch.change(TAINTS, null, JSON.arrayNode().add(json(taint))).write("")
          : patch.set(TAINTS + "/-", json(taint)).write("");
    }
    String at = TAINTS + "/" + place;
    String was = change == Change.VALUE ? before : taint.value();
    patch.test(at + "/key", JSON.textNode(taint.key())).test(at + "/effect", JSON.textNode(taint.effect()));
    patch.test(at + "/value", text(was));
    return (change == Change.VALUE ? patch.set(at + "/value", text(taint.value())) : patch.set(at, null)).write("");
  }

  private static ObjectNode json(Taint taint) {
    ObjectNode node = JSON.objectNode().put("key", taint.key());
    if (!taint.value().isEmpty()) {
      node.put("value", taint.value());
    }
    return node.put("effect", taint.effect());
  }

  /// The server leaves an empty value out.
  private static @Nullable JsonNode text(String value) {
    return value.isEmpty() ? null : JSON.textNode(value);
  }

  @Override
  public List<Line> changes() {
    String words = "- " + taint;
    return switch (change) {
      case ADD -> ChangedLines.under("spec", "taints").added(words).lines();
      case REMOVE -> ChangedLines.under("spec", "taints").gone(words).lines();
      case VALUE ->
          ChangedLines.under("spec", "taints")
              .gone("- " + new Taint(taint.key(), before, taint.effect()))
              .added(words)
              .lines();
    };
  }

  @Override
  public @Nullable Command undo() {
    return switch (change) {
      case ADD -> new TaintNode(target, Change.REMOVE, taint, "", place);
      case REMOVE -> new TaintNode(target, Change.ADD, taint, "", place);
      case VALUE -> new TaintNode(target, Change.VALUE, new Taint(taint.key(), before, taint.effect()), taint.value(), place);
    };
  }

  /// Others may have changed the list between the look at it and the change, so the place is that of the answer.
  @Override
  public @Nullable Command undoAfter(KubeObject answer) {
    List<Taint> now = new ArrayList<>();
    for (JsonNode one : answer.at("spec", "taints")) {
      now.add(new Taint(one.path("key").asText(""), one.path("value").asText(""), one.path("effect").asText("")));
    }
    return switch (change) {
      case ADD -> remove(target, taint.key(), taint.effect(), now);
      case REMOVE -> put(target, taint, now);
      case VALUE -> put(target, new Taint(taint.key(), before, taint.effect()), now);
    };
  }
}
