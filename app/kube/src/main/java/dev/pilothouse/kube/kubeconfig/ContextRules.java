// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.kubeconfig;

import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.kube.failure.FailureWords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what is wrong with a context before anything is contacted. The rules are those of client-go's
/// tools/clientcmd/validation.go; the order is that in which a person would repair them.
public final class ContextRules {
  private static final Set<String> EXEC_VERSIONS =
      Set.of("client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1");
  private static final Set<String> INTERACTIVE_MODES = Set.of("", "Never", "IfAvailable", "Always");

  private ContextRules() {}

  /// @throws ClusterException of kind CONFIGURATION with the first thing that is wrong
  public static void check(ResolvedContext context) throws ClusterException {
    ServerAddress.of(context);
    checkCluster(context.cluster());
    checkUser(context.user());
  }

  private static void checkCluster(ClusterSettings cluster) throws ClusterException {
    boolean authority = cluster.certificateAuthority() != null || !cluster.certificateAuthorityData().isEmpty();
    if (cluster.insecureSkipTlsVerify() && authority) {
      throw failure("connection.cluster.insecureWithCa", cluster.name(), cluster.line());
    }
    if (cluster.certificateAuthorityData().isEmpty()) {
      checkReadable(cluster.certificateAuthority(), "certificate-authority", cluster.name());
    }
  }

  private static void checkUser(UserSettings user) throws ClusterException {
    if (!user.authProvider().isEmpty()) {
      String topic = user.exec() == null ? "connection.user.authProvider" : "connection.user.authProviderWithExec";
      throw failure(topic, user.name(), user.authProvider(), user.line());
    }
    if (!user.token().isEmpty() && !user.username().isEmpty()) {
      throw failure("connection.user.twoMethods", user.name(), user.line());
    }
    if (user.hasClientCertificate() && !user.hasClientKey()) {
      throw failure("connection.key.noKey", user.name(), user.line());
    }
    if (user.hasClientKey() && !user.hasClientCertificate()) {
      throw failure("connection.key.noCertificate", user.name(), user.line());
    }
    if (user.clientCertificateData().isEmpty()) {
      checkReadable(user.clientCertificate(), "client-certificate", user.name());
    }
    if (user.clientKeyData().isEmpty()) {
      checkReadable(user.clientKey(), "client-key", user.name());
    }
    if (user.token().isEmpty()) {
      checkReadable(user.tokenFile(), "tokenFile", user.name());
    }
    checkImpersonation(user);
    if (user.exec() != null) {
      checkExec(user, user.exec());
    }
  }

  private static void checkImpersonation(UserSettings user) throws ClusterException {
    if (user.impersonation().user().isEmpty() && !user.impersonation().isNone()) {
      throw failure("connection.user.impersonation", user.name(), user.line());
    }
  }

  private static void checkExec(UserSettings user, ExecSettings exec) throws ClusterException {
    if (exec.command().isEmpty()) {
      throw failure("connection.exec.noCommand", user.name(), user.line());
    }
    if (exec.apiVersion().isEmpty()) {
      throw failure("connection.exec.noVersion", user.name(), user.line());
    }
    if (!EXEC_VERSIONS.contains(exec.apiVersion())) {
      throw failure("connection.exec.otherVersion", user.name(), exec.apiVersion());
    }
    if (exec.environment().containsKey("")) {
      throw failure("connection.exec.unnamedVariable", user.name(), user.line());
    }
    boolean unsaid = exec.interactiveMode().isEmpty() && exec.apiVersion().endsWith("/v1");
    if (unsaid || !INTERACTIVE_MODES.contains(exec.interactiveMode())) {
      throw failure("connection.exec.interactiveMode", user.name(), exec.interactiveMode());
    }
    if (exec.interactiveMode().equals("Always")) {
      throw failure("connection.exec.needsTerminal", user.name(), exec.command());
    }
  }

  private static void checkReadable(@Nullable Path file, String field, String owner) throws ClusterException {
    if (file != null && !Files.isReadable(file)) {
      throw failure("connection.local.unreadable", file.toString(), field, owner);
    }
  }

  private static ClusterException failure(String topic, Object... places) {
    return FailureWords.exception(ClusterFailure.Kind.CONFIGURATION, topic, "", places);
  }
}
