// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A [LogServer] in a JVM of its own, and what one needs to reach it.
final class RunningLogServer implements AutoCloseable {
  /// The context of the kubeconfig.
  static final String CONTEXT = "logs";
  private final Process process;
  private final String address;
  private final Path authority;
  private final Path kubeconfig;

  /// @param work where its certificate and its kubeconfig are put
  RunningLogServer(Path work) throws Exception {
    Path keys = work.resolve("keys.p12");
    authority = LogServer.identity(keys, work.resolve("ca.pem"));
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-cp",
                System.getProperty("java.class.path"), LogServer.class.getName(), keys.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader says = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    address = "https://127.0.0.1:" + says.readLine();
    kubeconfig =
        Files.writeString(
            work.resolve("kubeconfig"),
            """
            apiVersion: v1
            kind: Config
            current-context: %1$s
            contexts: [{name: %1$s, context: {cluster: logs, user: logs}}]
            users: [{name: logs, user: {token: none}}]
            clusters: [{name: logs, cluster: {server: "%2$s", certificate-authority: "%3$s"}}]
            """.formatted(CONTEXT, address, authority));
  }

  String address() {
    return address;
  }

  Path authority() {
    return authority;
  }

  Path kubeconfig() {
    return kubeconfig;
  }

  @Override
  public void close() throws IOException {
    process.destroy();
  }
}
