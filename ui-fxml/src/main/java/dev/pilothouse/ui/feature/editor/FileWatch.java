// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.base.Subscription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Tells when a file becomes another. Looks at its time every two seconds: what writes files by renaming, over a network or in a
/// container is seen all the same.
final class FileWatch implements Subscription {
  private static final long SECONDS = 2;
  private final Path file;
  private final Executor background;
  private final Runnable changed;
  private volatile @Nullable FileTime seen;
  private volatile boolean closed;

  /// @param changed told in the background
  FileWatch(Path file, Executor background, Runnable changed) {
    this.file = file;
    this.background = background;
    this.changed = changed;
    background.execute(() -> {
      seen = time();
      later();
    });
  }

  private void later() {
    CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS, background).execute(this::look);
  }

  private void look() {
    if (closed) {
      return;
    }
    FileTime now = time();
    FileTime before = seen;
    seen = now;
    if (now != null && before != null && !now.equals(before)) {
      changed.run();
    }
    later();
  }

  /// What this program wrote itself is no news.
  void own() {
    seen = time();
  }

  private @Nullable FileTime time() {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
