// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The columns of the core kinds, after `pkg/printers/internalversion/printers.go`.
final class CoreColumns {

  private static final String ROLE = "node-role.kubernetes.io/";
  private static final String ZONE_DEFAULT = "storageclass.kubernetes.io/is-default-class";

  private CoreColumns() {}

  static List<Column> nodes() {
    return List.of(
        Column.primary(),
        Column.text("Status", CoreColumns::nodeStatus),
        Column.text("Roles", CoreColumns::roles),
        Column.age(),
        Column.text("Version", it -> Json.text(it, "status", "nodeInfo", "kubeletVersion")),
        Column.wide("Internal-IP", it -> address(it, "InternalIP")),
        Column.wide("External-IP", it -> address(it, "ExternalIP")),
        Column.wide("OS-Image", it -> Json.textOr("<unknown>", it, "status", "nodeInfo", "osImage")),
        Column.wide("Kernel-Version", it -> Json.textOr("<unknown>", it, "status", "nodeInfo", "kernelVersion")),
        Column.wide(
            "Container-Runtime",
            it -> Json.textOr("<unknown>", it, "status", "nodeInfo", "containerRuntimeVersion")));
  }

  private static String nodeStatus(ObjectNode node) {
    String ready = "Unknown";
    for (JsonNode condition : Json.items(node, "status", "conditions")) {
      if (Json.text(condition, "type").equals("Ready")) {
        ready = Json.text(condition, "status").equals("True") ? "Ready" : "NotReady";
      }
    }
    return Json.flag(node, "spec", "unschedulable") ? ready + ",SchedulingDisabled" : ready;
  }

  private static String roles(ObjectNode node) {
    TreeSet<String> roles = new TreeSet<>();
    for (Map.Entry<String, String> label : Json.labels(node).entrySet()) {
      if (label.getKey().startsWith(ROLE)) {
        roles.add(label.getKey().substring(ROLE.length()));
      } else if (label.getKey().equals("kubernetes.io/role")) {
        roles.add(label.getValue());
      }
    }
    return Cells.orNone(String.join(",", roles));
  }

  private static String address(ObjectNode node, String type) {
    return Json.items(node, "status", "addresses").stream()
        .filter(it -> Json.text(it, "type").equals(type))
        .map(it -> Json.text(it, "address"))
        .findFirst()
        .orElse(Cells.NONE);
  }

  static List<Column> namespaces() {
    return List.of(Column.primary(), Column.text("Status", it -> Json.text(it, "status", "phase")), Column.age());
  }

  static List<Column> services() {
    return List.of(
        Column.primary(),
        Column.text("Type", it -> Json.textOr("ClusterIP", it, "spec", "type")),
        Column.text("Cluster-IP", it -> Json.textOr(Cells.NONE, it, "spec", "clusterIP")),
        Column.text("External-IP", CoreColumns::externalAddress),
        Column.text("Port(s)", CoreColumns::servicePorts),
        Column.age(),
        Column.wide("Selector", it -> Cells.orNone(Cells.pairs(Json.texts(it, "spec", "selector")))));
  }

  private static String externalAddress(ObjectNode service) {
    List<String> all = new ArrayList<>();
    Json.items(service, "spec", "externalIPs").forEach(it -> all.add(it.asText()));
    String type = Json.text(service, "spec", "type");
    if (type.equals("ExternalName")) {
      return Json.text(service, "spec", "externalName");
    }
    if (type.equals("LoadBalancer")) {
      for (JsonNode it : Json.items(service, "status", "loadBalancer", "ingress")) {
        all.add(Json.textOr(Json.text(it, "hostname"), it, "ip"));
      }
      return all.isEmpty() ? "<pending>" : String.join(",", all);
    }
    return Cells.orNone(String.join(",", all));
  }

