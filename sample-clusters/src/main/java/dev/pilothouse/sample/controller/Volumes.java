// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.DeleteOptions;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectKey;
import dev.pilothouse.sample.store.WatchEvent.Change;
import java.time.Duration;

/// Makes a volume for each claim of a StorageClass, as an external provisioner does, binds it, and removes it with its claim.
final class Volumes {

  private static final String BINDER = "persistentvolume-controller";
  private static final String SELECTED_NODE = "volume.kubernetes.io/selected-node";

  private final ClusterState cluster;
  private final WorkQueue queue;

  Volumes(ClusterState cluster) {
    this.cluster = cluster;
    this.queue = new WorkQueue(cluster.loop(), this::reconcile);
    cluster.onChange(BuiltInTypes.PERSISTENT_VOLUME_CLAIMS, event -> {
      if (event.change() == Change.DELETED) {
        release(event.object());
      } else {
        queue.add(Json.key(event.object()));
      }
    });
  }

  private void reconcile(ObjectKey key) {
    ObjectNode claim = cluster.find(BuiltInTypes.PERSISTENT_VOLUME_CLAIMS, key);
    if (claim == null || Json.text(claim, "status", "phase").equals("Bound")) {
      return;
    }
    if (Json.text(claim, "status", "phase").isEmpty()) {
      cluster.change(BuiltInTypes.PERSISTENT_VOLUME_CLAIMS, key, BINDER, it -> Json.child(it, "status").put("phase", "Pending"));
    }
    String className = Json.text(claim, "spec", "storageClassName");
    ObjectNode storageClass = cluster.find(BuiltInTypes.STORAGE_CLASSES, new ObjectKey("", className));
    if (storageClass == null) {
      cluster.events().warning(claim, BINDER, "ProvisioningFailed",
          "storageclass.storage.k8s.io \"%s\" not found".formatted(className));
      return;
    }
    String node = Json.text(claim, "metadata", "annotations", SELECTED_NODE);
    if (Json.text(storageClass, "volumeBindingMode").equals("WaitForFirstConsumer") && node.isEmpty()) {
      cluster.events().normal(claim, BINDER, "WaitForFirstConsumer", "waiting for first consumer to be created before binding");
      return;
    }
    String provisioner = Json.text(storageClass, "provisioner");
    String notes = "volume.kubernetes.io/storage-provisioner";
    if (Json.text(claim, "metadata", "annotations", notes).isEmpty()) {
      cluster.change(BuiltInTypes.PERSISTENT_VOLUME_CLAIMS, key, BINDER, it ->
          Json.child(it, "metadata", "annotations").put(notes, provisioner));
      cluster.events().normal(claim, BINDER, "ExternalProvisioning",
          ("Waiting for a volume to be created either by the external provisioner '%s' or manually by the system administrator."
              + " If volume creation is delayed, please verify that the provisioner is running and correctly registered.")
              .formatted(provisioner));
      cluster.events().normal(claim, provisioner, "Provisioning",
          "External provisioner is provisioning volume for claim \"%s/%s\"".formatted(key.namespace(), key.name()));
      cluster.loop().after(Duration.ofMillis(1_700), () -> provision(key, Json.uid(claim), storageClass, node));
    }
  }

  private void provision(ObjectKey key, String uid, ObjectNode storageClass, String node) {
    ObjectNode claim = cluster.find(BuiltInTypes.PERSISTENT_VOLUME_CLAIMS, key);
    if (claim == null || !Json.uid(claim).equals(uid)) {
      return;
    }
    String name = "pvc-" + uid;
    cluster.create(BuiltInTypes.PERSISTENT_VOLUMES, volume(name, claim, storageClass, node), "csi-provisioner");
    cluster.events().normal(claim, Json.text(storageClass, "provisioner"), "ProvisioningSucceeded",
        "Successfully provisioned volume " + name);
    cluster.change(BuiltInTypes.PERSISTENT_VOLUME_CLAIMS, key, BINDER, it -> {
      Json.child(it, "spec").put("volumeName", name);
      Json.child(it, "metadata", "annotations")
          .put("pv.kubernetes.io/bind-completed", "yes")
          .put("pv.kubernetes.io/bound-by-controller", "yes");
      ObjectNode status = Json.child(it, "status").put("phase", "Bound");
      status.set("accessModes", Json.at(it, "spec", "accessModes").deepCopy());
      Json.child(status, "capacity").put("storage", Json.text(it, "spec", "resources", "requests", "storage"));
    });
  }

  private ObjectNode volume(String name, ObjectNode claim, ObjectNode storageClass, String node) {
    ObjectNode volume = Json.object();
    String provisioner = Json.text(storageClass, "provisioner");
    volume.putObject("metadata").put("name", name)
        .putObject("annotations").put("pv.kubernetes.io/provisioned-by", provisioner);
    ObjectNode spec = volume.putObject("spec");
    spec.set("accessModes", Json.at(claim, "spec", "accessModes").deepCopy());
    spec.putObject("capacity").put("storage", Json.text(claim, "spec", "resources", "requests", "storage"));
    spec.putObject("claimRef").put("apiVersion", "v1").put("kind", "PersistentVolumeClaim")
        .put("name", Json.name(claim)).put("namespace", Json.namespace(claim)).put("uid", Json.uid(claim));
    spec.putObject("csi").put("driver", provisioner).put("fsType", "ext4").put("volumeHandle", "vol-" + name.substring(4, 21));
    spec.put("persistentVolumeReclaimPolicy", Json.textOr("Delete", storageClass, "reclaimPolicy"));
    spec.put("storageClassName", Json.name(storageClass)).put("volumeMode", "Filesystem");
    ObjectNode object = cluster.find(BuiltInTypes.NODES, new ObjectKey("", node));
    String zone = Json.text(object, "metadata", "labels", "topology.kubernetes.io/zone");
    if (!zone.isEmpty()) {
      ObjectNode expression = Json.child(spec, "nodeAffinity", "required").putArray("nodeSelectorTerms").addObject()
          .putArray("matchExpressions").addObject();
      expression.put("key", "topology.kubernetes.io/zone").put("operator", "In").putArray("values").add(zone);
    }
    volume.putObject("status").put("phase", "Bound");
    return volume;
  }

  private void release(JsonNode claim) {
    ObjectKey key = new ObjectKey("", Json.text(claim, "spec", "volumeName"));
    ObjectNode volume = key.name().isEmpty() ? null : cluster.find(BuiltInTypes.PERSISTENT_VOLUMES, key);
    if (volume == null) {
      return;
    }
    if (Json.text(volume, "spec", "persistentVolumeReclaimPolicy").equals("Delete")) {
      cluster.delete(BuiltInTypes.PERSISTENT_VOLUMES, key, DeleteOptions.now());
    } else {
      cluster.change(BuiltInTypes.PERSISTENT_VOLUMES, key, BINDER, it -> Json.child(it, "status").put("phase", "Released"));
    }
  }
}
