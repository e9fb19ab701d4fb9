// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.kubeconfig;

import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.kube.failure.FailureWords;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What one kubeconfig file says, or several that were merged, in the order of the text.
///
/// @param path the file; of merged ones the first
/// @param currentContext empty when none is named
/// @param notes what is odd in it but does not hinder
public record Kubeconfig(
    Path path,
    String currentContext,
    List<ContextSettings> contexts,
    List<ClusterSettings> clusters,
    List<UserSettings> users,
    List<Message> notes) {

  public Kubeconfig {
    contexts = List.copyOf(contexts);
    clusters = List.copyOf(clusters);
    users = List.copyOf(users);
    notes = List.copyOf(notes);
  }

  public Optional<ContextSettings> context(String name) {
    return contexts.stream().filter(context -> context.name().equals(name)).findFirst();
  }

  public Optional<ClusterSettings> cluster(String name) {
    return clusters.stream().filter(cluster -> cluster.name().equals(name)).findFirst();
  }

  public Optional<UserSettings> user(String name) {
    return users.stream().filter(user -> user.name().equals(name)).findFirst();
  }

  /// The context of this name with its parts. An unknown name is a failure; it never falls back to the current context.
  public ResolvedContext resolve(String name) throws ClusterException {
    ContextSettings context = context(name)
        .orElseThrow(() -> FailureWords.exception(
            ClusterFailure.Kind.CONFIGURATION, "connection.context.unknown", "", name, path.toString()));
    return resolve(context);
  }

  /// A context of this configuration with its parts.
  public ResolvedContext resolve(ContextSettings context) throws ClusterException {
    ClusterSettings cluster = cluster(context.cluster())
        .orElseThrow(() -> FailureWords.exception(ClusterFailure.Kind.CONFIGURATION, "connection.context.noCluster", "",
            context.name(), context.cluster(), context.file().toString(), context.line()));
    if (context.user().isEmpty()) {
      return new ResolvedContext(context, cluster, UserSettings.anonymous(context.file()));
    }
    UserSettings user = user(context.user())
        .orElseThrow(() -> FailureWords.exception(ClusterFailure.Kind.CONFIGURATION, "connection.context.noUser", "",
            context.name(), context.user(), context.file().toString(), context.line()));
    return new ResolvedContext(context, cluster, user);
  }

  @Override
  public String toString() {
    return "Kubeconfig[" + path + ", " + contexts.size() + " contexts]";
  }
}
