// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.kubeconfig;

import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.kube.failure.FailureWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What one kubeconfig file says, or several that were merged, in the order of the text. Immutable.
public final class Kubeconfig {
  private final Path path;
  private final String currentContext;
  private final List<ContextSettings> contexts;
  private final List<ClusterSettings> clusters;
  private final List<UserSettings> users;
  private final List<Message> notes;
  private final Map<String, List<ContextSettings>> contextsByName;
  private final Map<String, List<ClusterSettings>> clustersByName;
  private final Map<String, List<UserSettings>> usersByName;

  /// @param path the file; of merged ones the first
  /// @param currentContext empty when none is named
  /// @param notes what is odd in it but does not hinder
  public Kubeconfig(
      Path path,
      String currentContext,
      List<ContextSettings> contexts,
      List<ClusterSettings> clusters,
      List<UserSettings> users,
      List<Message> notes) {
    this.path = path;
    this.currentContext = currentContext;
    this.contexts = List.copyOf(contexts);
    this.clusters = List.copyOf(clusters);
    this.users = List.copyOf(users);
    this.notes = List.copyOf(notes);
    contextsByName = byName(contexts, ContextSettings::name);
    clustersByName = byName(clusters, ClusterSettings::name);
    usersByName = byName(users, UserSettings::name);
  }

  private static <T> Map<String, List<T>> byName(List<T> entries, Function<T, String> name) {
    Map<String, List<T>> result = new HashMap<>();
    entries.forEach(entry -> result.computeIfAbsent(name.apply(entry), key -> new ArrayList<>(1)).add(entry));
    return result;
  }

  public Path path() {
    return path;
  }

  public String currentContext() {
    return currentContext;
  }

  public List<ContextSettings> contexts() {
    return contexts;
  }

  public List<ClusterSettings> clusters() {
    return clusters;
  }

  public List<UserSettings> users() {
    return users;
  }

  public List<Message> notes() {
    return notes;
  }

  public Optional<ContextSettings> context(String name) {
    return contextsByName.getOrDefault(name, List.of()).stream().findFirst();
  }

  public Optional<ClusterSettings> cluster(String name) {
    return clustersByName.getOrDefault(name, List.of()).stream().findFirst();
  }

  public Optional<UserSettings> user(String name) {
    return usersByName.getOrDefault(name, List.of()).stream().findFirst();
  }

  /// The context of this name with its parts. An unknown name is a failure; it never falls back to the current context.
  public ResolvedContext resolve(String name) throws ClusterException {
    ContextSettings context =
        context(name).orElseThrow(() -> failure("connection.context.unknown", name, path.toString()));
    return resolve(context);
  }

  /// A context of this configuration with its parts. A name that is there twice is a failure, as in client-go: which
  /// of the two was
  /// meant cannot be known.
  public ResolvedContext resolve(ContextSettings context) throws ClusterException {
    String file = context.file().toString();
    refuseTwins(context, "context", contextsByName.getOrDefault(context.name(), List.of()).stream()
        .map(ContextSettings::line).toList());
    if (context.cluster().isEmpty()) {
      throw failure("connection.context.clusterUnnamed", context.name(), "", file, context.line());
    }
    ClusterSettings cluster = cluster(context.cluster()).orElseThrow(
        () -> failure("connection.context.noCluster", context.name(), context.cluster(), file, context.line()));
    refuseTwins(context, "cluster", clustersByName.getOrDefault(cluster.name(), List.of()).stream()
        .map(ClusterSettings::line).toList());
    if (context.user().isEmpty()) {
      return new ResolvedContext(context, cluster, UserSettings.anonymous(context.file()));
    }
    UserSettings user = user(context.user()).orElseThrow(
        () -> failure("connection.context.noUser", context.name(), context.user(), file, context.line()));
    refuseTwins(context, "user", usersByName.getOrDefault(user.name(), List.of()).stream()
        .map(UserSettings::line).toList());
    return new ResolvedContext(context, cluster, user);
  }

  private static void refuseTwins(ContextSettings context, String sort, List<Integer> lines) throws ClusterException {
    if (lines.size() > 1) {
      String name = switch (sort) {
        case "cluster" -> context.cluster();
        case "user" -> context.user();
        default -> context.name();
      };
      throw failure("connection.context.twice." + sort, context.name(), name, lines.get(0), lines.get(1));
    }
  }

  private static ClusterException failure(String topic, Object... places) {
    return FailureWords.exception(ClusterFailure.Kind.CONFIGURATION, topic, "", places);
  }

  @Override
  public String toString() {
    return "Kubeconfig[" + path + ", " + contexts.size() + " contexts]";
  }
}