  private static String servicePorts(ObjectNode service) {
    return Cells.orNone(
        Json.items(service, "spec", "ports").stream()
            .map(
                it ->
                    Json.text(it, "port")
                        + (it.has("nodePort") ? ":" + Json.text(it, "nodePort") : "")
                        + "/"
                        + Json.textOr("TCP", it, "protocol"))
            .collect(Collectors.joining(",")));
  }

  static List<Column> endpoints() {
    return List.of(Column.primary(), Column.text("Endpoints", CoreColumns::endpointList), Column.age());
  }

  private static String endpointList(ObjectNode endpoints) {
    List<String> all = new ArrayList<>();
    for (JsonNode subset : Json.items(endpoints, "subsets")) {
      List<JsonNode> ports = Json.items(subset, "ports");
      for (JsonNode address : Json.items(subset, "addresses")) {
        if (ports.isEmpty()) {
          all.add(Json.text(address, "ip"));
        }
        ports.forEach(port -> all.add(Json.text(address, "ip") + ":" + Json.text(port, "port")));
      }
    }
    return shortened(all);
  }

  /// At most three, as kubectl does it.
  static String shortened(List<String> all) {
    if (all.size() <= 3) {
      return Cells.orNone(String.join(",", all));
    }
    return String.join(",", all.subList(0, 3)) + " + " + (all.size() - 3) + " more...";
  }

  static List<Column> configMaps() {
    return List.of(
        Column.primary(),
        Column.number("Data", it -> Json.at(it, "data").size() + Json.at(it, "binaryData").size()),
        Column.age());
  }

  static List<Column> secrets() {
    return List.of(
        Column.primary(),
        Column.text("Type", it -> Json.text(it, "type")),
        Column.number("Data", it -> Json.at(it, "data").size()),
        Column.age());
  }

  static List<Column> serviceAccounts() {
    return List.of(Column.primary(), Column.number("Secrets", it -> Json.at(it, "secrets").size()), Column.age());
  }

  static List<Column> resourceQuotas() {
    return List.of(
        Column.primary(),
        Column.text("Request", it -> quota(it, false)),
        Column.text("Limit", it -> quota(it, true)),
        Column.age());
  }

  private static String quota(ObjectNode quota, boolean limits) {
    Map<String, String> hard = Json.texts(quota, "status", "hard");
    Map<String, String> used = Json.texts(quota, "status", "used");
    return hard.entrySet().stream()
        .filter(it -> it.getKey().startsWith("limits") == limits)
        .sorted(Map.Entry.comparingByKey())
        .map(it -> it.getKey() + ": " + used.getOrDefault(it.getKey(), "0") + "/" + it.getValue())
        .collect(Collectors.joining(", "));
  }

  static List<Column> limitRanges() {
    return List.of(
        Column.primary(),
        new Column("Created At", "date", "", "", 0, (it, now) -> Json.text(it, "metadata", "creationTimestamp")));
  }

  static List<Column> volumes() {
    return List.of(
        Column.primary(),
        Column.text("Capacity", it -> Json.text(it, "spec", "capacity", "storage")),
        Column.text("Access Modes", it -> modes(it, "spec")),
        Column.text("Reclaim Policy", it -> Json.text(it, "spec", "persistentVolumeReclaimPolicy")),
        Column.text("Status", it -> phase(it)),
        Column.text("Claim", CoreColumns::claim),
        Column.text("StorageClass", it -> Json.text(it, "spec", "storageClassName")),
        Column.text("VolumeAttributesClass", it -> Json.textOr("<unset>", it, "spec", "volumeAttributesClassName")),
        Column.text("Reason", it -> Json.text(it, "status", "reason")),
        Column.age(),
        Column.wide("VolumeMode", it -> Json.textOr("<unset>", it, "spec", "volumeMode")));
  }

  private static String claim(ObjectNode volume) {
    JsonNode reference = Json.at(volume, "spec", "claimRef");
    return reference.isMissingNode() ? "" : Json.text(reference, "namespace") + "/" + Json.text(reference, "name");
  }

