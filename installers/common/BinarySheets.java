// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.Stylesheet;

/// Lays beside each style sheet of some jars what JavaFX's parser makes of it: `x.bss` beside `x.css`, which JavaFX takes first. To parse
/// them at each start took 150 ms of the FX thread.
///
/// `java -cp JAVAFX BinarySheets.java JAR…`
public final class BinarySheets {
  private BinarySheets() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("sheets");
    for (String jar : args) {
      try (FileSystem inside = FileSystems.newFileSystem(Path.of(jar))) {
        for (Path sheet : sheets(inside.getPath("/"))) {
          convert(sheet, folder);
        }
      }
    }
    Packager.delete(folder);
  }

  private static List<Path> sheets(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".css")).toList();
    }
  }

  private static void convert(Path sheet, Path folder) throws IOException {
    Path text = folder.resolve("sheet.css");
    Path binary = folder.resolve("sheet.bss");
    Files.copy(sheet, text, StandardCopyOption.REPLACE_EXISTING);
    Stylesheet.convertToBinary(text.toFile(), binary.toFile());
    String name = sheet.getFileName().toString().replaceAll("css$", "bss");
    Files.copy(binary, sheet.resolveSibling(name), StandardCopyOption.REPLACE_EXISTING);
  }
}
