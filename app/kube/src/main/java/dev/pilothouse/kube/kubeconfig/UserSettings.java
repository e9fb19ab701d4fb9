// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.kubeconfig;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A user of a kubeconfig, as it is written; texts that are not there are empty. Holds secrets: never log or show a
/// whole one.
///
/// @param line where its entry begins, from 1
/// @param clientCertificateData base64 of PEM, as written; beats the file
/// @param clientKeyData base64 of PEM, as written; beats the file
/// @param tokenFile beats `token`
/// @param authProvider the name of an authentication of old that Kubernetes removed; empty when there is none
public record UserSettings(
    String name,
    Path file,
    int line,
    @Nullable Path clientCertificate,
    String clientCertificateData,
    @Nullable Path clientKey,
    String clientKeyData,
    String token,
    @Nullable Path tokenFile,
    String username,
    String password,
    @Nullable ExecSettings exec,
    String authProvider,
    Impersonation impersonation) {

  /// A user who proves nothing.
  public static UserSettings anonymous(Path file) {
    return new UserSettings("", file, 0, null, "", null, "", "", null, "", "", null, "", Impersonation.NONE);
  }

  public boolean hasClientCertificate() {
    return clientCertificate != null || !clientCertificateData.isEmpty();
  }

  public boolean hasClientKey() {
    return clientKey != null || !clientKeyData.isEmpty();
  }

  /// Whether something that must not be read by others would go over the line.
  public boolean sendsSecret() {
    return !token.isEmpty() || tokenFile != null || !username.isEmpty() || exec != null || !authProvider.isEmpty();
  }

  @Override
  public String toString() {
    return "UserSettings[" + name + ", " + file + ":" + line + "]";
  }

  /// Whom the server shall take us for.
  public record Impersonation(String user, String uid, List<String> groups, Map<String, List<String>> extra) {
    public static final Impersonation NONE = new Impersonation("", "", List.of(), Map.of());

    public Impersonation {
      groups = List.copyOf(groups);
      extra = Map.copyOf(extra);
    }

    public boolean isNone() {
      return equals(NONE);
    }
  }
}
