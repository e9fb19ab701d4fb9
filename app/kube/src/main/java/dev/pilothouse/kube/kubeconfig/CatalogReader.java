// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.kubeconfig;

import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.Catalog;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ContextEntry;
import dev.pilothouse.kube.failure.FailureWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads all sources into a catalog. A file that was good and is broken now keeps its last good contexts, and its
/// failure says so.
final class CatalogReader {
  private static final int MOST_FILES_OF_A_FOLDER = 500;

  private final KubeconfigReader reader;
  private final Clock clock;
  private final Map<Path, Kubeconfig> lastGood = new HashMap<>();

  CatalogReader(KubeconfigReader reader, Clock clock) {
    this.reader = reader;
    this.clock = clock;
  }

  /// The configurations that count, each of one file or of a merged list, and how the files were.
  private record Reading(List<Kubeconfig> configs, List<Catalog.File> files) {}

  /// One file's text and failure; either may be missing.
  private record Read(Path path, Instant at, @Nullable Kubeconfig config, @Nullable ClusterFailure failure) {}

  synchronized Catalog read(KubeconfigSources sources) {
    Reading reading = readAll(sources);
    List<ContextEntry> contexts = new ArrayList<>();
    reading.configs.forEach(config -> contexts.addAll(ContextEntries.of(config, false)));
    String current = reading.configs.stream()
        .map(Kubeconfig::currentContext)
        .filter(name -> contexts.stream().anyMatch(context -> context.name().equals(name)))
        .findFirst()
        .orElse("");
    return new Catalog(reading.files, contexts, current);
  }

  synchronized ResolvedContext resolve(KubeconfigSources sources, ContextEntry entry) throws ClusterException {
    for (Kubeconfig config : readAll(sources).configs) {
      for (ContextSettings context : config.contexts()) {
        if (ContextEntries.idOf(context).equals(entry.id())) {
          return config.resolve(context);
        }
      }
    }
    // An entry of no source, such as a sample cluster's: its file stands for itself.
    return reader.read(entry.file()).resolve(entry.name());
  }

  private Reading readAll(KubeconfigSources sources) {
    List<Kubeconfig> configs = new ArrayList<>();
    List<Catalog.File> files = new ArrayList<>();
    List<Read> list = sources.merged().stream().map(this::readOne).toList();
    KubeconfigMerge merge = KubeconfigMerge.of(
        list.stream().map(Read::config).filter(Objects::nonNull).toList());
    configs.add(merge.merged());
    list.forEach(read -> files.add(file(read, merge.notes().getOrDefault(read.path, List.of()))));
    for (Path path : sources.single()) {
      for (Read read : Files.isDirectory(path) ? readFolder(path) : List.of(readOne(path))) {
        if (read.config != null) {
          configs.add(read.config);
        }
        files.add(file(read, List.of()));
      }
    }
    return new Reading(configs, files);
  }

  private static Catalog.File file(Read read, List<Message> more) {
    List<Message> notes = new ArrayList<>();
    if (read.config != null) {
      notes.addAll(read.config.notes());
      if (read.failure != null) {
        notes.add(Message.of("connection.note.lastGood", read.path.toString()));
      } else if (!read.config.currentContext().isEmpty() && !read.config.contexts().isEmpty()
          && read.config.context(read.config.currentContext()).isEmpty()) {
        notes.add(Message.of("connection.note.currentUnknown", read.config.currentContext()));
      }
    }
    notes.addAll(more);
    return new Catalog.File(read.path, read.at, read.failure, notes);
  }

  private Read readOne(Path path) {
    Instant at = clock.instant();
    try {
      Kubeconfig config = reader.read(path);
      lastGood.put(path, config);
      return new Read(path, at, config, null);
    } catch (ClusterException e) {
      ClusterFailure failure = e.failure();
      if (failure.kind() == ClusterFailure.Kind.NOT_FOUND) {
        lastGood.remove(path);
      }
      return new Read(path, at, lastGood.get(path), failure);
    }
  }

  private List<Read> readFolder(Path folder) {
    List<Read> found = new ArrayList<>();
    for (Path file : candidates(folder)) {
      Read read = readOne(file);
      // Other YAML lies in such folders too; it is no news that it is no kubeconfig.
      boolean other = read.failure != null && read.failure.what().key().startsWith("connection.file.notKubeconfig");
      boolean empty = read.config != null && read.config.contexts().isEmpty();
      if (!other && !empty) {
        found.add(read);
      }
    }
    if (found.isEmpty()) {
      found.add(new Read(folder, clock.instant(), null, FailureWords.of(
          ClusterFailure.Kind.NOT_FOUND, "connection.folder.empty", "", folder.toString())));
    }
    return found;
  }

  /// The files of a folder that may be kubeconfigs by their names, sorted.
  static List<Path> candidates(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("(?i)[^.][^.]*|[^.].*\\.(ya?ml|conf|config|kubeconfig|json)"))
          .filter(Files::isRegularFile)
          .sorted()
          .limit(MOST_FILES_OF_A_FOLDER)
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
