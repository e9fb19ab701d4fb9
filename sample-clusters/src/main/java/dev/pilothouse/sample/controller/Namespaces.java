// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.WatchEvent;
import dev.pilothouse.sample.store.WatchEvent.Change;

/// Gives each namespace its default ServiceAccount and the certificate of the API server.
final class Namespaces {

  private final ClusterState cluster;

  Namespaces(ClusterState cluster) {
    this.cluster = cluster;
    cluster.onChange(BuiltInTypes.NAMESPACES, this::changed);
  }

  private void changed(WatchEvent event) {
    if (event.change() == Change.DELETED || Json.isDeleting(event.object())) {
      return;
    }
    String namespace = event.name();
    if (cluster.store().find(BuiltInTypes.SERVICE_ACCOUNTS, namespace, "default").isEmpty()) {
      cluster.create(BuiltInTypes.SERVICE_ACCOUNTS, named("default", namespace), "kube-controller-manager");
    }
    if (cluster.store().find(BuiltInTypes.CONFIG_MAPS, namespace, "kube-root-ca.crt").isEmpty()) {
      ObjectNode certificate = named("kube-root-ca.crt", namespace);
      Json.child(certificate, "metadata", "annotations").put("kubernetes.io/description",
          "Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal"
              + " service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.");
      certificate.putObject("data").put("ca.crt", "");
      cluster.create(BuiltInTypes.CONFIG_MAPS, certificate, "kube-controller-manager");
    }
  }

  private static ObjectNode named(String name, String namespace) {
    ObjectNode object = Json.object();
    object.putObject("metadata").put("name", name).put("namespace", namespace);
    return object;
  }
}
