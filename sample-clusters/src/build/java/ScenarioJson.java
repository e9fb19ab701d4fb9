// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Writes the YAML of the scenarios as JSON, one array of documents for each file, because JSON is read in a tenth of the time when
/// a sample cluster starts. Run by the build, never shipped. Arguments: the folder of the scenarios, the folder to write to.
public final class ScenarioJson {

  private ScenarioJson() {}

  public static void main(String[] arguments) throws IOException {
    Path from = Path.of(arguments[0]);
    Path to = Path.of(arguments[1]);
    List<Path> files;
    try (Stream<Path> all = Files.walk(from)) {
      files = all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    for (Path file : files) {
      String name = from.relativize(file).toString();
      Path target = to.resolve(name.substring(0, name.length() - ".yaml".length()) + ".json");
      Files.createDirectories(target.getParent());
      List<Object> documents = new ArrayList<>();
      new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(Files.readString(file)).forEach(documents::add);
      documents.removeIf(document -> !(document instanceof Map<?, ?> map) || map.isEmpty());
      Files.writeString(target, json(documents));
    }
  }

  private static String json(Object value) {
    return switch (value) {
      case null -> "null";
      case Map<?, ?> map -> {
        StringJoiner all = new StringJoiner(",", "{", "}");
        map.forEach((key, each) -> all.add(text(String.valueOf(key)) + ":" + json(each)));
        yield all.toString();
      }
      case List<?> list -> {
        StringJoiner all = new StringJoiner(",", "[", "]");
        list.forEach(each -> all.add(json(each)));
        yield all.toString();
      }
      case Boolean flag -> flag.toString();
      case Number number -> number.toString();
      case String text -> text(text);
      default -> throw new IllegalArgumentException("a " + value.getClass() + " is nothing that a manifest has: " + value);
    };
  }

  private static String text(String text) {
    StringBuilder all = new StringBuilder("\"");
    for (char each : text.toCharArray()) {
      switch (each) {
        case '"' -> all.append("\\\"");
        case '\\' -> all.append("\\\\");
        case '\n' -> all.append("\\n");
        default -> {
          if (each < ' ') {
            all.append(String.format("\\u%04x", (int) each));
          } else {
            all.append(each);
          }
        }
      }
    }
    return all.append('"').toString();
  }
}
