// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.kubeconfig;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which files are read: lists whose files are merged with each other, and single paths that stand for themselves.
///
/// @param merged the files of `KUBECONFIG`, or the one of the home folder
/// @param single files or folders, none merged with another
public record KubeconfigSources(List<Path> merged, List<Path> single) {

  public KubeconfigSources {
    merged = List.copyOf(merged);
    single = List.copyOf(single);
  }

  /// What kubectl would read: the list in `KUBECONFIG`, else `.kube/config` in the home folder.
  public static KubeconfigSources standard(Map<String, String> environment, Path home) {
    Set<Path> files = new LinkedHashSet<>();
    Arrays.stream(environment.getOrDefault("KUBECONFIG", "").split(File.pathSeparator))
        .filter(part -> !part.isBlank())
        .forEach(part -> files.add(Path.of(part).toAbsolutePath()));
    return new KubeconfigSources(
        files.isEmpty() ? List.of(home.resolve(".kube").resolve("config")) : List.copyOf(files), List.of());
  }

  /// Only the files that a person named; each stands for itself.
  public static KubeconfigSources explicit(List<Path> files) {
    return new KubeconfigSources(List.of(), files.stream().map(Path::toAbsolutePath).distinct().toList());
  }

  /// These and more.
  public KubeconfigSources with(List<Path> paths) {
    Set<Path> all = new LinkedHashSet<>(single);
    paths.forEach(path -> all.add(path.toAbsolutePath()));
    all.removeAll(merged);
    return new KubeconfigSources(merged, new ArrayList<>(all));
  }
}
