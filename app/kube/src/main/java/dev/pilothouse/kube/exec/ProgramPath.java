// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.exec;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The folders in which a login program is looked for. A program that was started from a desktop has a short PATH;
/// the person's login
/// shell knows where `aws` and `kubelogin` are.
///
/// @param folders in their order
/// @param extensions what may be left off a program's name (`PATHEXT` of Windows); empty elsewhere
/// @param fromLoginShell whether the login shell was asked and answered
public record ProgramPath(List<Path> folders, List<String> extensions, boolean fromLoginShell) {

  public ProgramPath {
    folders = List.copyOf(folders);
    extensions = List.copyOf(extensions);
  }

  /// @param loginShellPath the PATH of the login shell; empty when it was not asked or did not answer
  static ProgramPath of(Map<String, String> environment, String loginShellPath, Path home, boolean windows) {
    Set<Path> folders = new LinkedHashSet<>();
    addAll(folders, loginShellPath);
    addAll(folders, environment.getOrDefault("PATH", environment.getOrDefault("Path", "")));
    if (!windows) {
      folders.add(Path.of("/usr/local/bin"));
      folders.add(Path.of("/opt/homebrew/bin"));
      folders.add(home.resolve(".local/bin"));
      folders.add(home.resolve(".krew/bin"));
    }
    List<String> extensions = windows
        ? Arrays.stream(environment.getOrDefault("PATHEXT", ".COM;.EXE;.BAT;.CMD").split(";")).filter(e -> !e.isBlank()).toList()
        : List.of();
    return new ProgramPath(new ArrayList<>(folders), extensions, !loginShellPath.isEmpty());
  }

  private static void addAll(Set<Path> folders, String path) {
    for (String part : path.split(File.pathSeparator)) {
      try {
        // A relative entry would start whatever lies in the folder of the moment.
        if (!part.isBlank() && Path.of(part).isAbsolute()) {
          folders.add(Path.of(part).normalize());
        }
      } catch (InvalidPathException e) {
        // Not a folder, so nothing is in it.
      }
    }
  }

  /// The file that a command stands for: itself when it is a path, else the first of this name in the folders.
  public Optional<Path> find(String command) {
    try {
      Path path = Path.of(command);
      if (path.isAbsolute()) {
        return withExtension(path);
      }
      if (path.getNameCount() > 1) {
        return Optional.empty();
      }
      return folders.stream().flatMap(folder -> withExtension(folder.resolve(command)).stream()).findFirst();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private Optional<Path> withExtension(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    boolean complete = extensions.isEmpty() || extensions.stream().anyMatch(e -> name.endsWith(e.toLowerCase(Locale.ROOT)));
    if (complete && isProgram(file)) {
      return Optional.of(file);
    }
    return extensions.stream().map(extension -> file.resolveSibling(file.getFileName() + extension))
        .filter(ProgramPath::isProgram).findFirst();
  }

  private static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  /// As the value of the variable PATH.
  public String value() {
    return folders.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
