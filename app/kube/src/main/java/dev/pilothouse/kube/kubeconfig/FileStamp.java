// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.kubeconfig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// By what a changed file is noticed. A polled stamp works on every system and on network drives, where notifications
/// do not.
record FileStamp(Path path, long modified, long size, @Nullable Object key) {

  static List<FileStamp> of(KubeconfigSources sources) {
    List<FileStamp> result = new ArrayList<>();
    sources.merged().forEach(path -> result.add(of(path)));
    for (Path path : sources.single()) {
      result.add(of(path));
      if (Files.isDirectory(path)) {
        CatalogReader.candidates(path).forEach(file -> result.add(of(file)));
      }
    }
    return result;
  }

  private static FileStamp of(Path path) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return new FileStamp(path, attributes.lastModifiedTime().toMillis(), attributes.size(), attributes.fileKey());
    } catch (IOException e) {
      return new FileStamp(path, -1, -1, null);
    }
  }
}
