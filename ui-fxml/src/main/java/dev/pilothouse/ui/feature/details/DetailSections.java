// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.details;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.Discovery;
import dev.pilothouse.core.yaml.ReadableYaml;
import dev.pilothouse.ui.text.Ages;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the summary says of an object: what is wanted, how it is, what it is made of, who owns it. Pure; off the FX thread.
final class DetailSections {
  private static final int LONGEST = 300;
  /// Conditions that should not hold.
  private static final Pattern UNWANTED = Pattern.compile(".*(Pressure|Unavailable|Failure)|Failed|Stalled|ScalingLimited");

  private final KubeObject object;
  private final @Nullable Discovery discovery;
  private final @Nullable AutoscalerPicture autoscaler;
  private final long now;

  /// @param discovery finds the kinds of owners; null when it is not known
  /// @param autoscaler what the object is; null when it is something else
  /// @param now in seconds since 1970
  DetailSections(
      KubeObject object, @Nullable Discovery discovery, @Nullable AutoscalerPicture autoscaler, long now) {
    this.autoscaler = autoscaler;
    this.object = object;
    this.discovery = discovery;
    this.now = now;
  }

  List<DetailSection> all() {
    List<DetailSection> all = new ArrayList<>();
    if (autoscaler != null) {
      add(all, "autoscaler.title", AutoscalerRows.of(object, autoscaler, discovery));
    }
    add(all, "details.desired", desired());
    add(all, "details.conditions", conditions());
    add(all, "details.containers", containers());
    add(all, "details.data", data());
    add(all, "details.labels", map("labels"));
    add(all, "details.annotations", map("annotations"));
    add(all, "details.owners", owners());
    return all;
  }

  private static void add(List<DetailSection> all, String title, List<DetailRow> rows) {
    if (!rows.isEmpty()) {
      all.add(new DetailSection(Message.of(title), rows));
    }
  }

  private List<DetailRow> desired() {
    List<DetailRow> rows = new ArrayList<>();
    replicas(rows);
    JsonNode template = object.at("spec", "template", "spec");
    JsonNode pod = object.text("kind").equals("Pod") ? object.at("spec") : template;
    for (JsonNode container : pod.path("containers")) {
      rows.add(DetailRow.mono("details.image", container.path("image").asText()));
    }
    String strategy = object.text("spec", "strategy", "type") + object.text("spec", "updateStrategy", "type");
    if (!strategy.isEmpty()) {
      JsonNode rolling = object.at("spec", "strategy", "rollingUpdate");
      String limits =
          rolling.isObject() ? ", " + rolling.path("maxSurge").asText() + " / " + rolling.path("maxUnavailable").asText() : "";
      rows.add(DetailRow.text("details.strategy", strategy + limits));
    }
    JsonNode selector = object.at("spec", "selector");
    String pairs = pairs(selector.has("matchLabels") ? selector.path("matchLabels") : selector);
    if (!pairs.isEmpty()) {
      rows.add(DetailRow.mono("details.selector", pairs));
    }
    field(rows, "details.node", "spec", "nodeName");
    field(rows, "details.ip", "status", "podIP");
    field(rows, "details.qos", "status", "qosClass");
    field(rows, "details.account", "spec", "serviceAccountName");
    field(rows, "details.type", "spec", "type");
    field(rows, "details.type", "type");
    field(rows, "details.clusterIp", "spec", "clusterIP");
    field(rows, "details.schedule", "spec", "schedule");
    field(rows, "details.class", "spec", "storageClassName");
    field(rows, "details.volume", "spec", "volumeName");
    field(rows, "details.version", "status", "nodeInfo", "kubeletVersion");
    field(rows, "details.os", "status", "nodeInfo", "osImage");
    field(rows, "details.runtime", "status", "nodeInfo", "containerRuntimeVersion");
    field(rows, "details.phase", "status", "phase");
    ports(rows);
    return rows;
  }

  private void replicas(List<DetailRow> rows) {
    if (object.at("spec", "replicas").isNumber()) {
      Message words =
          Message.of(
              "details.replicasWords", object.at("spec", "replicas").asInt(), object.at("status", "readyReplicas").asInt(),
              object.at("status", "updatedReplicas").asInt(object.at("status", "replicas").asInt()));
      rows.add(new DetailRow(Message.of("details.replicas", words), "", null, null, false));
    }
  }

  private void ports(List<DetailRow> rows) {
    StringJoiner ports = new StringJoiner(", ");
    for (JsonNode port : object.at("spec", "ports")) {
      ports.add(port.path("port").asText() + " → " + port.path("targetPort").asText(port.path("port").asText()));
    }
    if (ports.length() > 0) {
      rows.add(DetailRow.mono("details.ports", ports.toString()));
    }
  }

