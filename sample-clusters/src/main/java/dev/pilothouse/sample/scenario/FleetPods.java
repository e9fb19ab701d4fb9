// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pilothouse.sample.controller.Conditions;
import dev.pilothouse.sample.controller.NameSuffix;
import dev.pilothouse.sample.controller.Pods;
import dev.pilothouse.sample.scenario.FleetNodes.Mood;
import dev.pilothouse.sample.scenario.FleetNodes.Seat;
import dev.pilothouse.sample.scenario.FleetWorkload.Trouble;
import dev.pilothouse.sample.store.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/// Makes the pods of one template in the state in which kubelets would have brought them. What they have in common they share.
final class FleetPods {

  private static final String[] POD = {"apiVersion", "kind", "metadata", "spec", "status"};
  private static final String[] METADATA = {
    "creationTimestamp", "generateName", "generation", "labels", "name", "namespace", "ownerReferences", "resourceVersion", "uid"
  };
  private static final String[] STATUS = {
    "conditions", "containerStatuses", "hostIP", "hostIPs", "observedGeneration", "phase", "podIP", "podIPs", "qosClass",
    "startTime"
  };
  private static final String[] PENDING = {"conditions", "observedGeneration", "phase", "qosClass"};
  private static final String[] IP = {"ip"};
  private static final TextNode V1 = SharedJson.text("v1");
  private static final TextNode KIND = SharedJson.text("Pod");
  private static final TextNode RUNNING = SharedJson.text("Running");
  private static final TextNode WAITS = SharedJson.text("Pending");
  private static final JsonNode ONE = IntNode.valueOf(1);

  /// The conditions of pods that came at the same time are the same.
  private record Moment(Instant started, Instant since, boolean ready) {}

  private final FleetWorkload workload;
  private final SplittableRandom random;
  private final Instant now;
  private final TextNode namespace;
  private final TextNode prefix;
  private final JsonNode labels;
  private final JsonNode owners;
  private final JsonNode qosClass;
  private final TextNode image;
  private final TextNode imageId;
  private final TextNode container;
  private final String[] specNames;
  private final JsonNode[] specValues;
  private final ObjectNode pendingSpec;
  private final Map<Moment, ArrayNode> conditions = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  FleetPods(FleetWorkload workload, SharedJson json, SplittableRandom random, Instant now) {
    this.workload = workload;
    this.random = random;
    this.now = now;
    ObjectNode pod = json.shared(workload.pod.deepCopy());
    namespace = SharedJson.text(workload.plan.namespace());
    prefix = SharedJson.text(Json.name(workload.set) + "-");
    labels = Json.at(pod, "metadata", "labels");
    owners = Json.at(pod, "metadata", "ownerReferences");
    qosClass = SharedJson.text(Pods.qosClass(pod.path("spec")));
    String reference = workload.plan.image();
    image = SharedJson.text(reference);
    imageId = SharedJson.text(reference.substring(0, reference.lastIndexOf(':')) + "@sha256:" + digest(reference));
    container = SharedJson.text(workload.plan.name());
    pendingSpec = (ObjectNode) pod.path("spec");
    List<String> names = new ArrayList<>();
    List<JsonNode> values = new ArrayList<>();
    pendingSpec.properties().forEach(field -> {
      names.add(field.getKey());
      values.add(field.getValue());
    });
    names.add("nodeName");
    values.add(pendingSpec);
    specNames = json.shape(names);
    specValues = values.toArray(JsonNode[]::new);
  }

