// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.Located;
import dev.pilothouse.sample.store.ObjectStore;
import dev.pilothouse.sample.store.ResourceType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All objects of a scenario as they were when its past had been played up to an instant. The build plays the past once; a cluster
/// that starts with it only moves it to the present, which takes a fraction of the time.
///
/// @param at the instant, a whole second
/// @param version of the newest change
/// @param objects as they were stored, definitions of custom kinds first
record PlayedPast(Instant at, long version, List<ObjectNode> objects) {

  /// What a cluster has at the moment.
  static PlayedPast of(LiveCluster cluster) {
    ObjectStore store = cluster.store();
    List<ObjectNode> objects = new ArrayList<>(store.list(BuiltInTypes.CUSTOM_RESOURCE_DEFINITIONS));
    for (ResourceType type : store.types().all()) {
      if (!type.equals(BuiltInTypes.CUSTOM_RESOURCE_DEFINITIONS)) {
        objects.addAll(store.list(type));
      }
    }
    return new PlayedPast(cluster.clock().instant(), store.version(), objects);
  }

  /// The one that the build played for a scenario that comes with the program; none where it was not built in full.
  static Optional<PlayedPast> bundled(String scenario) {
    try (InputStream stream = PlayedPast.class.getResourceAsStream("/dev/pilothouse/sample/scenarios/" + scenario + "/past.json")) {
      return stream == null ? Optional.empty() : Optional.of(read(Json.MAPPER.readTree(stream)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PlayedPast read(JsonNode json) {
    List<ObjectNode> objects = new ArrayList<>();
    json.path("objects").forEach(each -> objects.add((ObjectNode) each));
    return new PlayedPast(Instant.parse(Json.text(json, "at")), json.path("version").asLong(), objects);
  }

  ObjectNode json() {
    ObjectNode json = Json.object();
    json.put("at", Json.time(at)).put("version", version);
    ArrayNode all = json.putArray("objects");
    objects.forEach(all::add);
    return json;
  }

  /// Puts the objects into an empty store as if the instant were now, with uids of their own. Changes the objects: a past is told
  /// once.
  void tell(ObjectStore store, Instant now) {
    new PastMove(this, now).move();
    List<Located> located = new ArrayList<>();
    for (ObjectNode object : objects) {
      ResourceType type =
          store.types().ofKind(Json.text(object, "apiVersion"), Json.text(object, "kind")).orElseThrow(() ->
              new IllegalStateException("the played past has a kind that is not served: " + Json.text(object, "kind")));
      if (type.equals(BuiltInTypes.CUSTOM_RESOURCE_DEFINITIONS)) {
        CustomKinds.serve(store, object);
      }
      located.add(new Located(type, object));
    }
    store.fill(located, version);
  }
}
