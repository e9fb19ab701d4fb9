// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

import dev.pilothouse.core.kind.PersistentVolumeClaimKind;
import dev.pilothouse.core.kind.PersistentVolumeKind;
import dev.pilothouse.core.kind.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The plugins that look at a pod's claims: VolumeRestrictions, VolumeBinding and VolumeZone.
final class VolumeFilters {
  private VolumeFilters() {}

  static List<Filter> of(PodDemand pod, SchedulerSnapshot cluster) {
    return pod.volumes().isEmpty()
        ? List.of()
        : List.of(new OncePerPod(pod, cluster), new VolumeBindingFilter(pod, cluster), new Zones(pod, cluster));
  }

  /// The claims of the pod that are there.
  static List<Row> claims(PodDemand pod, SchedulerSnapshot cluster) {
    List<Row> found = new ArrayList<>();
    for (VolumeDemand volume : pod.volumes()) {
      Row claim = volume.made() == null ? cluster.claim(pod.namespace(), volume.claim()) : null;
      if (claim != null) {
        found.add(claim);
      }
    }
    return found;
  }

  /// VolumeRestrictions, of which only the access mode ReadWriteOncePod is looked at: a second pod fits nowhere.
  private static final class OncePerPod implements Filter {
    private final List<Row> once;
    private final String missing;
    private boolean used;

    OncePerPod(PodDemand pod, SchedulerSnapshot cluster) {
      once =
          claims(pod, cluster).stream()
              .filter(claim -> List.of(claim.text(PersistentVolumeClaimKind.ACCESS).split(",")).contains("RWOP"))
              .toList();
      used = once.stream().anyMatch(claim -> cluster.isUsed(claim.namespace(), claim.name()));
      missing =
          pod.volumes().stream()
              .filter(volume -> volume.made() == null && !volume.ephemeral())
              .filter(volume -> cluster.claim(pod.namespace(), volume.claim()) == null)
              .map(volume -> "persistentvolumeclaim \"" + volume.claim() + "\" not found")
              .findFirst()
              .orElse("");
    }

    @Override
    public String refusal() {
      return missing;
    }

    @Override
    public List<Refusal> check(NodeInfo node) {
      String words =
          "node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod";
      return used ? List.of(Refusal.of("VolumeRestrictions", words)) : List.of();
    }

    @Override
    public void placed(NodeInfo node) {
      used |= !once.isEmpty();
    }
  }

  /// VolumeZone: labels of a volume that name zone or region must be those of the node, where the node has any.
  private static final class Zones implements Filter {
    private static final Map<String, String> TODAY =
        Map.of(
            "failure-domain.beta.kubernetes.io/zone", "topology.kubernetes.io/zone",
            "failure-domain.beta.kubernetes.io/region", "topology.kubernetes.io/region",
            "topology.kubernetes.io/zone", "topology.kubernetes.io/zone",
            "topology.kubernetes.io/region", "topology.kubernetes.io/region");
    private final List<Row> volumes = new ArrayList<>();

    Zones(PodDemand pod, SchedulerSnapshot cluster) {
      for (Row claim : claims(pod, cluster)) {
        Row volume = cluster.volume(claim.text(PersistentVolumeClaimKind.VOLUME));
        if (volume != null) {
          volumes.add(volume);
        }
      }
    }

    @Override
    public List<Refusal> check(NodeInfo node) {
      boolean anywhere = TODAY.keySet().stream().noneMatch(key -> node.row().labels().has(key));
      return anywhere || volumes.stream().allMatch(volume -> reaches(volume, node.row()))
          ? List.of()
          : List.of(Refusal.of("VolumeZone", "node(s) had no available volume zone"));
    }

    private static boolean reaches(Row volume, Row node) {
      for (Map.Entry<String, String> key : TODAY.entrySet()) {
        if (volume.labels().has(key.getKey())) {
          String there = value(node, key.getKey(), key.getValue());
          if (there == null || !List.of(volume.labels().get(key.getKey()).split("__")).contains(there)) {
            return false;
          }
        }
      }
      return true;
    }

    private static @Nullable String value(Row node, String key, String today) {
      if (node.labels().has(key)) {
        return node.labels().get(key);
      }
      return node.labels().has(today) ? node.labels().get(today) : null;
    }
  }

  /// Whether nothing more has to be done for a claim to have its volume.
  static boolean isBound(Row claim) {
    return !claim.text(PersistentVolumeClaimKind.VOLUME).isEmpty()
        && claim.text(PersistentVolumeClaimKind.PHASE).equals("Bound");
  }

  /// Whether a volume is kept for a claim.
  static boolean isFor(Row volume, Row claim) {
    return volume.text(PersistentVolumeKind.CLAIM).equals(claim.namespace() + "/" + claim.name());
  }
}