  private static String digest(String image) {
    String half = UUID.nameUUIDFromBytes(image.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
    return half + HexFormat.of().toHexDigits(image.hashCode()).repeat(4);
  }

  /// A pod that no node takes.
  ///
  /// @param why the scheduler's words
  ObjectNode pending(long version, String why) {
    Instant created = now.minusSeconds(60L + random.nextInt(7200));
    ArrayNode told = FleetStatus.unschedulable(SharedJson.text(Json.time(created)), why);
    ObjectNode status = SharedJson.object(PENDING, told, ONE, WAITS, qosClass);
    return SharedJson.object(POD, V1, KIND, metadata(created, version), pendingSpec, status);
  }

  /// A pod on a node.
  ///
  /// @param place the last part of its address
  ObjectNode on(Seat seat, int place, long version) {
    Instant created = created(seat);
    TextNode ip = SharedJson.text(seat.network + place);
    JsonNode[] spec = specValues.clone();
    spec[spec.length - 1] = SharedJson.text(seat.name);
    boolean pulls = workload.plan.trouble() == Trouble.MISSING_IMAGE;
    ObjectNode status = SharedJson.object(STATUS,
        conditions(seat, created), statuses(created), seat.hostIp, addresses(seat.hostIp), ONE, pulls ? WAITS : RUNNING, ip,
        addresses(ip), qosClass, SharedJson.text(Json.time(created)));
    return SharedJson.object(POD, V1, KIND, metadata(created, version), SharedJson.object(specNames, spec), status);
  }

  private static ArrayNode addresses(JsonNode ip) {
    return SharedJson.array(SharedJson.object(IP, ip));
  }

  private String name() {
    String name;
    do {
      name = prefix.asText() + NameSuffix.random(random);
    } while (!names.add(name));
    return name;
  }

  private ObjectNode metadata(Instant created, long version) {
    UUID uid = new UUID((random.nextLong() & ~0xf000L) | 0x4000L, (random.nextLong() >>> 2) | Long.MIN_VALUE);
    return SharedJson.object(METADATA,
        SharedJson.text(Json.time(created)), prefix, ONE, labels, SharedJson.text(name()),
        namespace, owners, SharedJson.text(Long.toString(version)), SharedJson.text(uid.toString()));
  }

  /// Most came with the rollout, in a few waves, the others later, when a node went.
  private Instant created(Seat seat) {
    Instant wave = workload.plan.rolledOut().plusSeconds(20L * random.nextInt(4));
    long sinceRollout = Duration.between(wave, now).toSeconds();
    boolean later = random.nextInt(12) == 0 || wave.isBefore(seat.since);
    Instant earliest = wave.isBefore(seat.since) ? seat.since : wave;
    long room = Math.max(2, Math.min(sinceRollout, Duration.between(earliest, now).toSeconds()) - 90);
    return later ? earliest.plusSeconds(random.nextLong(room)) : wave;
  }

  /// Whether a pod of this workload on a node is ready.
  boolean isReady(Seat seat) {
    Trouble trouble = workload.plan.trouble();
    return seat.mood != Mood.UNREACHABLE && trouble != Trouble.CRASH_LOOP && trouble != Trouble.MISSING_IMAGE;
  }

  private ArrayNode conditions(Seat seat, Instant created) {
    TextNode started = SharedJson.text(Json.time(created));
    if (seat.mood == Mood.UNREACHABLE) {
      return FleetStatus.lost(started, (TextNode) Json.at(Conditions.find(seat.node, "Ready"), "lastTransitionTime"));
    }
    boolean ready = isReady(seat);
    Instant since = ready ? created.plusSeconds(11) : created;
    return conditions.computeIfAbsent(new Moment(created, since, ready), moment ->
        FleetStatus.conditions(started, SharedJson.text(Json.time(since)), ready, container.asText()));
  }

  private ArrayNode statuses(Instant created) {
    String id = "containerd://" + FleetWords.hexadecimal(random, 64);
    long alive = Duration.between(created, now).toSeconds();
    return switch (workload.plan.trouble()) {
      case MISSING_IMAGE -> new FleetStatus.Container(image, SharedJson.text(""), container, "", false, false, 0, null,
          FleetStatus.waiting("ImagePullBackOff", "Back-off pulling image \"" + image.asText() + "\"")).statuses();
      case CRASH_LOOP -> {
        Instant ended = now.minusSeconds(random.nextLong(Math.clamp(alive, 1, 280)));
        int restarts = Math.clamp(alive / 310, 1, 4000);
        yield new FleetStatus.Container(image, imageId, container, id, false, false, restarts,
            FleetStatus.ended(id, 1, "Error", ended.minusSeconds(4), ended), backOff()).statuses();
      }
      case OUT_OF_MEMORY -> {
        int restarts = 1 + random.nextInt(30);
        Instant ended = now.minusSeconds(random.nextLong(Math.max(2, alive)));
        String before = "containerd://" + FleetWords.hexadecimal(random, 64);
        yield running(id, restarts, FleetStatus.ended(before, 137, "OOMKilled", created, ended), ended.plusSeconds(1));
      }
      default -> {
        boolean once = random.nextInt(30) == 0;
        Instant ended = now.minusSeconds(random.nextLong(Math.max(2, alive)));
        yield once
            ? running(id, 1, FleetStatus.ended(id, 255, "Unknown", created, ended), ended.plusSeconds(1))
            : running(id, 0, null, created.plusSeconds(3));
      }
    };
  }

  private ArrayNode running(String id, int restarts, @org.jspecify.annotations.Nullable JsonNode last, Instant since) {
    return new FleetStatus.Container(image, imageId, container, id, true, true, restarts, last,
        FleetStatus.running(SharedJson.text(Json.time(since)))).statuses();
  }

  private ObjectNode backOff() {
    return FleetStatus.waiting("CrashLoopBackOff", "back-off 5m0s restarting failed container=" + container.asText());
  }
}
