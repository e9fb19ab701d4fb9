// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.command.Outcome.Result;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterWrites.Propagation;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Outcomes as the lines of the journal. A line also says what was done as kubectl would, for people who read the file.
final class OutcomeJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DETAIL = 2_000;

  private OutcomeJson() {}

  static ObjectNode write(Outcome outcome) {
    ObjectNode line = JSON.objectNode();
    line.put("id", outcome.id());
    line.put("at", outcome.at().toString());
    line.put("context", outcome.context());
    line.put("user", outcome.user());
    line.put("result", outcome.result().name());
    line.put("tookNanos", outcome.took().toNanos());
    line.set("command", write(outcome.command()));
    line.put("kubectl", Kubectl.shellLine(outcome.command().kubectl(outcome.context())));
    if (outcome.failure() != null) {
      line.set("failure", write(outcome.failure()));
    }
    if (outcome.undo() != null) {
      line.set("undo", write(outcome.undo()));
    }
    return line;
  }

  /// The outcome of a line.
  ///
  /// @throws IllegalArgumentException when it is none, or of a later version
  static Outcome read(JsonNode line) {
    try {
      return new Outcome(
          line.required("id").asLong(),
          Instant.parse(line.required("at").asText()),
          line.required("context").asText(),
          command(line.required("command")),
          Result.valueOf(line.required("result").asText()),
          Duration.ofNanos(line.path("tookNanos").asLong()),
          line.has("failure") ? failure(line.get("failure")) : null,
          line.has("undo") ? command(line.get("undo")) : null,
          line.path("user").asText());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no time", e);
    }
  }

  private static ObjectNode write(Command command) {
    ObjectNode node = JSON.objectNode();
    switch (command) {
      case ScaleWorkload scale -> node.put("do", "scale").put("before", scale.before()).put("replicas", scale.replicas());
      case RestartWorkload restart -> node.put("do", "restart").put("at", restart.at().toString());
      case CordonNode cordon -> node.put("do", cordon.cordon() ? "cordon" : "uncordon");
      case DeleteObject delete -> node.put("do", "delete").put("propagation", delete.propagation().name());
    }
    ResourceRef target = command.target();
    ResourceKind kind = target.kind();
    node.put("group", kind.group()).put("version", kind.version()).put("plural", kind.plural()).put("kind", kind.kind());
    node.put("namespaced", kind.namespaced());
    node.put("namespace", target.namespace()).put("name", target.name()).put("uid", target.uid());
    return node;
  }

  private static Command command(JsonNode node) {
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
      case "restart" -> new RestartWorkload(target, Instant.parse(node.path("at").asText()));
      case "cordon" -> new CordonNode(target, true);
      case "uncordon" -> new CordonNode(target, false);
      case "delete" -> new DeleteObject(target, Propagation.valueOf(node.path("propagation").asText()));
      default -> throw new IllegalArgumentException("a command of another version");
    };
  }

  private static ObjectNode write(ClusterFailure failure) {
    ObjectNode node = JSON.objectNode();
    node.put("kind", failure.kind().name());
    node.set("what", write(failure.what()));
    node.set("why", write(failure.why()));
    node.set("next", write(failure.next()));
    String detail = failure.detail();
    node.put("detail", detail.length() > DETAIL ? detail.substring(0, DETAIL) + "…" : detail);
    return node;
  }

  private static ClusterFailure failure(JsonNode node) {
    return new ClusterFailure(
        ClusterFailure.Kind.valueOf(node.path("kind").asText()),
        message(node.path("what")),
        message(node.path("why")),
        message(node.path("next")),
        node.path("detail").asText());
  }

  private static ObjectNode write(Message message) {
    ObjectNode node = JSON.objectNode().put("key", message.key());
    ArrayNode places = node.putArray("places");
    for (Object place : message.places()) {
      switch (place) {
        case Message inner -> places.add(write(inner));
        case Instant instant -> places.addObject().put("instant", instant.toString());
        case Duration duration -> places.addObject().put("duration", duration.toString());
        case Integer number -> places.add(number);
        case Long number -> places.add(number);
        case Number number -> places.add(number.doubleValue());
        default -> places.add(place.toString());
      }
    }
    return node;
  }

  private static Message message(JsonNode node) {
    List<Object> places = new ArrayList<>();
    for (JsonNode place : node.path("places")) {
      places.add(place(place));
    }
    return new Message(node.path("key").asText(), places);
  }

  private static Object place(JsonNode place) {
    if (place.has("key")) {
      return message(place);
    }
    if (place.has("instant")) {
      return Instant.parse(place.get("instant").asText());
    }
    if (place.has("duration")) {
      return Duration.parse(place.get("duration").asText());
    }
    @Nullable Number number = place.isNumber() ? place.numberValue() : null;
    return number == null ? place.asText() : number;
  }
}
