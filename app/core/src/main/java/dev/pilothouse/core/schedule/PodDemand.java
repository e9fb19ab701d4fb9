// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.kind.FieldReader;
import dev.pilothouse.core.kind.Labels;
import dev.pilothouse.core.kind.NodeSelector;
import dev.pilothouse.core.kind.PodAffinityTerm;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.RowBuilder;
import dev.pilothouse.core.kind.Taint;
import dev.pilothouse.core.kind.Toleration;
import dev.pilothouse.core.kind.TreeFieldReader;
import dev.pilothouse.core.model.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What one pod, or each pod of a workload, asks of the cluster, as far as it decides where the pod can be. Immutable.
///
/// Of a Deployment take the template of its newest ReplicaSet: only that one has the label `pod-template-hash`, which spreading may
/// count by.
public final class PodDemand {
  private static final PodKind PODS = new PodKind();
  private final Row pod;
  private final Labels nodeLabels;
  private final @Nullable NodeSelector nodeAffinity;
  private final List<Toleration> tolerations;
  private final List<PodAffinityTerm> affinity;
  private final List<SpreadConstraint> spread;
  private final List<VolumeDemand> volumes;
  private final QuotaDemand quota;

  private PodDemand(Row pod, PodRules rules, List<VolumeDemand> volumes, QuotaDemand quota) {
    this.pod = pod;
    this.quota = quota;
    this.nodeLabels = rules.nodeLabels;
    this.nodeAffinity = rules.nodeAffinity;
    this.tolerations = List.copyOf(rules.tolerations);
    this.affinity = List.copyOf(rules.affinity);
    this.spread = List.copyOf(rules.spread);
    this.volumes = List.copyOf(volumes);
  }

  /// Of a pod as it is, for example one that waits.
  public static PodDemand ofPod(KubeObject pod) {
    return of(pod.root(), pod.namespace(), VolumeDemand.ofPod(pod));
  }

  /// Of the pod that its controller makes when this one is gone: the same, without its node.
  public static PodDemand ofNext(KubeObject pod) {
    ObjectNode spec = JsonNodeFactory.instance.objectNode();
    pod.at("spec").properties().stream()
        .filter(field -> !field.getKey().equals("nodeName"))
        .forEach(field -> spec.set(field.getKey(), field.getValue()));
    ObjectNode next = JsonNodeFactory.instance.objectNode();
    next.set("metadata", pod.at("metadata"));
    next.set("spec", spec);
    return of(next, pod.namespace(), VolumeDemand.ofPod(pod));
  }

  /// Of the pods that a workload makes (`spec.template`). Claims that it makes for each pod count as not there yet.
  public static PodDemand ofTemplate(KubeObject workload) {
    return of(workload.at("spec", "template"), workload.namespace(), VolumeDemand.ofTemplate(workload));
  }

  private static PodDemand of(JsonNode pod, String namespace, List<VolumeDemand> volumes) {
    Labels labels = labels(pod.path("metadata").path("labels"));
    RowBuilder row = new RowBuilder(PODS.fields()).namespace(namespace).labels(labels);
    row.name(pod.path("metadata").path("name").asText(""));
    // Only what the pod asks for: where it is, or how it is, is not looked at.
    ObjectNode spec = JsonNodeFactory.instance.objectNode();
    pod.path("spec").properties().forEach(field -> spec.set(field.getKey(), field.getValue()));
    PODS.projection().read("spec", new TreeFieldReader(spec), row);
    return new PodDemand(row.build(), PodRules.read(new TreeFieldReader(spec), labels), volumes, QuotaDemand.of(spec));
  }

  private static Labels labels(JsonNode labels) {
    Map<String, String> map = new TreeMap<>();
    labels.properties().forEach(one -> map.put(one.getKey(), one.getValue().asText("")));
    return Labels.of(map);
  }

  /// The pod as the row that it would be.
  Row pod() {
    return pod;
  }

  public String namespace() {
    return pod.namespace();
  }

  public Labels labels() {
    return pod.labels();
  }

  /// In thousandths of a core.
  public long cpu() {
    return pod.number(PodKind.CPU_REQUEST);
  }

  /// In bytes.
  public long memory() {
    return pod.number(PodKind.MEMORY_REQUEST);
  }

  /// The node that the pod names itself; empty for any.
  String nodeName() {
    return pod.text(PodKind.NODE);
  }

  /// Whether the node selector and the required node affinity hold (RequiredNodeAffinity).
  boolean wants(Row node) {
    boolean selected = nodeLabels.equals(Labels.NONE) || node.labels().match(nodeLabels);
    return selected && (nodeAffinity == null || nodeAffinity.matches(node));
  }

  @Nullable NodeSelector nodeAffinity() {
    return nodeAffinity;
  }

  boolean tolerates(Taint taint) {
    return tolerations.stream().anyMatch(one -> one.tolerates(taint));
  }

  List<PodAffinityTerm> affinity() {
    return affinity;
  }

  List<SpreadConstraint> spread() {
    return spread;
  }

  List<VolumeDemand> volumes() {
    return volumes;
  }

  QuotaDemand quota() {
    return quota;
  }

  /// Collects the rules of a PodSpec that only a pod without a node needs.
  private static final class PodRules {
    private Labels nodeLabels = Labels.NONE;
    private @Nullable NodeSelector nodeAffinity;
    private List<Toleration> tolerations = List.of();
    private List<PodAffinityTerm> affinity = List.of();
    private List<SpreadConstraint> spread = List.of();

    static PodRules read(FieldReader in, Labels labels) {
      PodRules rules = new PodRules();
      in.enterObject();
      for (String field; (field = in.nextField()) != null; ) {
        switch (field) {
          case "nodeSelector" -> rules.nodeLabels = readLabels(in);
          case "tolerations" -> rules.tolerations = Toleration.readAll(in);
          case "topologySpreadConstraints" -> rules.spread = SpreadConstraint.readAll(in, labels);
          case "affinity" -> rules.readAffinity(in, labels);
          default -> in.skip();
        }
      }
      return rules;
    }

    private static Labels readLabels(FieldReader in) {
      Map<String, String> map = new TreeMap<>();
      if (in.enterObject()) {
        for (String field; (field = in.nextField()) != null; ) {
          map.put(field, in.sharedText());
        }
      }
      return Labels.of(map);
    }

    private void readAffinity(FieldReader in, Labels labels) {
      if (in.enterObject()) {
        for (String field; (field = in.nextField()) != null; ) {
          switch (field) {
            case "nodeAffinity" -> readNodeAffinity(in);
            case "podAffinity" -> {
              affinity = new ArrayList<>();
              PodAffinityTerm.readRequired(in).forEach(term -> affinity.add(term.withLabelsOf(labels)));
            }
            default -> in.skip();
          }
        }
      }
    }

    private void readNodeAffinity(FieldReader in) {
      if (in.enterObject()) {
        for (String field; (field = in.nextField()) != null; ) {
          if (field.equals("requiredDuringSchedulingIgnoredDuringExecution")) {
            nodeAffinity = NodeSelector.read(in);
          } else {
            in.skip();
          }
        }
      }
    }
  }
}
