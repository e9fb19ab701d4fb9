// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a workload's row keeps of its pod template.
///
/// @param images with commas, in the order of the containers
/// @param containers names with commas
/// @param cpuRequest of one pod, in thousandths of a core
/// @param memoryRequest of one pod, in bytes
/// @param probes of all its containers
/// @param restarted when its pods were told to restart, as `kubectl rollout restart` writes it; empty when they never were
/// @param grace how long a pod may take to end, in seconds
/// @param serviceAccount empty for the namespace's default
public record PodTemplate(
    Labels labels,
    String images,
    String containers,
    long cpuRequest,
    long memoryRequest,
    PodReferences references,
    List<ProbeSpec> probes,
    String restarted,
    long grace,
    String serviceAccount) {

  public static final PodTemplate NONE =
      new PodTemplate(Labels.NONE, "", "", 0, 0, PodReferences.NONE, List.of(), "", 30, "");
  private static final String RESTARTED_ANNOTATION = "kubectl.kubernetes.io/restartedAt";

  public PodTemplate {
    probes = List.copyOf(probes);
  }

  /// The probe of one type of a container; null when it has none.
  public @Nullable ProbeSpec probe(String container, ProbeSpec.Type type) {
    for (ProbeSpec one : probes) {
      if (one.type() == type && one.container().equals(container)) {
        return one;
      }
    }
    return null;
  }

  static PodTemplate read(FieldReader in) {
    if (!in.enterObject()) {
      return NONE;
    }
    Reading reading = new Reading();
    for (String field; (field = in.nextField()) != null; ) {
      switch (field) {
        case "metadata" -> reading.metadata(in);
        case "spec" -> reading.spec(in);
        default -> in.skip();
      }
    }
    return reading.done();
  }

  /// Collects what stands in metadata and spec.
  private static final class Reading {
    private final List<ProbeSpec> probes = new ArrayList<>();
    private final PodSpecReader pod = new PodSpecReader(probes);
    private Labels labels = Labels.NONE;
    private String restarted = "";
    private long grace = 30;
    private String serviceAccount = "";

    private void metadata(FieldReader in) {
      if (!in.enterObject()) {
        return;
      }
      for (String field; (field = in.nextField()) != null; ) {
        switch (field) {
          case "labels" -> labels = ObjectProjection.labels(in);
          case "annotations" -> restarted = ObjectProjection.textOf(RESTARTED_ANNOTATION, in);
          default -> in.skip();
        }
      }
    }

    private void spec(FieldReader in) {
      if (!in.enterObject()) {
        return;
      }
      for (String field; (field = in.nextField()) != null; ) {
        switch (field) {
          case "terminationGracePeriodSeconds" -> grace = in.number();
          case "serviceAccountName" -> serviceAccount = in.sharedText();
          default -> {
            if (!pod.read(field, in)) {
              in.skip();
            }
          }
        }
      }
    }

    private PodTemplate done() {
      String names = pod.containerNames.toString();
      ResourceAmounts requests = pod.requests();
      return new PodTemplate(
          labels, pod.images(), names, requests.cpu, requests.memory, pod.references(), probes, restarted, grace, serviceAccount);
    }
  }

  /// The images of a row's template; empty when it has none.
  static String images(Row row, Field<PodTemplate> field) {
    PodTemplate template = row.get(field);
    return template == null ? "" : template.images();
  }

  static String containers(Row row, Field<PodTemplate> field) {
    PodTemplate template = row.get(field);
    return template == null ? "" : template.containers();
  }
}
