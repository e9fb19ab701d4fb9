// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import dev.pilothouse.core.port.ClusterConnection;
import dev.pilothouse.core.port.ContextEntry;
import dev.pilothouse.core.port.LogSource;
import dev.pilothouse.core.port.ResourceFeed;
import dev.pilothouse.kube.connect.KubeClusterConnector;
import dev.pilothouse.kube.exec.LoginPrograms;
import dev.pilothouse.kube.gateway.ClusterRoles;
import dev.pilothouse.kube.kubeconfig.KubeconfigCatalog;
import dev.pilothouse.kube.kubeconfig.KubeconfigSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The cluster that is measured, reached in three ways: by Pilothouse's own connection, which stands from the start, by
/// kubectl, and by curl with the certificates of the context, which lie in a private folder until the cluster is closed.
final class TestCluster implements AutoCloseable {
  private static final Pattern REST = Pattern.compile("\"remainingItemCount\":([0-9]+)");
  private final Path kubeconfig;
  private final String context;
  private final String kubectl;
  private final KubeconfigCatalog catalog;
  private final ClusterConnection connection;
  private final Path keys;

  private TestCluster(
      Path kubeconfig, String context, String kubectl, KubeconfigCatalog catalog, ClusterConnection connection, Path keys) {
    this.kubeconfig = kubeconfig;
    this.context = context;
    this.kubectl = kubectl;
    this.catalog = catalog;
    this.connection = connection;
    this.keys = keys;
  }

  static TestCluster open(Path kubeconfig, String context, String kubectl) throws Exception {
    KubeconfigCatalog catalog = new KubeconfigCatalog(KubeconfigSources.explicit(List.of(kubeconfig)), Clock.systemUTC());
    ContextEntry entry =
        catalog.readNow().contexts().stream()
            .filter(one -> one.name().equals(context))
            .findFirst()
            .orElseThrow(() -> new IOException("no context " + context + " in the kubeconfig"));
    Map<String, String> environment = System.getenv();
    LoginPrograms programs =
        new LoginPrograms(environment, Path.of(System.getProperty("user.home")), Clock.systemUTC(), LoginPrograms.LIMIT);
    ClusterConnection connection =
        new KubeClusterConnector(catalog, programs, new ClusterRoles(), environment, Clock.systemUTC())
            .connect(entry, program -> false, step -> {});
    Path keys =
        Files.createTempDirectory("bench-keys", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return new TestCluster(kubeconfig, context, kubectl, catalog, connection, keys);
  }

  Path kubeconfig() {
    return kubeconfig;
  }

  String context() {
    return context;
  }

  ResourceFeed feed() {
    return connection.feed();
  }

  LogSource logs() {
    return connection.logs();
  }

  List<String> kubectl(String... words) {
    List<String> command = new ArrayList<>(List.of(kubectl, "--kubeconfig", kubeconfig.toString(), "--context", context));
    command.addAll(List.of(words));
    return command;
  }

  /// How many pods the server says there are: it tells how many follow the first one.
  long pods() throws IOException, InterruptedException {
    Matcher rest = REST.matcher(Machine.output(kubectl("get", "--raw", "/api/v1/pods?limit=1")));
    if (!rest.find()) {
      throw new IOException("the server does not say how many pods there are");
    }
    return Long.parseLong(rest.group(1)) + 1;
  }

  /// A curl command for a path, to which the caller adds headers.
  List<String> curl(String path, String... more) throws IOException, InterruptedException {
    Path authority = key("ca.pem", ".clusters[0].cluster.certificate-authority-data");
    Path certificate = key("certificate.pem", ".users[0].user.client-certificate-data");
    Path key = key("key.pem", ".users[0].user.client-key-data");
    List<String> command =
        new ArrayList<>(
            List.of(
                "curl", "--silent", "--show-error", "--fail", "--no-buffer", "--cacert", authority.toString(), "--cert",
                certificate.toString(), "--key", key.toString(), "--user-agent", "pilothouse-bench"));
    command.addAll(List.of(more));
    command.add(view(".clusters[0].cluster.server") + path);
    return command;
  }

  private Path key(String name, String place) throws IOException, InterruptedException {
    Path file = keys.resolve(name);
    if (!Files.exists(file)) {
      Files.write(file, Base64.getDecoder().decode(view(place)));
    }
    return file;
  }

  private String view(String place) throws IOException, InterruptedException {
    return Machine.output(kubectl("config", "view", "--minify", "--flatten", "--raw", "-o", "jsonpath={" + place + "}")).strip();
  }

  @Override
  public void close() throws IOException {
    connection.close();
    catalog.close();
    try (var files = Files.list(keys)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(keys);
  }
}
