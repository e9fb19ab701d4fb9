// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The columns of networking, rights and the rest, after `pkg/printers/internalversion/printers.go`.
final class ClusterColumns {

  private ClusterColumns() {}

  static List<Column> ingresses() {
    return List.of(
        Column.primary(),
        Column.text("Class", it -> Json.textOr(Cells.NONE, it, "spec", "ingressClassName")),
        Column.text("Hosts", ClusterColumns::hosts),
        Column.text("Address", ClusterColumns::addresses),
        Column.text("Ports", it -> Json.items(it, "spec", "tls").isEmpty() ? "80" : "80, 443"),
        Column.age());
  }

  private static String hosts(ObjectNode ingress) {
    List<String> hosts = new ArrayList<>();
    for (JsonNode rule : Json.items(ingress, "spec", "rules")) {
      String host = Json.text(rule, "host");
      if (!host.isEmpty()) {
        hosts.add(host);
      }
    }
    if (hosts.isEmpty()) {
      return "*";
    }
    return hosts.size() <= 3 ? String.join(",", hosts) : CoreColumns.shortened(hosts);
  }

  private static String addresses(ObjectNode ingress) {
    return Json.items(ingress, "status", "loadBalancer", "ingress").stream()
        .map(it -> Json.textOr(Json.text(it, "hostname"), it, "ip"))
        .collect(Collectors.joining(","));
  }

  static List<Column> ingressClasses() {
    return List.of(
        Column.primary(),
        Column.text("Controller", it -> Json.text(it, "spec", "controller")),
        Column.text("Parameters", ClusterColumns::parameters),
        Column.age());
  }

  private static String parameters(ObjectNode ingressClass) {
    JsonNode parameters = Json.at(ingressClass, "spec", "parameters");
    if (parameters.isMissingNode()) {
      return Cells.NONE;
    }
    String group = Json.text(parameters, "apiGroup");
    return Json.text(parameters, "kind") + (group.isEmpty() ? "" : "." + group) + "/" + Json.text(parameters, "name");
  }

  static List<Column> networkPolicies() {
    return List.of(
        Column.primary(),
        Column.text("Pod-Selector", it -> Cells.labelSelector(Json.at(it, "spec", "podSelector"))),
        Column.age());
  }

  static List<Column> endpointSlices() {
    return List.of(
        Column.primary(),
        Column.text("AddressType", it -> Json.text(it, "addressType")),
        Column.text("Ports", ClusterColumns::slicePorts),
        Column.text("Endpoints", ClusterColumns::sliceEndpoints),
        Column.age());
  }

  private static String slicePorts(ObjectNode slice) {
    Set<String> ports = new LinkedHashSet<>();
    for (JsonNode port : Json.items(slice, "ports")) {
      ports.add(Json.textOr("*", port, "port"));
    }
    return ports.isEmpty() ? "<unset>" : CoreColumns.shortened(List.copyOf(ports));
  }

  private static String sliceEndpoints(ObjectNode slice) {
    List<String> addresses = new ArrayList<>();
    for (JsonNode endpoint : Json.items(slice, "endpoints")) {
      Json.items(endpoint, "addresses").forEach(it -> addresses.add(it.asText()));
    }
    return addresses.isEmpty() ? "<unset>" : CoreColumns.shortened(addresses);
  }

  static List<Column> roles() {
    return List.of(
        Column.primary(),
        new Column("Created At", "date", "", "", 0, (it, now) -> Json.text(it, "metadata", "creationTimestamp")));
  }

  static List<Column> bindings() {
    return List.of(
        Column.primary(),
        Column.text("Role", it -> Json.text(it, "roleRef", "kind") + "/" + Json.text(it, "roleRef", "name")),
        Column.age(),
        Column.wide("Users", it -> subjects(it, "User")),
        Column.wide("Groups", it -> subjects(it, "Group")),
        Column.wide("ServiceAccounts", it -> subjects(it, "ServiceAccount")));
  }

  private static String subjects(ObjectNode binding, String kind) {
    return Json.items(binding, "subjects").stream()
        .filter(it -> Json.text(it, "kind").equals(kind))
        .map(
            it ->
                kind.equals("ServiceAccount")
                    ? Json.text(it, "namespace") + "/" + Json.text(it, "name")
                    : Json.text(it, "name"))
        .collect(Collectors.joining(", "));
  }

  static List<Column> leases() {
    return List.of(
        Column.primary(), Column.text("Holder", it -> Json.text(it, "spec", "holderIdentity")), Column.age());
  }

  static List<Column> priorityClasses() {
    return List.of(
        Column.primary(),
        Column.number("Value", it -> it.path("value").asLong()),
        Column.text("Global-Default", it -> Boolean.toString(Json.flag(it, "globalDefault"))),
        Column.age(),
        Column.text("PreemptionPolicy", it -> Json.textOr("PreemptLowerPriority", it, "preemptionPolicy")));
  }

  static List<Column> definitions() {
    return roles();
  }
}
