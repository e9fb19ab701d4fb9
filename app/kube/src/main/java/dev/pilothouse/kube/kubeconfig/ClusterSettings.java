// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.kubeconfig;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A cluster of a kubeconfig, as it is written; texts that are not there are empty. Nothing is checked yet.
///
/// @param line where its entry begins, from 1
/// @param server the address; no part of it has been filled in
/// @param certificateAuthorityData base64 of PEM, as written
/// @param proxyUrl may hold a password: show only its host
/// @param execConfig the extension `client.authentication.k8s.io/exec`, that a login program may ask for
public record ClusterSettings(
    String name,
    Path file,
    int line,
    String server,
    String tlsServerName,
    boolean insecureSkipTlsVerify,
    @Nullable Path certificateAuthority,
    String certificateAuthorityData,
    String proxyUrl,
    boolean disableCompression,
    @Nullable JsonNode execConfig) {

  @Override
  public String toString() {
    return "ClusterSettings[" + name + ", " + file + ":" + line + "]";
  }
}
