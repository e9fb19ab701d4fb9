// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.scenario.FleetNodes.Mood;
import dev.pilothouse.sample.scenario.FleetNodes.Seat;
import dev.pilothouse.sample.store.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/// The pod that each kubelet of a fleet runs from a file of its node: `kube-proxy`, told to the server as a mirror pod that the
/// node owns.
final class FleetProxies {

  static final long MILLIS = 100;
  static final long BYTES = 64L << 20;

  private static final String IMAGE = "registry.k8s.io/kube-proxy:v1.36.3";

  private FleetProxies() {}

  static ObjectNode on(Seat seat, int restarts) {
    String name = "kube-proxy-" + seat.name;
    String hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
    Instant created = seat.since.plusSeconds(6);
    String time = Json.time(created);
    ObjectNode pod = Json.object().put("apiVersion", "v1").put("kind", "Pod");
    ObjectNode metadata = Json.metadata(pod).put("name", name).put("namespace", "kube-system");
    metadata.put("creationTimestamp", time).put("generation", 1).put("uid", uid(name));
    metadata.putObject("annotations").put("kubernetes.io/config.mirror", hash).put("kubernetes.io/config.hash", hash)
        .put("kubernetes.io/config.seen", time).put("kubernetes.io/config.source", "file");
    metadata.putObject("labels").put("component", "kube-proxy").put("tier", "node");
    metadata.putArray("ownerReferences").addObject().put("apiVersion", "v1").put("kind", "Node").put("name", seat.name)
        .put("uid", Json.uid(seat.node)).put("controller", true);
    spec(pod, seat);
    ObjectNode status = pod.putObject("status");
    status.set("conditions", seat.mood == Mood.UNREACHABLE
        ? FleetStatus.lost(SharedJson.text(time), SharedJson.text(time))
        : FleetStatus.conditions(SharedJson.text(time), SharedJson.text(time), true, "kube-proxy"));
    status.set("containerStatuses", new FleetStatus.Container(
        SharedJson.text(IMAGE), SharedJson.text("registry.k8s.io/kube-proxy@sha256:" + hash + hash), SharedJson.text("kube-proxy"),
        "containerd://" + hash + hash, true, true, restarts, null, FleetStatus.running(SharedJson.text(time))).statuses());
    status.set("hostIP", seat.hostIp);
    status.putArray("hostIPs").addObject().set("ip", seat.hostIp);
    status.put("observedGeneration", 1).put("phase", "Running").set("podIP", seat.hostIp);
    status.putArray("podIPs").addObject().set("ip", seat.hostIp);
    status.put("qosClass", "Burstable").put("startTime", time);
    return pod;
  }

  private static String uid(String name) {
    return UUID.nameUUIDFromBytes(("uid of " + name).getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static void spec(ObjectNode pod, Seat seat) {
    ObjectNode spec = pod.putObject("spec");
    ObjectNode container = spec.putArray("containers").addObject();
    container.putArray("command").add("kube-proxy").add("--config=/etc/kube-proxy/config.yaml");
    container.put("image", IMAGE).put("imagePullPolicy", "IfNotPresent").put("name", "kube-proxy");
    container.putObject("resources").putObject("requests").put("cpu", MILLIS + "m").put("memory", (BYTES >> 20) + "Mi");
    container.putObject("securityContext").put("privileged", true);
    container.put("terminationMessagePath", "/dev/termination-log").put("terminationMessagePolicy", "File");
    spec.put("dnsPolicy", "ClusterFirst").put("enableServiceLinks", true).put("hostNetwork", true).put("nodeName", seat.name);
    spec.put("preemptionPolicy", "PreemptLowerPriority").put("priority", 2_000_001_000);
    spec.put("priorityClassName", "system-node-critical").put("restartPolicy", "Always").put("schedulerName", "default-scheduler");
    spec.putObject("securityContext");
    spec.put("terminationGracePeriodSeconds", 30);
    spec.putArray("tolerations").addObject().put("effect", "NoExecute").put("operator", "Exists");
  }
}
