// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/// Packs Pilothouse for the system that it runs on, with the jpackage of its own JDK: first an application image, then a training run
/// of it that makes the AOT cache inside it, then the installers from the image.
///
/// `java Packager.java INSTALLERS JARS OUT VERSION TYPE…`, where JARS holds every jar of the class path and TYPE is one of app-image,
/// deb, rpm, msi, exe, dmg, pkg.
public final class Packager {
  private static final String NAME = "pilothouse";
  private static final String AOT = "pilothouse.aot";
  private static final String MAIN_CLASS = "dev.pilothouse.desktop.Main";

  private final Path installers;
  private final Path jars;
  private final Path out;
  private final String version;
  private final String os;
  /// The AOT cache knows each jar by its size and its time of change, in seconds, so every package must keep this one.
  private final Instant stamp = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private Packager(Path installers, Path jars, Path out, String version) {
    this.installers = installers.toAbsolutePath().normalize();
    this.jars = jars;
    this.out = out;
    this.version = version.replaceAll("[^0-9.].*", "");
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    this.os = name.contains("win") ? "windows" : name.contains("mac") ? "macos" : "linux";
  }

  public static void main(String[] args) throws Exception {
    Packager packager = new Packager(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), args[3]);
    List<String> types = List.of(args).subList(4, args.length);
    Path image = packager.image();
    packager.train(image);
    for (String type : types) {
      if (!type.equals("app-image")) {
        packager.installer(type, image);
      }
    }
  }

  /// The application image, without the AOT cache.
  private Path image() throws Exception {
    Path input = out.resolve("input");
    delete(input);
    delete(out.resolve("image"));
    Files.createDirectories(input);
    String mainJar = "";
    try (Stream<Path> all = Files.list(jars)) {
      for (Path jar : all.sorted().toList()) {
        String name = jar.getFileName().toString();
        if (isEmpty(jar)) {
          continue;
        }
        Files.copy(jar, input.resolve(name));
        if (name.startsWith("pilothouse-desktop")) {
          mainJar = name;
        }
        if (name.startsWith("javafx-graphics")) {
          unpackNatives(jar, input);
        }
      }
    }
    binarySheets(input);
    List<String> command = jpackage("app-image", out.resolve("image"));
    command.addAll(List.of("--input", input.toString(), "--main-jar", mainJar, "--main-class", MAIN_CLASS));
    command.addAll(List.of("--add-modules", String.join(",", lines("jdk.modules"))));
    command.addAll(List.of("--jlink-options", "--strip-debug --no-header-files --no-man-pages"));
    for (String option : lines("jvm.options")) {
      command.addAll(List.of("--java-options", option));
    }
    command.addAll(List.of("--java-options", "-XX:AOTCache=$APPDIR/" + AOT, "--java-options", "-Xlog:aot=off"));
    command.addAll(List.of("--icon", icon().toString()));
    run(command, Map.of());
    return out.resolve("image").resolve(os.equals("macos") ? NAME + ".app" : NAME);
  }

  private void binarySheets(Path input) throws Exception {
    List<String> javafx = new ArrayList<>();
    List<String> withSheets = new ArrayList<>();
    try (Stream<Path> all = Files.list(input)) {
      for (Path jar : all.sorted().toList()) {
        String name = jar.getFileName().toString();
        if (name.startsWith("javafx-")) {
          javafx.add(jar.toString());
        } else if (name.startsWith("pilothouse-themes") || name.startsWith("atlantafx-base")) {
          withSheets.add(jar.toString());
        }
      }
    }
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(List.of("-cp", String.join(java.io.File.pathSeparator, javafx)));
    command.add(installers.resolve("common/BinarySheets.java").toString());
    command.addAll(withSheets);
    run(command, Map.of());
  }

  /// Runs the program once as a newcomer would see it first, without a display, and keeps what the JVM learnt. The cache is only taken
  /// by a JVM with the same class path in the same order, so both are read from the image's own configuration.
  private void train(Path image) throws Exception {
    Path app = appFolder(image);
    try (Stream<Path> files = Files.list(app)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(stamp));
      }
    }
    List<String> classPath = new ArrayList<>();
    for (String line : Files.readAllLines(app.resolve(NAME + ".cfg"))) {
      if (line.startsWith("app.classpath=")) {
        classPath.add(line.substring("app.classpath=".length()).replace("$APPDIR", app.toString()));
      }
    }
    Path picture = out.resolve("training.png");
    List<String> command = new ArrayList<>(List.of(javaOf(image).toString()));
    command.addAll(lines("jvm.options"));
    command.addAll(
        List.of(
            "-XX:AOTCacheOutput=" + app.resolve(AOT), "-cp", String.join(java.io.File.pathSeparator, classPath), MAIN_CLASS,
            "--sample", "harbor", "--view", "workloads", "--screenshot", picture.toString()));
    run(command, Map.of());
    if (!Files.exists(app.resolve(AOT)) || Files.size(picture) == 0) {
      throw new IOException("the training run left no AOT cache or no picture");
    }
    System.out.println("AOT cache: " + Files.size(app.resolve(AOT)) / (1 << 20) + " MiB");
  }

  private void installer(String type, Path image) throws Exception {
    List<String> command = jpackage(type, out);
    command.addAll(List.of("--app-image", image.toString(), "--description", "A desktop GUI for Kubernetes", "--vendor", "Pilothouse"));
    Path license = installers.resolveSibling("LICENSE");
    command.addAll(List.of("--license-file", license.toString()));
    command.addAll(lines(Path.of("..", os, type + ".options").toString()));
    if (!type.equals("deb")) {
      run(command, Map.of());
      return;
    }
    // packed once only: the package is opened again below
    run(command, Map.of("DPKG_DEB_COMPRESSOR_TYPE", "none"));
    try (Stream<Path> made = Files.list(out)) {
      Path deb = made.filter(file -> file.toString().endsWith(".deb")).findFirst().orElseThrow();
      new DebianPackage(installers.resolve("linux"), out.resolve("deb"), stamp).finish(deb, license);
    }
  }

  private List<String> jpackage(String type, Path destination) {
    Path tool = Path.of(System.getProperty("java.home"), "bin", os.equals("windows") ? "jpackage.exe" : "jpackage");
    return new ArrayList<>(
        List.of(
            tool.toString(), "--type", type, "--name", NAME, "--app-version", version, "--dest", destination.toString()));
  }

  private Path icon() {
    return installers.resolve(
        switch (os) {
          case "windows" -> "windows/pilothouse.ico";
          case "macos" -> "macos/pilothouse.icns";
          default -> "linux/pilothouse.png";
        });
  }

  private Path appFolder(Path image) {
    return switch (os) {
      case "windows" -> image.resolve("app");
      case "macos" -> image.resolve("Contents/app");
      default -> image.resolve("lib/app");
    };
  }

  private Path javaOf(Path image) {
    return switch (os) {
      case "windows" -> image.resolve("runtime/bin/java.exe");
      case "macos" -> image.resolve("Contents/runtime/Contents/Home/bin/java");
      default -> image.resolve("lib/runtime/bin/java");
    };
  }

  /// The lines of a file beside this one, without comments.
  private List<String> lines(String file) throws IOException {
    Path path = installers.resolve("common").resolve(file).normalize();
    if (!Files.exists(path)) {
      return List.of();
    }
    return Files.readAllLines(path).stream().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
  }

  /// JavaFX's own jars without a platform in their name hold nothing.
  private static boolean isEmpty(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream().noneMatch(entry -> !entry.isDirectory() && !entry.getName().startsWith("META-INF/"));
    }
  }

  /// Beside the jar the natives are loaded from where they lie; else JavaFX would write them into the user's home.
  private static void unpackNatives(Path jar, Path folder) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (var entry : zip.stream().filter(each -> each.getName().matches("[^/]+\\.(so|dll|dylib)")).toList()) {
        try (var in = zip.getInputStream(entry)) {
          Files.copy(in, folder.resolve(entry.getName()));
        }
      }
    }
  }

  static void run(List<String> command, Map<String, String> environment) throws Exception {
    System.out.println(String.join(" ", command).replaceAll("-cp \\S+", "-cp …"));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().putAll(environment);
    int code = builder.start().waitFor();
    if (code != 0) {
      throw new IOException(command.getFirst() + " ended with code " + code);
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, java.io.IOException e) throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
