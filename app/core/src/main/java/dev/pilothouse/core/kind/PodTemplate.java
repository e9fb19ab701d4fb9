// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

/// What a workload's row keeps of its pod template.
///
/// @param images with commas, in the order of the containers
/// @param containers names with commas
/// @param cpuRequest of one pod, in thousandths of a core
/// @param memoryRequest of one pod, in bytes
public record PodTemplate(
    Labels labels, String images, String containers, long cpuRequest, long memoryRequest, PodReferences references) {

  public static final PodTemplate NONE = new PodTemplate(Labels.NONE, "", "", 0, 0, PodReferences.NONE);

  static PodTemplate read(FieldReader in) {
    if (!in.enterObject()) {
      return NONE;
    }
    Labels labels = Labels.NONE;
    PodSpecReader pod = new PodSpecReader();
    for (String field; (field = in.nextField()) != null; ) {
      switch (field) {
        case "metadata" -> labels = readLabels(in);
        case "spec" -> readSpec(in, pod);
        default -> in.skip();
      }
    }
    ResourceAmounts requests = pod.requests();
    return new PodTemplate(
        labels, pod.images(), pod.containerNames.toString(), requests.cpu, requests.memory, pod.references());
  }

  private static Labels readLabels(FieldReader in) {
    Labels labels = Labels.NONE;
    if (in.enterObject()) {
      for (String field; (field = in.nextField()) != null; ) {
        if (field.equals("labels")) {
          labels = ObjectProjection.labels(in);
        } else {
          in.skip();
        }
      }
    }
    return labels;
  }

  private static void readSpec(FieldReader in, PodSpecReader pod) {
    if (!in.enterObject()) {
      return;
    }
    for (String field; (field = in.nextField()) != null; ) {
      if (!pod.read(field, in)) {
        in.skip();
      }
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
