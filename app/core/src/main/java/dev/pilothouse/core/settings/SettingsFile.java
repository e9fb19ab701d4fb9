// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// One small file that is replaced whole: whoever reads it sees the old or the new one, whenever the power goes. Blocks.
final class SettingsFile {
  static final long LARGEST = 4L << 20;
  private final Path file;

  SettingsFile(Path file) {
    this.file = file;
  }

  /// Whether something lies at the place, readable or not.
  boolean exists() {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /// The content.
  ///
  /// @throws IOException also for what is no regular file, and for one larger than anyone's settings
  byte[] read() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("not a regular file");
    }
    if (Files.size(file) > LARGEST) {
      throw new IOException("too large");
    }
    return Files.readAllBytes(file);
  }

  /// Puts new content in place of the old.
  void replace(byte[] content) throws IOException {
    // A link that a person made, to a folder of dotfiles perhaps, stays a link.
    Path goal = Files.isSymbolicLink(file) && Files.isRegularFile(file) ? file.toRealPath() : file;
    Path folder = parent(goal);
    createFolder(folder);
    Path fresh = Files.createTempFile(folder, goal.getFileName() + ".", ".tmp", ownerOnly(folder, "rw-------"));
    try {
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      move(fresh, goal);
      forceFolder(folder);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /// Renames what lies there, so that nobody overwrites it.
  ///
  /// @return its new place
  Path setAside(String mark) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".broken-" + mark);
    for (int i = 2; Files.exists(aside, LinkOption.NOFOLLOW_LINKS); i++) {
      aside = file.resolveSibling(file.getFileName() + ".broken-" + mark + "-" + i);
    }
    return Files.move(file, aside);
  }

  static void createFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Path there = folder;
      while (!Files.isDirectory(there)) {
        there = parent(there);
      }
      Files.createDirectories(folder, ownerOnly(there, "rwx------"));
    }
  }

  private static Path parent(Path path) throws IOException {
    Path parent = path.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IOException("no folder");
    }
    return parent;
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// Makes the renaming itself last; Windows lets nobody open a folder, and needs it not.
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // The content is safe; only whether the old or the new name is found after a power cut is open.
    }
  }

  /// The attribute that keeps others out, where the file system knows owners.
  private static FileAttribute<?>[] ownerOnly(Path folder, String permissions) {
    Set<String> views = folder.getFileSystem().supportedFileAttributeViews();
    return views.contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
        : new FileAttribute<?>[0];
  }
}
