// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.api.http.Reply;
import dev.pilothouse.sample.api.http.Request;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Answers what is served: `/api`, `/apis` and below, plain and aggregated.
final class DiscoveryHandler {

  private static final String AGGREGATED = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
  private static final Pattern V2 = Pattern.compile("v=v2([;,]|$)");
  private static final List<String> VERBS =
      List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
  private static final List<String> READ = List.of("get", "list");
  private static final List<String> ASK = List.of("create");

  /// One line of discovery.
  private record Entry(ResourceType type, List<String> verbs) {}

  private static final List<Entry> EXTRA =
      List.of(
          extra("authentication.k8s.io", "v1", "selfsubjectreviews", "SelfSubjectReview", false, ASK),
          extra("authorization.k8s.io", "v1", "selfsubjectaccessreviews", "SelfSubjectAccessReview", false, ASK),
          extra("authorization.k8s.io", "v1", "selfsubjectrulesreviews", "SelfSubjectRulesReview", false, ASK),
          extra(MetricsHandler.GROUP, MetricsHandler.VERSION, "nodes", "NodeMetrics", false, READ),
          extra(MetricsHandler.GROUP, MetricsHandler.VERSION, "pods", "PodMetrics", true, READ));

  private final ServedKinds kinds;

  DiscoveryHandler(ServedKinds kinds) {
    this.kinds = kinds;
  }

  private static Entry extra(
      String group, String version, String plural, String kind, boolean namespaced, List<String> verbs) {
    ResourceType type =
        new ResourceType(group, version, plural, "", kind, List.of(), List.of(), namespaced, Set.of());
    return new Entry(type, verbs);
  }

  /// group, then version, then what it serves
  private Map<String, Map<String, List<Entry>>> groups() {
    List<Entry> all = new ArrayList<>();
    kinds.all().forEach(it -> all.add(new Entry(it.type(), VERBS)));
    all.addAll(EXTRA);
    Map<String, Map<String, List<Entry>>> groups = new LinkedHashMap<>();
    for (Entry entry : all) {
      groups
          .computeIfAbsent(entry.type().group(), group -> new LinkedHashMap<>())
          .computeIfAbsent(entry.type().version(), version -> new ArrayList<>())
          .add(entry);
    }
    return groups;
  }

  Reply api(Request request) {
    if (wantsAggregated(request)) {
      return aggregated(true);
    }
    ObjectNode versions = Json.object().put("kind", "APIVersions");
    versions.putArray("versions").add("v1");
    versions.putArray("serverAddressByClientCIDRs");
    return Reply.json(200, Bodies.write(versions));
  }

  Reply apis(Request request) {
    if (wantsAggregated(request)) {
      return aggregated(false);
    }
    ObjectNode list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
    ArrayNode items = list.putArray("groups");
    groups()
        .forEach(
            (group, versions) -> {
              if (!group.isEmpty()) {
                items.add(group(group, versions.keySet()));
              }
            });
    return Reply.json(200, Bodies.write(list));
  }

  private static boolean wantsAggregated(Request request) {
    String accept = request.header("accept").replace(" ", "");
    return accept.contains("as=APIGroupDiscoveryList") && V2.matcher(accept).find();
  }

  private static ObjectNode group(String name, Set<String> versions) {
    ObjectNode group = Json.object().put("name", name);
    ArrayNode list = group.putArray("versions");
    for (String version : versions) {
      list.addObject().put("groupVersion", name + "/" + version).put("version", version);
    }
    group.set("preferredVersion", list.get(0).deepCopy());
    return group;
  }

  Reply group(String name) {
    Map<String, List<Entry>> versions = groups().get(name);
    if (versions == null || name.isEmpty()) {
      throw StatusException.notFound();
    }
    ObjectNode group = group(name, versions.keySet());
    return Reply.json(200, Bodies.write(group.put("kind", "APIGroup").put("apiVersion", "v1")));
  }

