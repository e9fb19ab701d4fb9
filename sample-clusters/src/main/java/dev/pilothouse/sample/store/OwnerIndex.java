// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where the object with a uid is, and who names it as owner. Guarded by the store's lock.
final class OwnerIndex {

  record Place(ResourceType type, ObjectKey key) {}

  private final Map<String, Place> byUid = new HashMap<>();
  private final Map<String, Set<Place>> dependents = new HashMap<>();
  private final Map<String, ResourceType> typeOfUid = new HashMap<>();

  void add(ResourceType type, ObjectNode object) {
    Place place = new Place(type, Json.key(object));
    byUid.put(Json.uid(object), place);
    typeOfUid.put(Json.uid(object), type);
    for (JsonNode owner : Json.items(object, "metadata", "ownerReferences")) {
      dependents.computeIfAbsent(Json.text(owner, "uid"), uid -> new LinkedHashSet<>()).add(place);
    }
  }

  void remove(ObjectNode object) {
    byUid.remove(Json.uid(object));
    ResourceType type = typeOfUid.remove(Json.uid(object));
    if (type == null) {
      return;
    }
    Place place = new Place(type, Json.key(object));
    for (JsonNode owner : Json.items(object, "metadata", "ownerReferences")) {
      String uid = Json.text(owner, "uid");
      Set<Place> places = dependents.get(uid);
      if (places != null && places.remove(place) && places.isEmpty()) {
        dependents.remove(uid);
      }
    }
  }

  Optional<Place> byUid(String uid) {
    return Optional.ofNullable(byUid.get(uid));
  }

  List<Place> dependentsOf(String uid) {
    return List.copyOf(dependents.getOrDefault(uid, Set.of()));
  }
}
