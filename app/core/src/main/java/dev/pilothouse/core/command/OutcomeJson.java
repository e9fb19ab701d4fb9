// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.command.Outcome.Result;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.ClusterFailure;
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
    line.set("command", CommandJson.write(outcome.command()));
    line.put("kubectl", Kubectl.shellLine(outcome.command().kubectl(outcome.context())));
    if (outcome.failure() != null) {
      line.set("failure", write(outcome.failure()));
    }
    Command undo = outcome.undo();
    if (undo != null) {
      line.set("undo", CommandJson.write(undo));
    }
    if (!outcome.warnings().isEmpty()) {
      ArrayNode warnings = line.putArray("warnings");
      outcome.warnings().forEach(warnings::add);
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
          CommandJson.read(line.required("command")),
          Result.valueOf(line.required("result").asText()),
          Duration.ofNanos(line.path("tookNanos").asLong()),
          line.has("failure") ? failure(line.get("failure")) : null,
          line.has("undo") ? CommandJson.read(line.get("undo")) : null,
          line.path("user").asText(),
          warnings(line.path("warnings")));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no time", e);
    }
  }

  private static List<String> warnings(JsonNode array) {
    List<String> warnings = new ArrayList<>();
    array.forEach(warning -> warnings.add(warning.asText()));
    return warnings;
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
