// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollouts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// One file of lines for each day, `2026-11-21.jsonl`, readable by its owner only. A file takes at most 1 MB; what comes after is
/// not kept. One thread at a time; blocks.
final class DayFiles {
  private static final String END = ".jsonl";
  private static final long LARGEST = 1_000_000;
  private static final OpenOption[] APPEND = {StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND};
  private final Path folder;

  DayFiles(Path folder) {
    this.folder = folder;
  }

  /// The lines of the last days, oldest first.
  List<String> read(Instant now, int days) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int back = days; back >= -1; back--) {
      Path file = folder.resolve(day(now).minusDays(back) + END);
      if (Files.isRegularFile(file) && Files.size(file) <= 2 * LARGEST) {
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).forEach(lines::add);
      }
    }
    return lines;
  }

  void append(Instant at, String line) throws IOException {
    boolean owners = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (!Files.isDirectory(folder)) {
      if (owners) {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } else {
        Files.createDirectories(folder);
      }
    }
    Path file = folder.resolve(day(at) + END);
    boolean fresh = !Files.exists(file);
    if (!fresh && Files.size(file) > LARGEST) {
      return;
    }
    // One write for the whole line, with a line end before it, so that what a crash cut short spoils no other line.
    Files.write(file, ("\n" + line + "\n").getBytes(StandardCharsets.UTF_8), APPEND);
    if (fresh && owners) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  /// Removes the files of earlier days.
  void forget(Instant now, int days) throws IOException {
    LocalDate first = day(now).minusDays(days);
    List<Path> all;
    try (Stream<Path> there = Files.list(folder)) {
      all = there.toList();
    }
    for (Path file : all) {
      if (old(file, first)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static boolean old(Path file, LocalDate first) {
    String name = String.valueOf(file.getFileName());
    try {
      return name.endsWith(END) && LocalDate.parse(name.substring(0, name.length() - END.length())).isBefore(first);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
