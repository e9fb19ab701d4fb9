// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.sample.kubelet.ImageBehaviour.Crash;
import dev.pilothouse.sample.kubelet.ImageBehaviour.Load;
import dev.pilothouse.sample.store.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the behaviour of a container: the entries of the scenario whose pattern fits its image, each filling in what
/// the ones before
/// left open, and over them the annotations `sample.pilothouse.dev/…` of its pod.
public final class Behaviours {

  static final String ANNOTATION = "sample.pilothouse.dev/";

  /// What a scenario says about the images that fit a pattern (`*` stands for anything).
  private record Entry(Pattern images, JsonNode says) {}

  private final List<Entry> entries = new ArrayList<>();

  /// @param images a list of objects with the field `image` and any of `pull`, `size`, `missing`, `start`, `warm`, `answer`,
  ///     `run`, `stop`, `hang`, `crash` (`after`, `exit`, `reason`, `lines`), `log`, `rate`, `cpu`, `load`, `memory`
  public static Behaviours of(JsonNode images) {
    Behaviours behaviours = new Behaviours();
    for (JsonNode entry : Json.items(images)) {
      String pattern = Pattern.quote(Json.text(entry, "image")).replace("*", "\\E.*\\Q");
      behaviours.entries.add(new Entry(Pattern.compile(pattern), entry));
    }
    return behaviours;
  }

  ImageBehaviour of(JsonNode pod, JsonNode container) {
    String image = Json.text(container, "image");
    List<JsonNode> said = new ArrayList<>();
    said.add(annotations(pod));
    entries.stream().filter(entry -> entry.images.matcher(image).matches()).forEach(entry -> said.add(entry.says));
    ImageBehaviour usual = ImageBehaviour.usual();
    JsonNode crash = first(said, "crash");
    return new ImageBehaviour(
        duration(first(said, "pull"), usual.pull()),
        first(said, "size").asLong(usual.size()),
        first(said, "missing").asBoolean(false),
        duration(first(said, "start"), usual.start()),
        first(said, "warm").asText("").equals("never") ? null : duration(first(said, "warm"), Duration.ZERO),
        first(said, "answer").asText(usual.answer()),
        crash.isObject() ? crash(crash) : null,
        optional(first(said, "run")),
        duration(first(said, "stop"), usual.stop()),
        optional(first(said, "hang")),
        LogStyle.of(first(said, "log").asText("")),
        first(said, "rate").asDouble(usual.linesPerSecond()),
        new Load(
            first(said, "cpu").asDouble(usual.load().cpu()),
            first(said, "load").asLong(0),
            first(said, "memory").asDouble(usual.load().memory())));
  }

  private static JsonNode first(List<JsonNode> said, String field) {
    return said.stream().map(each -> each.path(field)).filter(it -> !it.isMissingNode()).findFirst()
        .orElse(Json.at(null));
  }

  private static Crash crash(JsonNode crash) {
    int exit = Json.integer(1, crash, "exit");
    return new Crash(
        duration(crash.path("after"), Duration.ofSeconds(3)),
        exit,
        Json.textOr(exit == 0 ? "Completed" : "Error", crash, "reason"),
        Json.items(crash, "lines").stream().map(JsonNode::asText).toList());
  }

  /// The same words as annotations: `sample.pilothouse.dev/start: 20s`, `…/crash-after`, `…/crash-exit`, `…/crash-line`.
  private static JsonNode annotations(JsonNode pod) {
    com.fasterxml.jackson.databind.node.ObjectNode said = Json.object();
    for (Map.Entry<String, String> each : Json.texts(pod, "metadata", "annotations").entrySet()) {
      if (each.getKey().startsWith(ANNOTATION)) {
        String word = each.getKey().substring(ANNOTATION.length());
        switch (word) {
          case "crash-after" -> Json.child(said, "crash").put("after", each.getValue());
          case "crash-exit" -> Json.child(said, "crash").put("exit", each.getValue());
          case "crash-reason" -> Json.child(said, "crash").put("reason", each.getValue());
          case "crash-line" -> Json.list(Json.child(said, "crash"), "lines").add(each.getValue());
          default -> said.put(word, each.getValue());
        }
      }
    }
    return said;
  }

  private static @Nullable Duration optional(JsonNode node) {
    return node.isMissingNode() || node.asText().equals("never") ? null : duration(node, Duration.ZERO);
  }

  /// Reads `300ms`, `4s`, `2m30s`, `5h`, `12d`.
  public static Duration duration(JsonNode node, Duration otherwise) {
    String text = node.asText("");
    if (text.isBlank()) {
      return otherwise;
    }
    if (text.endsWith("ms")) {
      return Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)));
    }
    int day = text.indexOf('d');
    String rest = text.substring(day + 1);
    Duration days = day < 0 ? Duration.ZERO : Duration.ofDays(Long.parseLong(text.substring(0, day)));
    return rest.isEmpty() ? days : days.plus(Duration.parse("PT" + rest));
  }
}
