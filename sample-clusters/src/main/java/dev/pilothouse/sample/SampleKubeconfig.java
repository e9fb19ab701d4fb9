// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample;

import dev.pilothouse.sample.api.tls.CertificateAuthority;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Writes a kubeconfig for a running sample cluster: one context for each way to log in, the first being the current one. One
/// thread. It carries secrets, so files are readable for their owner only.
public final class SampleKubeconfig {

  private record User(String name, String yaml) {}

  private final SampleCluster cluster;
  private final List<User> users = new ArrayList<>();

  private SampleKubeconfig(SampleCluster cluster) {
    this.cluster = cluster;
  }

  /// With no context yet.
  public static SampleKubeconfig of(SampleCluster cluster) {
    return new SampleKubeconfig(cluster);
  }

  /// A context with the bearer token of the run.
  public SampleKubeconfig withToken(String context) {
    users.add(new User(context, "token: " + cluster.token()));
    return this;
  }

  /// A context with a client certificate of the run.
  ///
  /// @param end when the certificate expires
  public SampleKubeconfig withCertificate(String context, Instant end) {
    CertificateAuthority.Identity identity = cluster.clientCertificate("sample-admin", end);
    users.add(new User(
        context,
        "{client-certificate-data: %s, client-key-data: %s}"
            .formatted(base64(identity.certificatePem()), base64(identity.privateKeyPem()))));
    return this;
  }

  /// A context whose token a program prints: `cat` with a file, so no secret is in an argument.
  ///
  /// @param credential the file that will be written
  public SampleKubeconfig withProgram(String context, Path credential) throws IOException {
    writeOwn(credential, """
        {"apiVersion": "client.authentication.k8s.io/v1", "kind": "ExecCredential", "status": {"token": "%s"}}
        """.formatted(cluster.token()));
    users.add(new User(
        context,
        "exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never, command: cat, args: ['%s']}"
            .formatted(credential.toAbsolutePath().toString().replace("'", "''"))));
    return this;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The whole file.
  public String yaml() {
    StringBuilder text = new StringBuilder("""
        apiVersion: v1
        kind: Config
        current-context: %2$s
        clusters:
        - name: %1$s
          cluster:
            server: %3$s
            certificate-authority-data: %4$s
        contexts:
        """.formatted(cluster.name(), users.getFirst().name(), cluster.url(), base64(cluster.authorityPem())));
    for (User user : users) {
      text.append("""
          - name: %2$s
            context:
              cluster: %1$s
              user: %2$s
              namespace: default
          """.formatted(cluster.name(), user.name()));
    }
    text.append("users:\n");
    for (User user : users) {
      text.append("- name: %s\n  user:\n    %s\n".formatted(user.name(), user.yaml()));
    }
    return text.toString();
  }

  /// Writes [#yaml()]. The file is whole at every moment.
  public void write(Path file) throws IOException {
    writeOwn(file, yaml());
  }

  private static void writeOwn(Path file, String text) throws IOException {
    Path absolute = file.toAbsolutePath();
    Path folder = absolute.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path fresh = absolute.resolveSibling(absolute.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(fresh, content, StandardOpenOption.WRITE);
    } else {
      Files.write(fresh, content);
    }
    Files.move(fresh, absolute, StandardCopyOption.REPLACE_EXISTING);
  }
}