  private void field(List<DetailRow> rows, String key, Object... path) {
    String value = object.text(path);
    if (!value.isEmpty()) {
      rows.add(DetailRow.mono(key, value));
    }
  }

  private static String pairs(JsonNode map) {
    StringJoiner pairs = new StringJoiner(", ");
    map.properties().stream()
        .filter(pair -> pair.getValue().isTextual())
        .forEach(pair -> pairs.add(pair.getKey() + "=" + pair.getValue().asText()));
    return pairs.toString();
  }

  /// A condition is good or bad by its name: `Available` should hold, `DiskPressure` should not.
  private List<DetailRow> conditions() {
    List<DetailRow> rows = new ArrayList<>();
    for (JsonNode one : object.at("status", "conditions")) {
      String type = one.path("type").asText();
      boolean holds = one.path("status").asText().equals("True");
      boolean unwanted = UNWANTED.matcher(type).matches();
      boolean moving = type.equals("Progressing") && one.path("reason").asText().equals("ReplicaSetUpdated");
      Health health = moving ? Health.PROGRESSING : holds == unwanted ? (unwanted ? Health.WARNING : Health.BAD) : Health.GOOD;
      if (health == Health.BAD && one.path("reason").asText().equals("PodCompleted")) {
        health = Health.NEUTRAL; // it has done its work and need not be ready
      }
      boolean says = health == Health.BAD || health == Health.WARNING || health == Health.NEUTRAL || moving;
      String words = says ? one.path("reason").asText() + " " + one.path("message").asText() : "";
      String value = (words.strip() + "  " + age(one.path("lastTransitionTime"))).strip();
      rows.add(new DetailRow(Message.literal(type), value, health, null, false));
    }
    return rows;
  }

  private List<DetailRow> containers() {
    List<DetailRow> rows = new ArrayList<>();
    for (String list : new String[] {"initContainerStatuses", "containerStatuses"}) {
      for (JsonNode one : object.at("status", list)) {
        rows.add(container(one));
      }
    }
    return rows;
  }

  private static DetailRow container(JsonNode one) {
    JsonNode waiting = one.path("state").path("waiting");
    JsonNode ended = one.path("state").path("terminated");
    String words = "Running";
    Health health = one.path("ready").asBoolean() ? Health.GOOD : Health.WARNING;
    if (waiting.isObject()) {
      words = waiting.path("reason").asText();
      health = words.contains("BackOff") || words.startsWith("Err") ? Health.BAD : Health.PROGRESSING;
    } else if (ended.isObject()) {
      words = ended.path("reason").asText();
      health = ended.path("exitCode").asInt() == 0 ? Health.NEUTRAL : Health.BAD;
    }
    int restarts = one.path("restartCount").asInt();
    String again = restarts > 0 ? " · ↻ " + restarts : "";
    return new DetailRow(Message.literal(one.path("name").asText()), words + again, health, null, false);
  }

  /// The names of what a ConfigMap or Secret holds and how long it is; never what a Secret says.
  private List<DetailRow> data() {
    List<DetailRow> rows = new ArrayList<>();
    boolean secret = object.text("kind").equals("Secret");
    object.at("data").properties().forEach(
        one -> {
          String value = one.getValue().asText();
          rows.add(DetailRow.named(one.getKey(), secret ? "••••••••" : shortened(value)));
        });
    return rows;
  }

  private List<DetailRow> map(String name) {
    List<DetailRow> rows = new ArrayList<>();
    object.at("metadata", name).properties().stream()
        .filter(one -> !one.getKey().equals(ReadableYaml.LAST_APPLIED))
        .forEach(one -> rows.add(DetailRow.named(one.getKey(), shortened(one.getValue().asText()))));
    return rows;
  }

  private static String shortened(String value) {
    return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
  }

  private List<DetailRow> owners() {
    List<DetailRow> rows = new ArrayList<>();
    for (JsonNode owner : object.at("metadata", "ownerReferences")) {
      String kindName = owner.path("kind").asText();
      String name = owner.path("name").asText();
      String version = owner.path("apiVersion").asText();
      ResourceKind kind = discovery == null ? null : discovery.byKind(version, kindName).orElse(null);
      ResourceRef ref =
          kind == null
              ? null
              : new ResourceRef(kind, kind.namespaced() ? object.namespace() : "", name, owner.path("uid").asText());
      rows.add(new DetailRow(Message.literal(kindName), name, null, ref, true));
    }
    return rows;
  }

  private String age(JsonNode time) {
    try {
      return time.isTextual() ? Ages.between(Instant.parse(time.asText()).getEpochSecond(), now) : "";
    } catch (DateTimeParseException e) {
      return "";
    }
  }
}
