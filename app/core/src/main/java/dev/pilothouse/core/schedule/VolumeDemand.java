// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.kind.PersistentVolumeClaimKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.RowBuilder;
import dev.pilothouse.core.kind.TreeFieldReader;
import dev.pilothouse.core.model.KubeObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A claim that a pod uses, by name, or one that will be made together with the pod.
///
/// @param claim the name of a claim in the pod's namespace; empty for one that is still to be made
/// @param made what will be made; null for a claim that is to be there
/// @param ephemeral whether the claim belongs to the pod alone
record VolumeDemand(String claim, @Nullable Row made, boolean ephemeral) {
  private static final PersistentVolumeClaimKind CLAIMS = new PersistentVolumeClaimKind();

  static List<VolumeDemand> ofPod(KubeObject pod) {
    List<VolumeDemand> all = new ArrayList<>();
    for (JsonNode volume : pod.at("spec", "volumes")) {
      if (volume.has("persistentVolumeClaim")) {
        all.add(named(volume));
      } else if (volume.has("ephemeral")) {
        all.add(new VolumeDemand(pod.name() + "-" + volume.path("name").asText(""), null, true));
      }
    }
    return all;
  }

  static List<VolumeDemand> ofTemplate(KubeObject workload) {
    List<VolumeDemand> all = new ArrayList<>();
    List<String> made = new ArrayList<>();
    for (JsonNode template : workload.at("spec", "volumeClaimTemplates")) {
      made.add(template.path("metadata").path("name").asText(""));
      all.add(new VolumeDemand("", claim(workload.namespace(), template), false));
    }
    for (JsonNode volume : workload.at("spec", "template", "spec", "volumes")) {
      if (volume.has("ephemeral")) {
        JsonNode template = volume.path("ephemeral").path("volumeClaimTemplate");
        all.add(new VolumeDemand("", claim(workload.namespace(), template), true));
      } else if (volume.has("persistentVolumeClaim") && !made.contains(volume.path("name").asText(""))) {
        all.add(named(volume));
      }
    }
    return all;
  }

  private static VolumeDemand named(JsonNode volume) {
    return new VolumeDemand(volume.path("persistentVolumeClaim").path("claimName").asText(""), null, false);
  }

  private static Row claim(String namespace, JsonNode template) {
    RowBuilder row = new RowBuilder(CLAIMS.fields()).namespace(namespace);
    CLAIMS.projection().read("spec", new TreeFieldReader(template.path("spec")), row);
    return row.build();
  }
}
