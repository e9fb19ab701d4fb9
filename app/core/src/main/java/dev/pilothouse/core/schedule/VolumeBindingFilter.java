// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

import dev.pilothouse.core.kind.NodeSelector;
import dev.pilothouse.core.kind.PersistentVolumeClaimKind;
import dev.pilothouse.core.kind.PersistentVolumeKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.Selector;
import dev.pilothouse.core.kind.StorageClassKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// VolumeBinding: whether a node reaches the volumes of bound claims, and whether those of claims that wait for their first pod can
/// be found or made for it (volumebinding/volume_binding.go, binder.go). Free storage that drivers publish is not looked at.
final class VolumeBindingFilter implements Filter {
  private static final String PLUGIN = "VolumeBinding";
  private static final Refusal CONFLICT = Refusal.of(PLUGIN, "node(s) didn't match PersistentVolume's node affinity");
  private static final Refusal NO_VOLUME =
      Refusal.of(PLUGIN, "node(s) didn't find available persistent volumes to bind");
  private static final Refusal GONE =
      Refusal.of(PLUGIN, "node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)");

  private final SchedulerSnapshot cluster;
  private final List<Row> bound = new ArrayList<>();
  private final List<Row> waiting = new ArrayList<>();
  /// Volumes that pods of this simulation took.
  private final Set<String> taken = new HashSet<>();
  private String refusal = "";
  private boolean unbound;

  VolumeBindingFilter(PodDemand pod, SchedulerSnapshot cluster) {
    this.cluster = cluster;
    for (VolumeDemand volume : pod.volumes()) {
      if (volume.made() == null) {
        sortIn(volume, cluster.claim(pod.namespace(), volume.claim()));
      } else if (waits(volume.made())) {
        waiting.add(volume.made());
      }
    }
    waiting.sort(Comparator.comparingLong(claim -> claim.number(PersistentVolumeClaimKind.REQUESTED)));
  }

  private void sortIn(VolumeDemand volume, @Nullable Row claim) {
    if (claim == null) {
      refuse(
          volume.ephemeral()
              ? "waiting for ephemeral volume controller to create the persistentvolumeclaim \"" + volume.claim() + "\""
              : "persistentvolumeclaim \"" + volume.claim() + "\" not found");
    } else if (claim.text(PersistentVolumeClaimKind.PHASE).equals("Lost")) {
      String lost = claim.text(PersistentVolumeClaimKind.VOLUME);
      refuse("persistentvolumeclaim \"" + claim.name() + "\" bound to non-existent persistentvolume \"" + lost + "\"");
    } else if (claim.deleted() > 0) {
      refuse("persistentvolumeclaim \"" + claim.name() + "\" is being deleted");
    } else if (VolumeFilters.isBound(claim)) {
      bound.add(claim);
    } else if (waits(claim) && claim.text(PersistentVolumeClaimKind.VOLUME).isEmpty()) {
      waiting.add(claim);
    } else {
      unbound = true;
    }
  }

  private void refuse(String words) {
    refusal = refusal.isEmpty() ? words : refusal;
  }

  @Override
  public String refusal() {
    return refusal.isEmpty() && unbound ? "pod has unbound immediate PersistentVolumeClaims" : refusal;
  }

  private @Nullable Row storageClass(Row claim) {
    String name = claim.get(PersistentVolumeClaimKind.STORAGE_CLASS);
    return name == null ? cluster.defaultStorageClass() : cluster.storageClass(name);
  }

  /// Whether its class binds a claim only when a pod uses it.
  private boolean waits(Row claim) {
    Row found = storageClass(claim);
    return found != null && found.text(StorageClassKind.BINDING).equals("WaitForFirstConsumer");
  }

  @Override
  public List<Refusal> check(NodeInfo node) {
    List<Refusal> refusals = new ArrayList<>(0);
    Refusal first = checkBound(node.row());
    boolean gone = GONE.equals(first);
    if (first != null && !gone) {
      refusals.add(first);
    }
    if (!waiting.isEmpty() && findOrMake(node.row()) == null) {
      refusals.add(NO_VOLUME);
    }
    if (gone) {
      refusals.add(GONE);
    }
    return refusals;
  }

