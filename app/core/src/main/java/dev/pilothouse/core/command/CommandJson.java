// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.command.SetAutoscalerLimits.Limits;
import dev.pilothouse.core.command.SetImage.Image;
import dev.pilothouse.core.kind.Taint;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterWrites.Propagation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Commands as the journal keeps them: names, numbers, images and causes, but nothing else of an object's content.
final class CommandJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private CommandJson() {}

  static ObjectNode write(Command command) {
    ObjectNode node = JSON.objectNode();
    switch (command) {
      case ScaleWorkload scale -> node.put("do", "scale").put("before", scale.before()).put("replicas", scale.replicas());
      case RestartWorkload restart ->
          node.put("do", "restart").put("at", restart.at().toString()).put("changeCause", restart.changeCause());
      case SetImage image -> {
        node.put("do", "setImage").set("images", images(image.images()));
        ChangeCause cause = image.cause();
        node.putObject("cause").put("before", cause.before()).put("after", cause.after()).put("annotated", cause.annotated());
      }
      case PauseRollout _ -> node.put("do", "pause");
      case ResumeRollout _ -> node.put("do", "resume");
      case UndoRollout undo -> node.put("do", "undo").put("revision", undo.revision()).set("images", images(undo.images()));
      case SetPartition set -> node.put("do", "partition").put("before", set.before()).put("partition", set.partition());
      case SetMaxUnavailable set ->
          node.put("do", "maxUnavailable").put("before", set.before()).put("maxUnavailable", set.maxUnavailable());
      case SetAutoscalerLimits set -> {
        node.put("do", "limits").set("before", limits(set.before()));
        node.set("limits", limits(set.limits()));
      }
      case EditObject edit -> {
        ArrayNode fields = node.put("do", "edit").put("rollout", edit.rollout()).putArray("fields");
        edit.fields().forEach(fields::add);
      }
      case ApplyObject apply ->
          node.put("do", "apply").put("file", apply.file()).put("force", apply.force()).put("made", apply.made());
      case CreateObject create -> node.put("do", "create").put("file", create.file());
      case CordonNode cordon -> node.put("do", cordon.cordon() ? "cordon" : "uncordon");
      case EvictPod evict -> node.put("do", "evict").put("node", evict.node()).put("gracePeriod", evict.gracePeriod());
      case LabelNode label -> label(node, label);
      case TaintNode taint -> taint(node, taint);
      case DeleteObject delete -> node.put("do", "delete").put("propagation", delete.propagation().name());
    }
    target(node, command.target());
    return node;
  }

  private static void label(ObjectNode node, LabelNode label) {
    node.put("do", "label").put("key", label.key()).put("before", label.before()).put("after", label.after());
    node.put("first", label.first());
  }

  private static void taint(ObjectNode node, TaintNode set) {
    Taint taint = set.taint();
    node.put("do", "taint").put("change", set.change().name()).put("before", set.before()).put("place", set.place());
    node.put("key", taint.key()).put("value", taint.value()).put("effect", taint.effect());
  }

  private static void target(ObjectNode node, ResourceRef target) {
    ResourceKind kind = target.kind();
    node.put("group", kind.group()).put("version", kind.version()).put("plural", kind.plural()).put("kind", kind.kind());
    node.put("namespaced", kind.namespaced());
    node.put("namespace", target.namespace()).put("name", target.name()).put("uid", target.uid());
  }

  private static ArrayNode images(List<Image> images) {
    ArrayNode array = JSON.arrayNode();
    for (Image image : images) {
      array.addObject()
          .put("list", image.list())
          .put("index", image.index())
          .put("container", image.container())
          .put("before", image.before())
          .put("after", image.after());
    }
    return array;
  }

  private static ObjectNode limits(Limits limits) {
    return JSON.objectNode().put("min", limits.min()).put("max", limits.max());
  }

  /// @throws IllegalArgumentException when it is none, or of a later version
  static Command read(JsonNode node) {
    ResourceKind kind =
        new ResourceKind(
            node.path("group").asText(),
            node.path("version").asText(),
            node.path("plural").asText(),
            node.path("kind").asText(),
            node.path("namespaced").asBoolean());
    ResourceRef target =
        new ResourceRef(
            kind, node.path("namespace").asText(), node.required("name").asText(), node.path("uid").asText());
    return switch (node.path("do").asText()) {
      case "scale" -> new ScaleWorkload(target, node.path("before").asInt(), node.path("replicas").asInt());
      case "restart" -> new RestartWorkload(target, Instant.parse(node.path("at").asText()), node.path("changeCause").asText());
      case "setImage" -> new SetImage(target, readImages(node.path("images")), cause(node.path("cause")));
      case "pause" -> new PauseRollout(target);
      case "resume" -> new ResumeRollout(target);
      case "undo" -> UndoRollout.recorded(target, node.path("revision").asLong(), readImages(node.path("images")));
      case "partition" -> new SetPartition(target, node.path("before").asInt(), node.path("partition").asInt());
      case "maxUnavailable" -> new SetMaxUnavailable(target, node.path("before").asText(), node.path("maxUnavailable").asText());
      case "limits" -> new SetAutoscalerLimits(target, readLimits(node.path("before")), readLimits(node.path("limits")));
      case "edit" -> EditObject.recorded(target, texts(node.path("fields")), node.path("rollout").asBoolean());
      case "apply" ->
          ApplyObject.recorded(
              target, node.path("file").asText(), node.path("force").asBoolean(), node.path("made").asBoolean());
      case "create" -> CreateObject.recorded(target, node.path("file").asText());
      case "cordon" -> new CordonNode(target, true);
      case "uncordon" -> new CordonNode(target, false);
      case "evict" -> new EvictPod(target, node.path("node").asText(), node.path("gracePeriod").asInt(EvictPod.OWN_GRACE));
      case "label" -> readLabel(target, node);
      case "taint" -> readTaint(target, node);
      case "delete" -> new DeleteObject(target, Propagation.valueOf(node.path("propagation").asText()));
      default -> throw new IllegalArgumentException("a command of another version");
    };
  }

  private static List<Image> readImages(JsonNode array) {
    List<Image> images = new ArrayList<>();
    for (JsonNode image : array) {
      images.add(
          new Image(
              image.path("list").asText(),
              image.path("index").asInt(),
              image.path("container").asText(),
              image.path("before").asText(),
              image.path("after").asText()));
    }
    return images;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static LabelNode readLabel(ResourceRef target, JsonNode node) {
    String key = node.path("key").asText();
    return new LabelNode(target, key, text(node.path("before")), text(node.path("after")), node.path("first").asBoolean());
  }

  private static TaintNode readTaint(ResourceRef target, JsonNode node) {
    TaintNode.Change change = TaintNode.Change.valueOf(node.path("change").asText());
    Taint taint = new Taint(node.path("key").asText(), node.path("value").asText(), node.path("effect").asText());
    return new TaintNode(target, change, taint, node.path("before").asText(), node.path("place").asInt());
  }

  private static @Nullable String text(JsonNode node) {
    return node.isTextual() ? node.asText() : null;
  }

  private static ChangeCause cause(JsonNode node) {
    return new ChangeCause(node.path("before").asText(), node.path("after").asText(), node.path("annotated").asBoolean());
  }

  private static Limits readLimits(JsonNode node) {
    return new Limits(number(node.path("min")), number(node.path("max")));
  }

  private static @Nullable Integer number(JsonNode node) {
    return node.isNumber() ? node.asInt() : null;
  }
}
