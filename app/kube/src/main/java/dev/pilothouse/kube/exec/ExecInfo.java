// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.exec;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.kube.kubeconfig.ClusterSettings;
import dev.pilothouse.kube.kubeconfig.ExecSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;

/// The value of `KUBERNETES_EXEC_INFO`: what a login program is told of the cluster.
final class ExecInfo {
  private ExecInfo() {}

  static String json(ExecSettings exec, ClusterSettings cluster) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("kind", "ExecCredential");
    root.put("apiVersion", exec.apiVersion());
    ObjectNode spec = root.putObject("spec");
    if (exec.provideClusterInfo()) {
      ObjectNode info = spec.putObject("cluster");
      info.put("server", cluster.server());
      putIf(info, "tls-server-name", cluster.tlsServerName());
      if (cluster.insecureSkipTlsVerify()) {
        info.put("insecure-skip-tls-verify", true);
      }
      putIf(info, "certificate-authority-data", authority(cluster));
      putIf(info, "proxy-url", cluster.proxyUrl());
      if (cluster.disableCompression()) {
        info.put("disable-compression", true);
      }
      if (cluster.execConfig() != null) {
        info.set("config", cluster.execConfig());
      }
    }
    spec.put("interactive", false);
    return root.toString();
  }

  private static void putIf(ObjectNode object, String key, String value) {
    if (!value.isEmpty()) {
      object.put(key, value);
    }
  }

  private static String authority(ClusterSettings cluster) {
    if (!cluster.certificateAuthorityData().isEmpty() || cluster.certificateAuthority() == null) {
      return cluster.certificateAuthorityData();
    }
    try {
      return Base64.getEncoder().encodeToString(Files.readString(cluster.certificateAuthority()).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // The connection itself cannot be made then, which is told.
      return "";
    }
  }
}
