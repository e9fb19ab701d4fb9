// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.kubelet.Behaviours;
import dev.pilothouse.sample.store.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// A world to start a sample cluster with: plain manifests, and what `scenario.yaml` tells about nodes, images and what
/// happened since.
///
/// A manifest may carry the annotation `sample.pilothouse.dev/age`: how long before the start the object was made.
///
/// @param seed two clusters of the same scenario and seed have the same names and do the same things
/// @param age of the objects whose manifest says nothing
/// @param nodes as `scenario.yaml` lists them
/// @param images what [Behaviours#of] reads
/// @param manifests the objects in the order of the files
public record Scenario(
    String name, long seed, Duration age, List<JsonNode> nodes, JsonNode images, List<Manifest> manifests, List<Step> steps) {

  private static final String FOLDER = "/dev/pilothouse/sample/scenarios/";
  private static final String AGE = "sample.pilothouse.dev/age";

  /// An object and how long before the start it was made.
  public record Manifest(Duration age, ObjectNode object) {}

  /// A change that somebody made to an object.
  ///
  /// @param before how long before the start; negative for what is still to come
  /// @param every after what time it happens again, zero for never
  /// @param set JSON pointers and the values that they got; a list of values is gone through in turn
  public record Step(Duration before, Duration every, String kind, String namespace, String object, JsonNode set) {}

  /// The scenarios that come with the program as manifests, whose past is played.
  public static List<String> names() {
    return List.of("harbor");
  }

  /// A scenario that comes with the program.
  ///
  /// @throws IllegalArgumentException if there is none of that name
  public static Scenario load(String name) {
    if (!names().contains(name)) {
      throw new IllegalArgumentException("no scenario \"" + name + "\"; there are: " + String.join(", ", names()));
    }
    JsonNode description = documents(name, "scenario.yaml").getFirst();
    List<List<JsonNode>> files = new ArrayList<>();
    for (JsonNode file : Json.items(description, "manifests")) {
      files.add(documents(name, file.asText()));
    }
    return of(name, description, files.stream().flatMap(List::stream).toList());
  }

  /// A scenario from texts, for tests and for scenarios of one's own.
  ///
  /// @param description as in `scenario.yaml`
  /// @param manifests YAML documents
  public static Scenario parse(String name, String description, String manifests) {
    return of(name, yaml(description).getFirst(), yaml(manifests));
  }

  /// One of which only is told what its programs do.
  static Scenario ofImages(String name, JsonNode images) {
    return new Scenario(name, 1, Duration.ZERO, List.of(), images, List.of(), List.of());
  }

  private static Scenario of(String name, JsonNode description, List<JsonNode> documents) {
    Duration age = Behaviours.duration(description.path("age"), Duration.ofMinutes(5));
    List<Manifest> manifests = new ArrayList<>();
    for (JsonNode document : documents) {
      ObjectNode object = document.deepCopy();
      Duration own = Behaviours.duration(Json.at(object, "metadata", "annotations", AGE), age);
      withoutAge(object);
      manifests.add(new Manifest(own, object));
    }
    return new Scenario(
        name,
        description.path("seed").asLong(1),
        age,
        Json.items(description, "nodes"),
        description.path("images"),
        List.copyOf(manifests),
        Json.items(description, "steps").stream().map(Scenario::step).toList());
  }

  private static void withoutAge(ObjectNode object) {
    ObjectNode metadata = Json.metadata(object);
    if (metadata.get("annotations") instanceof ObjectNode annotations) {
      annotations.remove(AGE);
      if (annotations.isEmpty()) {
        metadata.remove("annotations");
      }
    }
  }

  private static Step step(JsonNode step) {
    Duration before = step.has("in")
        ? Behaviours.duration(step.path("in"), Duration.ZERO).negated()
        : Behaviours.duration(step.path("before"), Duration.ZERO);
    return new Step(
        before,
        Behaviours.duration(step.path("every"), Duration.ZERO),
        Json.text(step, "kind"),
        Json.text(step, "namespace"),
        Json.text(step, "name"),
        step.path("set"));
  }

  /// The build has made JSON of the YAML.
  private static List<JsonNode> documents(String scenario, String file) {
    String path = FOLDER + scenario + "/" + file.replace(".yaml", ".json");
    try (InputStream stream = Scenario.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("missing in the program: " + path);
      }
      List<JsonNode> documents = new ArrayList<>();
      Json.MAPPER.readTree(stream).forEach(documents::add);
      return documents;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonNode> yaml(String text) {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    List<JsonNode> documents = new ArrayList<>();
    for (Object document : yaml.loadAll(text)) {
      if (document instanceof Map<?, ?> map && !map.isEmpty()) {
        documents.add(Json.MAPPER.valueToTree(map));
      }
    }
    return documents;
  }
}
