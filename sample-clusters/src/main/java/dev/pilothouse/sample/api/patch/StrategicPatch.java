// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.Json;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The merge that knows which lists are sets of named elements, after
/// `k8s.io/apimachinery/pkg/util/strategicpatch`, with its directives `$patch`, `$retainKeys`, `$setElementOrder` and
/// `$deleteFromPrimitiveList`.
final class StrategicPatch {

  private static final String DIRECTIVE = "$patch";
  private static final String RETAIN = "$retainKeys";
  private static final String ORDER = "$setElementOrder/";
  private static final String DELETE_PRIMITIVES = "$deleteFromPrimitiveList/";

  /// The keys of the `patchMergeKey` tags of `k8s.io/api`, by the name of the list.
  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("containers", "name"),
          Map.entry("initContainers", "name"),
          Map.entry("ephemeralContainers", "name"),
          Map.entry("env", "name"),
          Map.entry("volumes", "name"),
          Map.entry("volumeMounts", "mountPath"),
          Map.entry("volumeDevices", "devicePath"),
          Map.entry("imagePullSecrets", "name"),
          Map.entry("hostAliases", "ip"),
          Map.entry("topologySpreadConstraints", "topologyKey"),
          Map.entry("schedulingGates", "name"),
          Map.entry("resourceClaims", "name"),
          Map.entry("conditions", "type"),
          Map.entry("addresses", "type"),
          Map.entry("taints", "key"),
          Map.entry("ownerReferences", "uid"),
          Map.entry("podIPs", "ip"),
          Map.entry("hostIPs", "ip"),
          Map.entry("secrets", "name"));

  private static final Set<String> PRIMITIVE_SETS = Set.of("finalizers", "podCIDRs");

  private StrategicPatch() {}

  static JsonNode apply(ObjectNode target, ObjectNode patch) {
    return merge(target, patch, !Json.at(target, "spec", "clusterIP").isMissingNode() ? "service" : "");
  }

  /// @param context the name of the list or field above, which tells the ports of a service from those of a container
  private static ObjectNode merge(ObjectNode target, ObjectNode patch, String context) {
    String directive = Json.text(patch, DIRECTIVE);
    if (directive.equals("replace")) {
      ObjectNode replacement = patch.deepCopy();
      replacement.remove(DIRECTIVE);
      return replacement;
    }
    if (directive.equals("delete")) {
      return Json.object();
    }
    retainKeys(target, patch);
    patch.properties().forEach(entry -> field(target, patch, entry.getKey(), entry.getValue(), context));
    return target;
  }

  private static void retainKeys(ObjectNode target, ObjectNode patch) {
    if (patch.has(RETAIN)) {
      List<String> kept = Json.items(patch, RETAIN).stream().map(JsonNode::asText).toList();
      target.retain(kept);
    }
  }

  private static void field(ObjectNode target, ObjectNode patch, String name, JsonNode value, String context) {
    if (name.startsWith(DELETE_PRIMITIVES)) {
      removePrimitives(target, name.substring(DELETE_PRIMITIVES.length()), value);
      return;
    }
    if (name.startsWith(ORDER)) {
      String list = name.substring(ORDER.length());
      if (!patch.has(list) && target.get(list) instanceof ArrayNode array) {
        target.set(list, ordered(array, value, key(list, context, array)));
      }
      return;
    }
    if (name.startsWith("$")) {
      return;
    }
    JsonNode old = target.get(name);
    if (value.isNull()) {
      target.remove(name);
    } else if (value instanceof ObjectNode object) {
      ObjectNode into = old instanceof ObjectNode existing ? existing : Json.object();
      target.set(name, merge(into, object, context.equals("service") ? context : name));
    } else if (value instanceof ArrayNode array) {
      JsonNode merged = list(name, old instanceof ArrayNode existing ? existing : Json.array(), array, context);
      JsonNode order = patch.get(ORDER + name);
      target.set(
          name,
          order == null ? merged : ordered((ArrayNode) merged, order, key(name, context, (ArrayNode) merged)));
    } else {
      target.set(name, value);
    }
  }

  private static void removePrimitives(ObjectNode target, String list, JsonNode values) {
    if (target.get(list) instanceof ArrayNode array) {
      for (Iterator<JsonNode> each = array.iterator(); each.hasNext(); ) {
        if (Json.items(values).contains(each.next())) {
          each.remove();
        }
      }
    }
  }

  private static @Nullable String key(String list, String context, ArrayNode elements) {
    if (list.equals("ports")) {
      return context.equals("service") ? "port" : elements.path(0).has("containerPort") ? "containerPort" : null;
    }
    return KEYS.get(list);
  }

  private static ArrayNode list(String name, ArrayNode old, ArrayNode patch, String context) {
    if (PRIMITIVE_SETS.contains(name)) {
      List<JsonNode> known = Json.items(old);
      Json.items(patch).stream().filter(it -> !known.contains(it)).forEach(old::add);
      return old;
    }
    boolean replaces = Json.items(patch).stream().anyMatch(it -> Json.text(it, DIRECTIVE).equals("replace"));
    String key = key(name, context, patch);
    boolean named = key != null && !patch.isEmpty() && patch.path(0).isObject();
    if (replaces || key == null || !named) {
      ArrayNode replacement = Json.array();
      Json.items(patch).stream().filter(it -> !it.has(DIRECTIVE)).forEach(it -> replacement.add(clean(it)));
      return replacement;
    }
    for (JsonNode element : patch) {
      element(old, (ObjectNode) element, key, name);
    }
    return old;
  }

  private static JsonNode clean(JsonNode element) {
    return element instanceof ObjectNode object ? merge(Json.object(), object, "") : element.deepCopy();
  }

  private static void element(ArrayNode old, ObjectNode patch, String key, String list) {
    int at = indexOf(old, key, patch.path(key));
    if (Json.text(patch, DIRECTIVE).equals("delete")) {
      if (at >= 0) {
        old.remove(at);
      }
      return;
    }
    ObjectNode into = at >= 0 ? (ObjectNode) old.get(at) : Json.object();
    ObjectNode merged = merge(into, patch, list);
    if (at >= 0) {
      old.set(at, merged);
    } else {
      old.add(merged);
    }
  }

  private static int indexOf(ArrayNode elements, String key, JsonNode value) {
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i).path(key).equals(value)) {
        return i;
      }
    }
    return -1;
  }

  /// Those that the order names first, in its order; then what it does not know.
  private static ArrayNode ordered(ArrayNode elements, JsonNode order, @Nullable String key) {
    List<JsonNode> rest = new ArrayList<>(Json.items(elements));
    ArrayNode result = Json.array();
    for (JsonNode wanted : order) {
      for (Iterator<JsonNode> each = rest.iterator(); each.hasNext(); ) {
        JsonNode element = each.next();
        boolean same = key == null ? element.equals(wanted) : element.path(key).equals(wanted.path(key));
        if (same) {
          result.add(element);
          each.remove();
          break;
        }
      }
    }
    rest.forEach(result::add);
    return result;
  }
}