  private @Nullable Refusal checkBound(Row node) {
    for (Row claim : bound) {
      Row volume = cluster.volume(claim.text(PersistentVolumeClaimKind.VOLUME));
      if (volume == null) {
        return GONE;
      }
      if (!isReached(volume, node)) {
        return CONFLICT;
      }
    }
    return null;
  }

  private static boolean isReached(Row volume, Row node) {
    NodeSelector nodes = volume.get(PersistentVolumeKind.NODES);
    return nodes == null || nodes.matches(node);
  }

  /// The volumes that would be taken on a node; those that would be made have no name yet. Null when one is not to be had.
  private @Nullable Set<String> findOrMake(Row node) {
    Set<String> chosen = new HashSet<>(taken);
    List<Row> make = new ArrayList<>();
    for (Row claim : waiting) {
      String selected = claim.text(PersistentVolumeClaimKind.SELECTED_NODE);
      if (!selected.isEmpty() && !selected.equals(node.name())) {
        return null;
      }
      Row volume = selected.isEmpty() ? find(claim, node, chosen) : null;
      if (volume == null) {
        make.add(claim);
      } else {
        chosen.add(volume.name());
      }
    }
    return make.stream().allMatch(claim -> canMake(claim, node)) ? chosen : null;
  }

  private boolean canMake(Row claim, Row node) {
    Row found = storageClass(claim);
    String provisioner = found == null ? "" : found.text(StorageClassKind.PROVISIONER);
    if (found == null || provisioner.isEmpty() || provisioner.equals("kubernetes.io/no-provisioner")) {
      return false;
    }
    NodeSelector topologies = found.get(StorageClassKind.TOPOLOGIES);
    return topologies == null || topologies.matches(node);
  }

  /// The smallest volume that is enough, or the one that is kept for the claim (pv_helpers.go, FindMatchingVolume).
  private @Nullable Row find(Row claim, Row node, Set<String> chosen) {
    Row smallest = null;
    for (Row volume : cluster.volumes()) {
      if (chosen.contains(volume.name()) || !suits(volume, claim)) {
        continue;
      }
      if (VolumeFilters.isFor(volume, claim)) {
        return isReached(volume, node) ? volume : null;
      }
      boolean free = volume.text(PersistentVolumeKind.PHASE).equals("Available");
      if (free && volume.text(PersistentVolumeKind.CLAIM).isEmpty() && isReached(volume, node)) {
        boolean smaller =
            smallest == null
                || volume.number(PersistentVolumeKind.CAPACITY) < smallest.number(PersistentVolumeKind.CAPACITY);
        smallest = smaller ? volume : smallest;
      }
    }
    return smallest;
  }

  private boolean suits(Row volume, Row claim) {
    Row found = storageClass(claim);
    Selector selector = claim.get(PersistentVolumeClaimKind.SELECTOR);
    List<String> modes = List.of(volume.text(PersistentVolumeKind.ACCESS).split(","));
    return volume.deleted() == 0
        && found != null
        && volume.text(PersistentVolumeKind.STORAGE_CLASS).equals(found.name())
        && volume.number(PersistentVolumeKind.CAPACITY) >= claim.number(PersistentVolumeClaimKind.REQUESTED)
        && mode(volume.text(PersistentVolumeKind.MODE)).equals(mode(claim.text(PersistentVolumeClaimKind.MODE)))
        && (selector == null || selector.matches(volume.labels()))
        && modes.containsAll(List.of(claim.text(PersistentVolumeClaimKind.ACCESS).split(",")));
  }

  private static String mode(String mode) {
    return mode.isEmpty() ? "Filesystem" : mode;
  }

  @Override
  public void placed(NodeInfo node) {
    Set<String> chosen = findOrMake(node.row());
    if (chosen != null) {
      taken.addAll(chosen);
    }
  }
}
