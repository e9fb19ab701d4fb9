// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.kubeconfig;

import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.kube.failure.FailureWords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Reads one kubeconfig file. Refuses what is not a regular file or too big before it is opened, so that a pipe or a
/// device cannot
/// hold the program up.
public final class KubeconfigReader {
  /// In bytes.
  static final int LARGEST_FILE = 10 * 1024 * 1024;

  private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
      PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE,
      PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

  /// @throws ClusterException of kind CONFIGURATION, or NOT_FOUND when there is no such file
  public Kubeconfig read(Path path) throws ClusterException {
    Kubeconfig config = new KubeconfigParser(path).parse(text(path));
    if (config.contexts().isEmpty() || !readableByOthers(path)) {
      return config;
    }
    List<Message> notes = new ArrayList<>(config.notes());
    notes.add(Message.of("connection.note.readableByOthers", path.toString()));
    return new Kubeconfig(
        config.path(), config.currentContext(), config.contexts(), config.clusters(), config.users(), notes);
  }

  private static String text(Path path) throws ClusterException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        throw failure("connection.file.directory", path);
      }
      if (!attributes.isRegularFile()) {
        throw failure("connection.file.notRegular", path);
      }
      if (attributes.size() > LARGEST_FILE) {
        throw failure("connection.file.tooBig", path);
      }
      try (InputStream in = Files.newInputStream(path)) {
        byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
        if (bytes.length > LARGEST_FILE) {
          throw failure("connection.file.tooBig", path);
        }
        return new String(bytes, StandardCharsets.UTF_8);
      }
    } catch (NoSuchFileException e) {
      throw FailureWords.exception(ClusterFailure.Kind.NOT_FOUND, "connection.file.missing", "", path.toString());
    } catch (AccessDeniedException e) {
      throw failure("connection.file.denied", path);
    } catch (IOException e) {
      throw FailureWords.exception(
          ClusterFailure.Kind.CONFIGURATION, "connection.file.unreadable", FailureWords.wordsOf(e), path.toString());
    }
  }

  private static ClusterException failure(String topic, Path path) {
    return FailureWords.exception(
        ClusterFailure.Kind.CONFIGURATION, topic, "", path.toString(), LARGEST_FILE / (1024 * 1024));
  }

  private static boolean readableByOthers(Path path) {
    try {
      return Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains);
    } catch (IOException | UnsupportedOperationException e) {
      // No such permissions here (Windows): nothing to say.
      return false;
    }
  }
}