  Reply resources(String group, String version) {
    List<Entry> entries = groups().getOrDefault(group, Map.of()).get(version);
    if (entries == null) {
      throw StatusException.notFound();
    }
    ObjectNode list = Json.object().put("kind", "APIResourceList").put("apiVersion", "v1");
    list.put("groupVersion", group.isEmpty() ? version : group + "/" + version);
    ArrayNode resources = list.putArray("resources");
    for (Entry entry : entries) {
      resource(resources, entry);
    }
    return Reply.json(200, Bodies.write(list));
  }

  private static void resource(ArrayNode resources, Entry entry) {
    ResourceType type = entry.type();
    ObjectNode resource = resources.addObject();
    resource.put("name", type.plural()).put("singularName", type.singular()).put("namespaced", type.namespaced());
    resource.put("kind", type.kind());
    entry.verbs().forEach(Json.list(resource, "verbs")::add);
    type.shortNames().forEach(Json.list(resource, "shortNames")::add);
    type.categories().forEach(Json.list(resource, "categories")::add);
    for (String name : new TreeSet<>(type.subresources())) {
      Sub sub = Sub.of(type, name);
      ObjectNode behind = resources.addObject();
      behind.put("name", type.plural() + "/" + name).put("singularName", "").put("namespaced", type.namespaced());
      if (!sub.group().equals(type.group()) || !sub.version().equals(type.version())) {
        behind.put("group", sub.group()).put("version", sub.version());
      }
      behind.put("kind", sub.kind());
      sub.verbs().forEach(Json.list(behind, "verbs")::add);
    }
  }

  /// What a subresource takes and gives.
  private record Sub(String group, String version, String kind, List<String> verbs) {

    static Sub of(ResourceType type, String name) {
      return switch (name) {
        case "scale" -> new Sub("autoscaling", "v1", "Scale", List.of("get", "patch", "update"));
        case "eviction" -> new Sub("policy", "v1", "Eviction", List.of("create"));
        case "binding" -> new Sub("", "v1", "Binding", List.of("create"));
        case "log" -> new Sub(type.group(), type.version(), type.kind(), List.of("get"));
        default -> new Sub(type.group(), type.version(), type.kind(), List.of("get", "patch", "update"));
      };
    }
  }

  private Reply aggregated(boolean core) {
    ObjectNode list = Json.object().put("kind", "APIGroupDiscoveryList").put("apiVersion", "apidiscovery.k8s.io/v2");
    list.putObject("metadata");
    ArrayNode items = list.putArray("items");
    groups()
        .forEach(
            (group, versions) -> {
              if (group.isEmpty() == core) {
                ObjectNode item = items.addObject();
                ObjectNode metadata = item.putObject("metadata");
                if (!core) {
                  metadata.put("name", group);
                }
                metadata.putNull("creationTimestamp");
                ArrayNode list2 = item.putArray("versions");
                versions.forEach((version, entries) -> version(list2.addObject(), version, entries));
              }
            });
    return new Reply.Whole(200, AGGREGATED, Bodies.write(list));
  }

  private static void version(ObjectNode into, String version, List<Entry> entries) {
    into.put("version", version);
    ArrayNode resources = into.putArray("resources");
    for (Entry entry : entries) {
      ResourceType type = entry.type();
      ObjectNode resource = resources.addObject().put("resource", type.plural());
      kind(resource, type.group(), type.version(), type.kind());
      resource.put("scope", type.namespaced() ? "Namespaced" : "Cluster").put("singularResource", type.singular());
      entry.verbs().forEach(Json.list(resource, "verbs")::add);
      type.shortNames().forEach(Json.list(resource, "shortNames")::add);
      type.categories().forEach(Json.list(resource, "categories")::add);
      for (String name : new TreeSet<>(type.subresources())) {
        Sub sub = Sub.of(type, name);
        ObjectNode behind = Json.list(resource, "subresources").addObject().put("subresource", name);
        kind(behind, sub.group(), sub.version(), sub.kind());
        sub.verbs().forEach(Json.list(behind, "verbs")::add);
      }
    }
    into.put("freshness", "Current");
  }

  private static void kind(ObjectNode into, String group, String version, String kind) {
    into.putObject("responseKind").put("group", group).put("version", version).put("kind", kind);
  }
}
