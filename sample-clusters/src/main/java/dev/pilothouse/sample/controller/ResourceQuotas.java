// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.Admission;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectKey;
import dev.pilothouse.sample.store.ResourceType;
import dev.pilothouse.sample.store.StoreException;
import dev.pilothouse.sample.store.WatchEvent;
import dev.pilothouse.sample.store.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts what ResourceQuotas limit and refuses what is too much (`apiserver/pkg/admission/plugin/resourcequota`,
/// `pkg/controller/resourcequota`). What comes is counted when it is let in, what goes when it has gone.
final class ResourceQuotas implements Admission {

  private static final List<ResourceType> COUNTED =
      List.of(
          BuiltInTypes.PODS,
          BuiltInTypes.PERSISTENT_VOLUME_CLAIMS,
          BuiltInTypes.SERVICES,
          BuiltInTypes.SECRETS,
          BuiltInTypes.CONFIG_MAPS);

  private final ClusterState cluster;
  private final WorkQueue queue;

  ResourceQuotas(ClusterState cluster) {
    this.cluster = cluster;
    this.queue = new WorkQueue(cluster.loop(), this::reconcile);
    cluster.enqueueChanges(BuiltInTypes.RESOURCE_QUOTAS, queue);
    for (ResourceType type : COUNTED) {
      cluster.onChange(type, event -> {
        if (gaveUp(event)) {
          cluster.list(BuiltInTypes.RESOURCE_QUOTAS, event.namespace()).forEach(quota -> queue.add(Json.key(quota)));
        }
      });
    }
  }

  /// Gone, or a pod that has just ended.
  private static boolean gaveUp(WatchEvent event) {
    ObjectNode before = event.previous();
    return event.change() == WatchEvent.Change.DELETED
        || (event.type().equals(BuiltInTypes.PODS)
            && before != null
            && !Pods.isFinished(before)
            && Pods.isFinished(event.object()));
  }

  private void reconcile(ObjectKey key) {
    ObjectNode quota = cluster.find(BuiltInTypes.RESOURCE_QUOTAS, key);
    if (quota == null) {
      return;
    }
    Map<String, Long> used = count(quota);
    cluster.change(BuiltInTypes.RESOURCE_QUOTAS, key, "kube-controller-manager", object -> {
      JsonNode hard = Json.at(object, "spec", "hard");
      ObjectNode status = Json.child(object, "status");
      status.set("hard", hard.deepCopy());
      ObjectNode fresh = status.putObject("used");
      hard.fieldNames().forEachRemaining(
          name -> fresh.put(name, QuotaUsage.written(name, used.getOrDefault(name, 0L))));
    });
  }

  private Map<String, Long> count(ObjectNode quota) {
    Map<String, Long> used = new HashMap<>();
    for (ResourceType type : COUNTED) {
      for (ObjectNode object : cluster.list(type, Json.namespace(quota))) {
        if (QuotaUsage.isInScope(quota, type, object)) {
          QuotaUsage.of(type, object).forEach((name, amount) -> used.merge(name, amount, Long::sum));
        }
      }
    }
    return used;
  }

  @Override
  public ObjectNode complete(ResourceType type, ObjectNode object) {
    if (!type.equals(BuiltInTypes.PODS)) {
      return object;
    }
    List<ObjectNode> ranges = cluster.list(BuiltInTypes.LIMIT_RANGES, Json.namespace(object));
    return ranges.isEmpty() ? object : LimitRanges.complete(ranges, object.deepCopy());
  }

  @Override
  public void admit(ResourceType type, ObjectNode object, boolean dryRun) {
    String namespace = Json.namespace(object);
    if (namespace.isEmpty() || type.equals(BuiltInTypes.EVENTS)) {
      return;
    }
    List<ObjectNode> quotas = new ArrayList<>();
    for (ObjectNode quota : cluster.list(BuiltInTypes.RESOURCE_QUOTAS, namespace)) {
      if (QuotaUsage.isInScope(quota, type, object)) {
        check(quota, type, object);
        quotas.add(quota);
      }
    }
    if (!dryRun && COUNTED.contains(type)) {
      quotas.forEach(quota -> note(quota, QuotaUsage.of(type, object)));
    }
  }

  private static void check(ObjectNode quota, ResourceType type, ObjectNode object) {
    JsonNode hard = Json.at(quota, "spec", "hard");
    if (type.equals(BuiltInTypes.PODS)) {
      String unspecified = QuotaUsage.unspecified(object.path("spec"), hard);
      if (!unspecified.isEmpty()) {
        throw forbidden(type, object, "failed quota: %s: must specify %s".formatted(Json.name(quota), unspecified));
      }
    }
    List<String> requested = new ArrayList<>();
    List<String> used = new ArrayList<>();
    List<String> limited = new ArrayList<>();
    QuotaUsage.of(type, object).forEach((name, amount) -> {
      JsonNode most = hard.path(name);
      JsonNode now = Json.at(quota, "status", "used", name);
      if (!most.isMissingNode() && QuotaUsage.amount(name, now) + amount > QuotaUsage.amount(name, most)) {
        requested.add(name + "=" + QuotaUsage.written(name, amount));
        used.add(name + "=" + (now.isMissingNode() ? "0" : now.asText()));
        limited.add(name + "=" + most.asText());
      }
    });
    if (!requested.isEmpty()) {
      throw forbidden(
          type,
          object,
          "exceeded quota: %s, requested: %s, used: %s, limited: %s".formatted(
              Json.name(quota), String.join(",", requested), String.join(",", used), String.join(",", limited)));
    }
  }

  private static StoreException forbidden(ResourceType type, ObjectNode object, String why) {
    return StoreException.forbidden(type, Json.name(object), why);
  }

  private void note(ObjectNode quota, Map<String, Long> usage) {
    JsonNode hard = Json.at(quota, "status", "hard");
    if (usage.keySet().stream().noneMatch(hard::has)) {
      return;
    }
    if (cluster.loop().isUnseen()) {
      queue.add(Json.key(quota));
      return;
    }
    cluster.store().update(
        BuiltInTypes.RESOURCE_QUOTAS,
        Json.namespace(quota),
        Json.name(quota),
        object -> {
          ObjectNode used = Json.child(object, "status", "used");
          usage.forEach((name, amount) -> {
            if (hard.has(name)) {
              used.put(name, QuotaUsage.written(name, QuotaUsage.amount(name, used.path(name)) + amount));
            }
          });
          return object;
        },
        Write.by("kube-apiserver").status());
  }
}
