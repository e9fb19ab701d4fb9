// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The defaults of services, with an address for each. The address follows from the uid, so that none is kept twice.
final class ServiceDefaults {

  private ServiceDefaults() {}

  static void apply(ObjectNode service) {
    ObjectNode spec = Json.child(service, "spec");
    Defaults.text(spec, "type", "ClusterIP");
    Defaults.text(spec, "sessionAffinity", "None");
    Json.child(service, "status", "loadBalancer");
    if (Json.text(spec, "type").equals("ExternalName")) {
      return;
    }
    int seed = Json.uid(service).hashCode();
    Defaults.text(spec, "clusterIP", "10.96." + (seed >>> 8 & 0xff) + "." + (1 + (seed & 0xff) % 254));
    if (!spec.has("clusterIPs")) {
      spec.putArray("clusterIPs").add(Json.text(spec, "clusterIP"));
    }
    if (!spec.has("ipFamilies")) {
      spec.putArray("ipFamilies").add("IPv4");
    }
    Defaults.text(spec, "ipFamilyPolicy", "SingleStack");
    Defaults.text(spec, "internalTrafficPolicy", "Cluster");
    int index = 0;
    for (JsonNode port : Json.items(spec, "ports")) {
      port((ObjectNode) port, Json.text(spec, "type"), seed + index);
      index++;
    }
    if (!Json.text(spec, "type").equals("ClusterIP")) {
      Defaults.text(spec, "externalTrafficPolicy", "Cluster");
    }
  }

  private static void port(ObjectNode port, String type, int seed) {
    Defaults.text(port, "protocol", "TCP");
    if (!port.has("targetPort") && port.has("port")) {
      port.set("targetPort", port.get("port"));
    }
    if (!type.equals("ClusterIP")) {
      Defaults.number(port, "nodePort", 30000 + Math.floorMod(seed, 2768));
    }
  }
}
