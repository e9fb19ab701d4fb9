// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Makes jpackage's .deb one that a Debian administrator expects: the command on the path, the menu entry and the icon are files of the
/// package (no script runs at install time), its dependencies are those of the program and not of the machine that built it, and its jars
/// keep the time of change by which the AOT cache knows them.
final class DebianPackage {
  /// No package is installed for its documentation; this is the whole of what the policy asks for.
  private static final Set<String> SCRIPTS = Set.of("preinst", "postinst", "prerm", "postrm");

  private final Path sources;
  private final Path work;
  private final Instant stamp;

  /// @param sources `installers/linux`
  /// @param work a folder that is free to be overwritten
  /// @param stamp the time of change of every file
  DebianPackage(Path sources, Path work, Instant stamp) {
    this.sources = sources;
    this.work = work;
    this.stamp = stamp;
  }

  /// @param deb as jpackage made it; is replaced
  void finish(Path deb, Path license) throws Exception {
    Packager.delete(work);
    Packager.run(List.of("dpkg-deb", "--raw-extract", deb.toString(), work.toString()), Map.of());
    for (String script : SCRIPTS) {
      Files.deleteIfExists(work.resolve("DEBIAN").resolve(script));
    }
    try (Stream<Path> entries = Files.list(work.resolve("opt/pilothouse/lib"))) {
      for (Path entry : entries.filter(file -> file.toString().endsWith(".desktop")).toList()) {
        Files.delete(entry);
      }
    }
    put(sources.resolve("pilothouse.desktop"), "usr/share/applications/pilothouse.desktop");
    put(sources.resolve("pilothouse.png"), "usr/share/icons/hicolor/512x512/apps/pilothouse.png");
    put(license, "usr/share/doc/pilothouse/copyright");
    Path command = work.resolve("usr/bin/pilothouse");
    Files.createDirectories(command.getParent());
    Files.createSymbolicLink(command, Path.of("/opt/pilothouse/bin/pilothouse"));
    control();
    stampAll();
    Packager.run(List.of("dpkg-deb", "--root-owner-group", "--build", work.toString(), deb.toString()), Map.of());
    Packager.delete(work);
  }

  private void put(Path file, String place) throws IOException {
    Path target = work.resolve(place);
    Files.createDirectories(target.getParent());
    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r--r--"));
  }

  /// jpackage's fields of the version, the architecture and the size; ours for the rest.
  private void control() throws IOException {
    Path control = work.resolve("DEBIAN/control");
    List<String> kept =
        Files.readAllLines(control).stream().filter(line -> line.matches("(Package|Version|Architecture|Installed-Size):.*")).toList();
    List<String> ours = Files.readAllLines(sources.resolve("deb.control")).stream().filter(line -> !line.startsWith("#")).toList();
    Files.write(control, Stream.concat(kept.stream(), ours.stream()).toList());
  }

  private void stampAll() throws IOException {
    try (Stream<Path> files = Files.walk(work)) {
      for (Path file : files.filter(path -> !Files.isSymbolicLink(path)).toList()) {
        Files.setLastModifiedTime(file, FileTime.from(stamp));
      }
    }
  }
}
