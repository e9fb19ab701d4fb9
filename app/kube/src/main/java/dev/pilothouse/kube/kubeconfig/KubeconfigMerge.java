// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.kubeconfig;

import dev.pilothouse.core.model.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Merges the files of one list as client-go's ClientConfigLoadingRules does: of a name that several files have, the
/// first file's
/// entry counts, and so does the first current context.
///
/// @param merged what counts
/// @param notes for each file, what of it does not count because an earlier file has it
record KubeconfigMerge(Kubeconfig merged, Map<Path, List<Message>> notes) {

  static KubeconfigMerge of(List<Kubeconfig> files) {
    Map<Path, List<Message>> notes = new LinkedHashMap<>();
    String current = files.stream().map(Kubeconfig::currentContext).filter(name -> !name.isEmpty()).findFirst().orElse("");
    List<ContextSettings> contexts =
        first(files, Kubeconfig::contexts, ContextSettings::name, ContextSettings::file, "context", notes);
    List<ClusterSettings> clusters =
        first(files, Kubeconfig::clusters, ClusterSettings::name, ClusterSettings::file, "cluster", notes);
    List<UserSettings> users = first(files, Kubeconfig::users, UserSettings::name, UserSettings::file, "user", notes);
    Path path = files.isEmpty() ? Path.of("") : files.getFirst().path();
    return new KubeconfigMerge(new Kubeconfig(path, current, contexts, clusters, users, List.of()), notes);
  }

  private static <T> List<T> first(
      List<Kubeconfig> files,
      Function<Kubeconfig, List<T>> entries,
      Function<T, String> name,
      Function<T, Path> file,
      String sort,
      Map<Path, List<Message>> notes) {
    List<T> result = new ArrayList<>();
    Map<String, Path> owners = new HashMap<>();
    for (Kubeconfig config : files) {
      Set<String> own = new HashSet<>();
      for (T entry : entries.apply(config)) {
        String key = name.apply(entry);
        Path owner = owners.get(key);
        if (owner == null || own.contains(key)) {
          // A twin in the same file is kept: it makes the name unusable, which is told.
          owners.putIfAbsent(key, file.apply(entry));
          own.add(key);
          result.add(entry);
        } else {
          notes.computeIfAbsent(config.path(), path -> new ArrayList<>())
              .add(Message.of("connection.note.hidden." + sort, key, owner.toString()));
        }
      }
    }
    return result;
  }
}