  private static String phase(ObjectNode object) {
    return Json.isDeleting(object) ? "Terminating" : Json.text(object, "status", "phase");
  }

  static List<Column> claims() {
    return List.of(
        Column.primary(),
        Column.text("Status", CoreColumns::phase),
        Column.text("Volume", it -> Json.text(it, "spec", "volumeName")),
        Column.text("Capacity", it -> Json.text(it, "status", "capacity", "storage")),
        Column.text("Access Modes", it -> modes(it, "status")),
        Column.text("StorageClass", it -> Json.text(it, "spec", "storageClassName")),
        Column.text("VolumeAttributesClass", it -> Json.textOr("<unset>", it, "spec", "volumeAttributesClassName")),
        Column.age(),
        Column.wide("VolumeMode", it -> Json.textOr("<unset>", it, "spec", "volumeMode")));
  }

  private static String modes(ObjectNode object, String part) {
    return Json.items(object, part, "accessModes").stream()
        .map(
            mode ->
                switch (mode.asText()) {
                  case "ReadWriteOnce" -> "RWO";
                  case "ReadOnlyMany" -> "ROX";
                  case "ReadWriteMany" -> "RWX";
                  case "ReadWriteOncePod" -> "RWOP";
                  default -> mode.asText();
                })
        .collect(Collectors.joining(","));
  }

  static List<Column> events() {
    return List.of(
        Column.timed("Last Seen", CoreColumns::lastSeen),
        Column.text("Type", it -> Json.text(it, "type")),
        Column.text("Reason", it -> Json.text(it, "reason")),
        Column.text("Object", CoreColumns::involved),
        Column.wide("Subobject", it -> Json.text(it, "involvedObject", "fieldPath")),
        Column.wide("Source", CoreColumns::source),
        Column.text("Message", it -> Json.text(it, "message").strip()),
        new Column("First Seen", "string", "", "", 1, CoreColumns::firstSeen),
        Column.wide("Count", it -> Json.textOr("1", it, "count")),
        new Column("Name", "string", "name", "", 1, (it, now) -> Json.name(it)));
  }

  private static String lastSeen(ObjectNode event, Instant now) {
    String time = Json.textOr(Json.text(event, "eventTime"), event, "lastTimestamp");
    return Ages.since(Json.textOr(time, event, "series", "lastObservedTime"), now);
  }

  private static String firstSeen(ObjectNode event, Instant now) {
    return Ages.since(Json.textOr(Json.text(event, "eventTime"), event, "firstTimestamp"), now);
  }

  private static String involved(ObjectNode event) {
    String kind = Json.text(event, "involvedObject", "kind").toLowerCase(java.util.Locale.ROOT);
    return kind + "/" + Json.text(event, "involvedObject", "name");
  }

  private static String source(ObjectNode event) {
    String component = Json.textOr(Json.text(event, "reportingComponent"), event, "source", "component");
    String host = Json.textOr(Json.text(event, "reportingInstance"), event, "source", "host");
    return host.isEmpty() ? component : component + ", " + host;
  }

  static List<Column> storageClasses() {
    return List.of(
        new Column(
            "Name",
            "string",
            "name",
            "",
            0,
            (it, now) ->
                Json.name(it)
                    + (Json.text(it, "metadata", "annotations", ZONE_DEFAULT).equals("true") ? " (default)" : "")),
        Column.text("Provisioner", it -> Json.text(it, "provisioner")),
        Column.text("ReclaimPolicy", it -> Json.textOr("Delete", it, "reclaimPolicy")),
        Column.text("VolumeBindingMode", it -> Json.textOr("Immediate", it, "volumeBindingMode")),
        Column.text("AllowVolumeExpansion", it -> Boolean.toString(Json.flag(it, "allowVolumeExpansion"))),
        Column.age());
  }
}
