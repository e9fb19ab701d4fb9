// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The files of the journal: `journal.jsonl` and, older and older, `journal.1.jsonl` to `journal.9.jsonl`. Lines are only added,
/// and each is on the disk when [#append] returns. One thread at a time; blocks.
final class JournalFiles {
  private static final int FILES = 10;
  private final Path folder;
  private final long largest;
  private @Nullable FileChannel channel;

  /// @param largest how many bytes a file may have before the next one begins
  JournalFiles(Path folder, long largest) {
    this.folder = folder;
    this.largest = largest;
  }

  private Path file(int age) {
    return folder.resolve(age == 0 ? "journal.jsonl" : "journal." + age + ".jsonl");
  }

  /// The last lines, oldest first, at most about `most`. Writes nothing.
  List<String> open(int most) throws IOException {
    List<List<String>> parts = new ArrayList<>();
    int lines = 0;
    for (int age = 0; age < FILES && lines < most; age++) {
      if (Files.isRegularFile(file(age))) {
        String text = new String(Files.readAllBytes(file(age)), StandardCharsets.UTF_8);
        // A last line without an end is what a crash left of one.
        List<String> part = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        parts.addFirst(part);
        lines += part.size();
      }
    }
    List<String> all = new ArrayList<>();
    parts.forEach(all::addAll);
    return all.subList(Math.max(0, all.size() - most), all.size());
  }

  /// Cuts off a last line that a crash left half written: its request was never sent, because a line is whole on the disk before
  /// its request goes out.
  private static void repair(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return;
    }
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
      long end = access.length();
      while (end > 0) {
        access.seek(end - 1);
        if (access.read() == '\n') {
          break;
        }
        end--;
      }
      if (end < access.length()) {
        access.setLength(end);
        access.getFD().sync();
      }
    }
  }

  void append(String line) throws IOException {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    FileChannel open = channel == null || !channel.isOpen() ? reopen() : channel;
    if (open.size() > 0 && open.size() + bytes.length > largest) {
      rotate(open);
      open = reopen();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      open.write(buffer);
    }
    open.force(false);
  }

  private FileChannel reopen() throws IOException {
    createFolder();
    repair(file(0));
    FileChannel open =
        FileChannel.open(
            file(0),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
            ownerOnly("rw-------"));
    channel = open;
    return open;
  }

  private void rotate(FileChannel open) throws IOException {
    open.close();
    for (int age = FILES - 2; age >= 0; age--) {
      if (Files.exists(file(age))) {
        Files.move(file(age), file(age + 1), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private void createFolder() throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, ownerOnly("rwx------"));
    }
  }

  private FileAttribute<?>[] ownerOnly(String permissions) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
        : new FileAttribute<?>[0];
  }

  void close() throws IOException {
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }
}
