// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.kubeconfig;

import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.kube.failure.FailureWords;
import java.io.File;
import java.io.StringReader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/// Parses the text of one kubeconfig. A failure names line and column and never quotes the text, for it holds secrets.
final class KubeconfigParser {
  private static final Set<String> KNOWN_KEYS =
      Set.of("apiVersion", "kind", "clusters", "contexts", "users", "current-context", "preferences", "extensions");
  private static final String EXEC_EXTENSION = "client.authentication.k8s.io/exec";

  private final Path file;
  private final Path folder;

  KubeconfigParser(Path file) {
    this.file = file.toAbsolutePath();
    this.folder = this.file.getParent() == null ? this.file : this.file.getParent();
  }

  Kubeconfig parse(String text) throws ClusterException {
    Node root = compose(text.startsWith("\uFEFF") ? text.substring(1) : text);
    if (root == null || root.getTag().equals(Tag.NULL)) {
      return new Kubeconfig(file, "", List.of(), List.of(), List.of(), List.of());
    }
    if (!(root instanceof MappingNode mapping) || !isKubeconfig(new YamlMap(mapping))) {
      throw failure("connection.file.notKubeconfig", file.toString());
    }
    return read(new YamlMap(mapping));
  }

  private @Nullable Node compose(String text) throws ClusterException {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(KubeconfigReader.LARGEST_FILE);
    options.setNestingDepthLimit(100);
    options.setMaxAliasesForCollections(50);
    try {
      Iterator<Node> documents = new Yaml(options).composeAll(new StringReader(text)).iterator();
      return documents.hasNext() ? documents.next() : null;
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      throw invalid(mark == null ? 0 : mark.getLine() + 1, mark == null ? 0 : mark.getColumn() + 1);
    } catch (ReaderException e) {
      String before = text.substring(0, Math.clamp(e.getPosition(), 0, text.length()));
      throw invalid((int) before.lines().count(), before.length() - before.lastIndexOf('\n'));
    } catch (RuntimeException | StackOverflowError e) {
      // SnakeYAML answers some inputs with bare NumberFormatExceptions, and deep ones with an overflow.
      throw invalid(0, 0);
    }
  }

  private ClusterException invalid(int line, int column) {
    return line == 0
        ? failure("connection.file.invalidYamlSomewhere", file.toString())
        : failure("connection.file.invalidYaml", file.toString(), line, column);
  }

  private static ClusterException failure(String topic, Object... places) {
    return FailureWords.exception(ClusterFailure.Kind.CONFIGURATION, topic, "", places);
  }

  private static boolean isKubeconfig(YamlMap root) {
    String kind = root.text("kind");
    String apiVersion = root.text("apiVersion");
    return (kind.isEmpty() || kind.equals("Config"))
        && (apiVersion.isEmpty() || apiVersion.equals("v1"))
        && (root.node().getValue().isEmpty() || KNOWN_KEYS.stream().anyMatch(root::has));
  }

  private Kubeconfig read(YamlMap root) {
    List<ContextSettings> contexts = root.maps("contexts").stream().map(this::context).toList();
    List<ClusterSettings> clusters = root.maps("clusters").stream().map(this::cluster).toList();
    List<UserSettings> users = root.maps("users").stream().map(this::user).toList();
    List<Message> notes = new ArrayList<>();
    Map<String, Integer> lines = new LinkedHashMap<>();
    contexts.forEach(context -> noteTwice(notes, lines, "context", context.name(), context.line()));
    clusters.forEach(cluster -> noteTwice(notes, lines, "cluster", cluster.name(), cluster.line()));
    users.forEach(user -> noteTwice(notes, lines, "user", user.name(), user.line()));
    return new Kubeconfig(file, root.text("current-context"), contexts, clusters, users, notes);
  }

  private static void noteTwice(List<Message> notes, Map<String, Integer> lines, String sort, String name, int line) {
    Integer first = lines.putIfAbsent(sort + "/" + name, line);
    if (first != null) {
      notes.add(Message.of("connection.note.duplicate." + sort, name, first, line));
    }
  }

  private ContextSettings context(YamlMap entry) {
    YamlMap body = entry.map("context").orElse(entry);
    return new ContextSettings(
        entry.text("name"), file, entry.line(), body.text("cluster"), body.text("user"), body.text("namespace"));
  }

  private ClusterSettings cluster(YamlMap entry) {
    YamlMap body = entry.map("cluster").orElse(entry);
    return new ClusterSettings(
        entry.text("name"),
        file,
        entry.line(),
        body.text("server"),
        body.text("tls-server-name"),
        body.flag("insecure-skip-tls-verify"),
        path(body.text("certificate-authority")),
        body.text("certificate-authority-data"),
        body.text("proxy-url"),
        body.flag("disable-compression"),
        body.maps("extensions").stream()
            .filter(extension -> extension.text("name").equals(EXEC_EXTENSION))
            .findFirst()
            .flatMap(extension -> extension.json("extension"))
            .orElse(null));
  }

  private UserSettings user(YamlMap entry) {
    YamlMap body = entry.map("user").orElse(entry);
    return new UserSettings(
        entry.text("name"),
        file,
        entry.line(),
        path(body.text("client-certificate")),
        body.text("client-certificate-data"),
        path(body.text("client-key")),
        body.text("client-key-data"),
        body.text("token"),
        path(body.text("tokenFile")),
        body.text("username"),
        body.text("password"),
        body.map("exec").map(this::exec).orElse(null),
        body.map("auth-provider").map(provider -> provider.text("name")).orElse(""),
        new UserSettings.Impersonation(
            body.text("as"),
            body.text("as-uid"),
            body.texts("as-groups"),
            body.map("as-user-extra").map(YamlMap::textsByKey).orElse(Map.of())));
  }

  private ExecSettings exec(YamlMap body) {
    Map<String, String> environment = new LinkedHashMap<>();
    body.maps("env").forEach(variable -> environment.put(variable.text("name"), variable.text("value")));
    String command = body.text("command");
    // As in client-go: a command with a separator is a path that stands against the file, any other is looked up in
    // the PATH.
    boolean isPath = command.indexOf('/') >= 0 || command.indexOf(File.separatorChar) >= 0;
    Path resolved = isPath ? path(command) : null;
    return new ExecSettings(
        body.text("apiVersion"),
        resolved == null ? command : resolved.toString(),
        body.texts("args"),
        environment,
        body.text("installHint"),
        body.flag("provideClusterInfo"),
        body.text("interactiveMode"));
  }

  private @Nullable Path path(String text) {
    if (text.isEmpty()) {
      return null;
    }
    try {
      return folder.resolve(text).normalize();
    } catch (InvalidPathException e) {
      // Kept as a name that cannot exist, so that the failure names this entry when it is opened.
      return folder.resolve(text.replaceAll("[^A-Za-z0-9._/-]", "_"));
    }
  }
}
