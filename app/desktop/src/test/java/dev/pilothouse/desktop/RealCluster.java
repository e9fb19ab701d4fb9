// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// The cluster that `PILOTHOUSE_IT_KUBECONFIG` names, as somebody else sees it who sits at a terminal: kubectl in its context `real`,
/// and a namespace that is this test's own and goes with it.
final class RealCluster implements AutoCloseable {
  static final String VARIABLE = "PILOTHOUSE_IT_KUBECONFIG";
  static final String CONTEXT = "real";
  private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
  private static final Set<String> OF_THE_SERVER = Set.of("uid", "resourceVersion", "creationTimestamp", "managedFields", "generation");
  private static final long LIMIT_SECONDS = 60;

  final Path kubeconfig = Path.of(System.getenv(VARIABLE));
  final String namespace = "window-" + UUID.randomUUID().toString().substring(0, 8);
  private final List<String> extra = new ArrayList<>();

  RealCluster() {
    kubectl("create namespace " + namespace);
  }

  /// A line as one types it, without the program's name; in the test's namespace. What it says.
  String kubectl(String line) {
    return shell("kubectl --context " + CONTEXT + " -n " + namespace + " " + line, "");
  }

  /// A line that is to be refused: what is said then; empty when it is not.
  String refuses(String line) {
    try {
      kubectl(line);
      return "";
    } catch (IllegalStateException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  /// Creates objects of this namespace.
  void create(String yaml) {
    shell("kubectl --context " + CONTEXT + " -n " + namespace + " create -f -", yaml);
  }

  /// Creates an object that belongs to no namespace; it is deleted at the end.
  ///
  /// @param name as kubectl takes it, `clusterrole/x`
  void createForAll(String name, String yaml) {
    extra.add(name);
    create(yaml);
  }

  /// A whole line for a shell, as a dialog tells it.
  String shell(String line, String input) {
    try {
      Process process = process(line);
      try (var words = process.getOutputStream()) {
        words.write(input.getBytes(StandardCharsets.UTF_8));
      }
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException(line + ": " + said);
      }
      return said;
    } catch (IOException e) {
      throw new IllegalStateException(line, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(line, e);
    }
  }

  /// A line for a shell, begun; with `exec` before it, it ends when the process does.
  Process process(String line) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", line).redirectErrorStream(true);
    String path = kubeconfig.resolveSibling("bin") + java.io.File.pathSeparator + System.getenv("PATH");
    builder.environment().put("PATH", path);
    builder.environment().put("KUBECONFIG", kubeconfig.toString());
    return builder.start();
  }

  /// A kubeconfig with which one logs in as a service account of this namespace.
  Path kubeconfigOf(String account, Path folder) throws IOException {
    return kubeconfig(folder, "", kubectl("create token " + account).strip());
  }

  JsonNode get(String object) {
    try {
      return JSON.readTree(kubectl("get " + object + " -o json"));
    } catch (IOException e) {
      throw new IllegalStateException(object, e);
    }
  }

  /// An object without what only a server gives, and without its name: what two that were treated alike have in common.
  String plain(String object) {
    JsonNode whole = get(object);
    String name = whole.path("metadata").path("name").asText();
    ObjectNode copy = whole.deepCopy();
    copy.remove("status");
    if (copy.get("metadata") instanceof ObjectNode metadata) {
      metadata.remove(OF_THE_SERVER);
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter()
          .writeValueAsString(JSON.treeToValue(copy, Object.class))
          .replace("\"" + name + "\"", "\"NAME\"");
    } catch (IOException e) {
      throw new IllegalStateException(object, e);
    }
  }

  /// The kubeconfig with another server address, or with the login of somebody who is in this namespace only.
  ///
  /// @param server empty for the one that it has
  /// @param token empty for the login that it has
  Path kubeconfig(Path folder, String server, String token) throws IOException {
    Path file = folder.resolve("kubeconfig-" + UUID.randomUUID());
    Files.copy(kubeconfig, file);
    String own = "kubectl --kubeconfig " + file + " config ";
    String cluster = shell(own + "view -o jsonpath='{.contexts[?(@.name==\"" + CONTEXT + "\")].context.cluster}'", "").strip();
    if (!server.isEmpty()) {
      shell(own + "set-cluster " + cluster + " --server=" + server, "");
    }
    if (!token.isEmpty()) {
      shell(own + "set-credentials someone --token=" + token, "");
      shell(own + "set-context " + CONTEXT + " --user=someone --namespace=" + namespace, "");
    }
    return file;
  }

  /// Where its API server listens, for example `https://127.0.0.1:6443`.
  String server() {
    return shell("kubectl --context " + CONTEXT + " config view --minify -o jsonpath='{.clusters[0].cluster.server}'", "").strip();
  }

  @Override
  public void close() {
    extra.forEach(name -> kubectl("delete --wait=false --ignore-not-found " + name));
    kubectl("delete --wait=false namespace " + namespace);
  }
}
