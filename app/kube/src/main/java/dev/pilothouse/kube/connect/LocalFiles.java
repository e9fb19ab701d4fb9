// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.kube.failure.FailureWords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Reads the files and the data fields that a kubeconfig points to.
final class LocalFiles {
  private static final int LARGEST_PEM = 4 * 1024 * 1024;

  private LocalFiles() {}

  /// The PEM text of a pair of fields `x` and `x-data`; the data beats the file. Empty when there is neither.
  ///
  /// @param field the name of the file's field, for the words of a failure
  static String pem(@Nullable Path file, String data, String field, String owner) throws ClusterException {
    if (!data.isEmpty()) {
      try {
        return new String(Base64.getDecoder().decode(data.replaceAll("\\s", "")), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        throw FailureWords.exception(
            ClusterFailure.Kind.CONFIGURATION, "connection.data.notBase64", "", field + "-data", owner);
      }
    }
    return file == null ? "" : read(file, LARGEST_PEM, field, owner);
  }

  /// @param limit in bytes; a bigger file is a failure
  static String read(Path file, int limit, String field, String owner) throws ClusterException {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw failure("connection.local.notRegular", "", file, field, owner);
      }
      try (InputStream in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes(limit + 1);
        if (bytes.length > limit) {
          throw failure("connection.local.tooBig", "", file, field, owner);
        }
        return new String(bytes, StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw failure("connection.local.unreadable", e.getClass().getSimpleName(), file, field, owner);
    }
  }

  private static ClusterException failure(String topic, String detail, Path file, String field, String owner) {
    return FailureWords.exception(ClusterFailure.Kind.CONFIGURATION, topic, detail, file.toString(), field, owner);
  }
}
