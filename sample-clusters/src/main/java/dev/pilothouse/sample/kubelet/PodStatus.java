// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.kubelet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.controller.Conditions;
import dev.pilothouse.sample.controller.Pods;
import dev.pilothouse.sample.kubelet.ContainerState.Running;
import dev.pilothouse.sample.kubelet.ContainerState.Terminated;
import dev.pilothouse.sample.store.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/// Writes a pod's `status` as a kubelet does (`pkg/kubelet/status` and `pkg/kubelet/kubelet_pods.go`).
final class PodStatus {

  private PodStatus() {}

  static void write(ObjectNode object, PodWorker worker, Instant now) {
    ObjectNode status = Json.child(object, "status");
    int generation = Json.integer(0, object, "metadata", "generation");
    if (generation > 0) {
      status.put("observedGeneration", generation);
    }
    String phase = phase(worker);
    status.put("phase", phase);
    status.put("qosClass", Pods.qosClass(object.path("spec")));
    status.put("startTime", Json.time(worker.startTime()));
    status.put("hostIP", worker.node().ip());
    status.putArray("hostIPs").addObject().put("ip", worker.node().ip());
    if (!worker.ip().isEmpty()) {
      status.put("podIP", worker.ip());
      status.putArray("podIPs").addObject().put("ip", worker.ip());
    }
    conditions(status, worker, phase, now);
    if (!worker.initContainers().isEmpty()) {
      statuses(status.putArray("initContainerStatuses"), worker.initContainers());
    }
    statuses(status.putArray("containerStatuses"), worker.containers());
  }

  private static String phase(PodWorker worker) {
    List<ContainerWorker> all = worker.containers();
    boolean ended = worker.isInitialized() && all.stream().allMatch(PodStatus::hasEndedForGood);
    if (ended && !all.isEmpty()) {
      return all.stream().allMatch(c -> c.state() instanceof Terminated t && t.exitCode() == 0) ? "Succeeded" : "Failed";
    }
    for (ContainerWorker container : worker.initContainers()) {
      if (hasEndedForGood(container) && container.state() instanceof Terminated t && t.exitCode() != 0) {
        return "Failed";
      }
    }
    boolean ran = all.stream().anyMatch(c -> c.state() instanceof Running || c.state() instanceof Terminated || c.last() != null);
    return worker.isInitialized() && ran && all.stream().allMatch(c -> c.isPulled()) ? "Running" : "Pending";
  }

  private static boolean hasEndedForGood(ContainerWorker container) {
    return container.state() instanceof Terminated ended && !container.startsAgain(ended.exitCode());
  }

  private static void conditions(ObjectNode status, PodWorker worker, String phase, Instant now) {
    boolean finished = phase.equals("Succeeded") || phase.equals("Failed");
    Conditions.set(status, "PodReadyToStartContainers", worker.hasSandbox() && !finished ? "True" : "False", "", "", now);
    if (worker.isInitialized()) {
      String reason = phase.equals("Succeeded") ? "PodCompleted" : "";
      Conditions.set(status, "Initialized", "True", reason, "", now);
    } else {
      List<String> open = worker.initContainers().stream()
          .filter(c -> !(c.state() instanceof Terminated t && t.exitCode() == 0))
          .map(ContainerWorker::name)
          .toList();
      Conditions.set(status, "Initialized", "False", "ContainersNotInitialized",
          "containers with incomplete status: [" + String.join(" ", open) + "]", now);
    }
    List<String> unready =
        worker.containers().stream().filter(c -> !c.isReady()).map(ContainerWorker::name).toList();
    for (String type : new String[] {"Ready", "ContainersReady"}) {
      if (phase.equals("Succeeded")) {
        Conditions.set(status, type, "False", "PodCompleted", "", now);
      } else if (phase.equals("Failed")) {
        Conditions.set(status, type, "False", "PodFailed", "", now);
      } else if (unready.isEmpty() && worker.isInitialized()) {
        Conditions.set(status, type, "True", "", "", now);
      } else {
        Conditions.set(status, type, "False", "ContainersNotReady",
            "containers with unready status: [" + String.join(" ", unready) + "]", now);
      }
    }
    Conditions.set(status, "PodScheduled", "True", "", "", worker.startTime());
  }

  private static void statuses(ArrayNode array, List<ContainerWorker> containers) {
    for (ContainerWorker container : containers) {
      ObjectNode status = array.addObject();
      if (!container.containerId().isEmpty()) {
        status.put("containerID", container.containerId());
      }
      status.put("image", container.isPulled() ? ContainerWorker.fullReference(container.image()) : container.image());
      status.put("imageID", container.isPulled() ? imageId(container.image()) : "");
      Terminated last = container.last();
      status.set("lastState", last == null ? Json.object() : last.json());
      status.put("name", container.name());
      status.put("ready", isReady(container));
      status.put("restartCount", container.restarts());
      status.put("started", container.isStarted());
      status.set("state", container.state().json());
    }
  }

  /// An init container counts as ready once it is through.
  private static boolean isReady(ContainerWorker container) {
    if (container.isInit() && !container.isSidecar()) {
      return container.state() instanceof Terminated ended && ended.exitCode() == 0;
    }
    return container.isReady();
  }

  /// The repository and a digest that always is the same for the same image.
  private static String imageId(String image) {
    String reference = ContainerWorker.fullReference(image);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(reference.getBytes(StandardCharsets.UTF_8));
      return reference.substring(0, reference.lastIndexOf(':')) + "@sha256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
