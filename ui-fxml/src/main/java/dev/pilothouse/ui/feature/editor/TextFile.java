// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.yaml.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file of which the text is edited. In the editor lines end with LF; in the file they end as they did. Blocks; not on the FX
/// thread, but for what only asks.
final class TextFile {
  private static final String LF = "\n";
  private static final String CR = "\r";
  private final Path path;
  private volatile String lineEnd = LF;
  private volatile boolean old;

  TextFile(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  /// @throws ClusterException when it cannot be read, or is more than any server takes
  String read() throws ClusterException {
    String text;
    try {
      if (Files.size(path) > YamlText.LARGEST) {
        throw new ClusterException(failure("editor.file.large", String.valueOf(YamlText.LARGEST >> 20)), null);
      }
      text = Files.readString(path);
    } catch (IOException e) {
      throw new ClusterException(failure("editor.file", e.getClass().getSimpleName()), e);
    }
    lineEnd = text.contains("\r\n") ? "\r\n" : LF;
    String lines = text.replace("\r\n", LF);
    old = lines.contains(CR);
    return lines.replace(CR, LF);
  }

  /// Whether some of its lines ended with CR alone, as nobody writes them any more: they are written otherwise.
  boolean old() {
    return old;
  }

  /// A text as it is written to the file.
  String written(String text) {
    return lineEnd.equals(LF) ? text : text.replace(LF, lineEnd);
  }

  private ClusterFailure failure(String key, String why) {
    return new ClusterFailure(
        ClusterFailure.Kind.CONFIGURATION, Message.of(key + ".what", String.valueOf(path.getFileName())),
        Message.of(key + ".why", why), Message.of(key + ".next"), "");
  }
}
