// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.controller.Conditions;
import dev.pilothouse.sample.store.Json;
import java.time.Instant;
import java.util.UUID;

/// Makes a Node from the few words that a scenario says about it.
final class NodeManifest {

  private static final String VERSION = "v1.36.3";

  private NodeManifest() {}

  /// @param number from 1, for its addresses
  /// @param node `name`, `zone`, `type`, `cpu`, `memory`, `pods`, `taints`, `labels`
  static ObjectNode of(JsonNode node, int number, Instant now) {
    String name = Json.text(node, "name");
    ObjectNode object = Json.object();
    ObjectNode metadata = object.putObject("metadata").put("name", name);
    labels(metadata.putObject("labels"), node, name);
    metadata.putObject("annotations")
        .put("node.alpha.kubernetes.io/ttl", "0")
        .put("volumes.kubernetes.io/controller-managed-attach-detach", "true");
    ObjectNode spec = object.putObject("spec");
    spec.put("podCIDR", podNetwork(number)).putArray("podCIDRs").add(podNetwork(number));
    spec.put("providerID", "harbour://" + Json.text(node, "zone") + "/" + name);
    if (node.path("taints").isArray()) {
      spec.set("taints", node.path("taints").deepCopy());
    }
    ObjectNode status = object.putObject("status");
    status.putArray("addresses")
        .add(Json.object().put("type", "InternalIP").put("address", "10." + (10 + number / 256) + "." + number % 256 + ".11"))
        .add(Json.object().put("type", "Hostname").put("address", name));
    resources(status, node);
    condition(status, "MemoryPressure", "False", "KubeletHasSufficientMemory", "kubelet has sufficient memory available", now);
    condition(status, "DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure", now);
    condition(status, "PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available", now);
    condition(status, "Ready", "True", "KubeletReady", "kubelet is posting ready status", now);
    status.putObject("daemonEndpoints").putObject("kubeletEndpoint").put("Port", 10250);
    info(status.putObject("nodeInfo"), name);
    return object;
  }

  /// 256 addresses for the pods of a node; those of the first 255 nodes are where small clusters have them.
  private static String podNetwork(int number) {
    return "10." + (number < 256 ? 244 : 63 + number / 256) + "." + number % 256 + ".0/24";
  }

  private static void labels(ObjectNode labels, JsonNode node, String name) {
    String zone = Json.text(node, "zone");
    labels.put("beta.kubernetes.io/arch", "amd64").put("beta.kubernetes.io/os", "linux");
    labels.put("kubernetes.io/arch", "amd64").put("kubernetes.io/hostname", name).put("kubernetes.io/os", "linux");
    labels.put("node.kubernetes.io/instance-type", Json.textOr("general.large", node, "type"));
    if (!zone.isEmpty()) {
      labels.put("topology.kubernetes.io/region", zone.replaceAll("-?[a-z0-9]$", "")).put("topology.kubernetes.io/zone", zone);
    }
    Json.texts(node, "labels").forEach(labels::put);
  }

  private static void resources(ObjectNode status, JsonNode node) {
    int cpu = Json.integer(4, node, "cpu");
    int memory = Json.integer(16, node, "memory");
    String pods = Json.textOr("110", node, "pods");
    status.putObject("capacity").put("cpu", Integer.toString(cpu)).put("ephemeral-storage", "101917596Ki")
        .put("hugepages-2Mi", "0").put("memory", (memory * 1024L * 1024 - 393_216) + "Ki").put("pods", pods);
    // what the kubelet keeps for the system: 150 millicores, 650 MiB and the eviction threshold
    status.putObject("allocatable").put("cpu", (cpu * 1000 - 150) + "m").put("ephemeral-storage", "93925272Ki")
        .put("hugepages-2Mi", "0").put("memory", (memory * 1024L * 1024 - 393_216 - 768L * 1024) + "Ki").put("pods", pods);
  }

  private static void condition(
      ObjectNode status, String type, String value, String reason, String message, Instant now) {
    Conditions.set(status, type, value, reason, message, now).put("lastHeartbeatTime", Json.time(now));
  }

  private static void info(ObjectNode info, String name) {
    String machine = UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)).toString();
    info.put("architecture", "amd64").put("bootID", machine).put("containerRuntimeVersion", "containerd://2.1.4");
    info.put("kernelVersion", "6.12.41-harbour").put("kubeletVersion", VERSION);
    info.put("machineID", machine.replace("-", "")).put("operatingSystem", "linux");
    info.put("osImage", "Debian GNU/Linux 13 (trixie)").put("systemUUID", machine);
  }
}
