// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.core.yaml.schema.OpenApiDocument;
import dev.pilothouse.core.yaml.schema.SchemaCheck;
import dev.pilothouse.core.yaml.schema.ServedSchemas;
import dev.pilothouse.sample.api.schema.OpenApi;
import dev.pilothouse.sample.api.schema.Schemas;
import dev.pilothouse.sample.store.BuiltInTypes;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// P14: a text of one megabyte in the editor: until it is painted, how long a key takes to the frame that shows it, and how long
/// the check of all of it takes. The window runs as the packaged program does where one is named. The floor is the pass of the
/// YAML parser over the same text. Each trial is a JVM of its own.
final class LongYaml implements Benchmark {
  private static final int WARM_UP = 5;
  private static final int LENGTH = 1 << 20;
  // so that there are not more documents than are read
  private static final int VARIABLES = 40;
  private final String display;
  private final Optional<InstalledProgram> program;

  /// @param program whose runtime and AOT cache the window is to have; empty: this JVM, with the program's flags
  LongYaml(String display, Optional<InstalledProgram> program) {
    this.display = display;
    this.program = program;
  }

  /// Deployments, one document after the other, until the text is long enough.
  static String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() < LENGTH; i++) {
      text.append(
          """
          ---
          apiVersion: apps/v1
          kind: Deployment
          metadata:
            name: shop-%1$d # the %1$d. of many
            labels: {app: shop-%1$d, team: shop}
          spec:
            replicas: 3
            selector:
              matchLabels:
                app: shop-%1$d
            template:
              metadata:
                labels: {app: shop-%1$d, team: shop}
              spec:
                containers:
                  - name: main
                    image: "registry.example/shop/web:%1$d"
                    resources:
                      requests:
                        cpu: 250m
                        memory: 256Mi
                    env:
          """
              .formatted(i));
      for (int variable = 0; variable < VARIABLES; variable++) {
        text.append("            - name: SETTING_%1$d\n              value: \"value %1$d\"\n".formatted(variable));
      }
    }
    return text.toString();
  }

  @Override
  public String id() {
    return "P14";
  }

  @Override
  public String title() {
    return "One megabyte of YAML in the editor";
  }

  @Override
  public List<Contender> contenders() {
    return List.of(
        new Contender(
            Contender.Role.FLOOR, "SnakeYAML, events alone", () -> ChildJvm.run(Parse.class, List.of("-Xmx1g"), Map.of())),
        new Contender(Contender.Role.PILOTHOUSE, "editor", this::editor));
  }

  @Override
  public List<Goal> goals() {
    return List.of(
        Goal.atMost("first open ms", 250),
        Goal.atMost("open ms", 250),
        Goal.atMost(HostileYaml.FIGURE, 300),
        Goal.atMost("key p95 ms", 33),
        Goal.atMost("fold longest frame ms", 100),
        Goal.ratio("check ms", Contender.Role.FLOOR, "check ms", 6));
  }

  /// The schema of the sample cluster's Deployments.
  static ServedSchemas served() {
    OpenApi openApi = new OpenApi(Schemas.ofResource());
    OpenApiDocument apps = new OpenApiDocument(openApi.document(List.of(new OpenApi.Part(BuiltInTypes.DEPLOYMENTS, null))));
    return ServedSchemas.of(Map.of("apps/v1", apps));
  }

  private Map<String, Double> editor() throws Exception {
    Map<String, Double> all = new LinkedHashMap<>();
    all.putAll(ChildJvm.run(Check.class, List.of("-Xmx1g"), Map.of()));
    all.putAll(ChildJvm.run(HostileYaml.class, List.of("-Xmx1g"), Map.of()));
    List<String> flags = new ArrayList<>(program.isPresent() ? List.of() : ChildJvm.packaged());
    flags.addAll(List.of("-Xmx1g", "-Dprism.order=sw"));
    Map<String, String> environment = Map.of("DISPLAY", display);
    all.putAll(
        program.isPresent()
            ? program.get().run(EditorWindow.class, flags, environment)
            : ChildJvm.run(EditorWindow.class, flags, environment));
    return all;
  }

  /// The parser's pass.
  public static final class Parse {
    private Parse() {}

    public static void main(String[] args) {
      String text = text();
      LoaderOptions options = new LoaderOptions();
      options.setCodePointLimit(2 * LENGTH);
      Yaml yaml = new Yaml(new SafeConstructor(options));
      print("check ms", () -> yaml.parse(new StringReader(text)).forEach(event -> {}));
    }
  }

  /// Our check of everything that needs no cluster: syntax with places, and the schema of each object.
  public static final class Check {
    private Check() {}

    public static void main(String[] args) {
      String text = text();
      ServedSchemas served = served();
      print(
          "check ms",
          () -> {
            YamlText read = YamlText.read(text);
            if (!read.problems().isEmpty() || !SchemaCheck.of(read, served).isEmpty()) {
              throw new IllegalStateException("the text is good, and the check says that it is not");
            }
          });
    }
  }

  private static void print(String figure, Runnable work) {
    long took = 0;
    for (int i = 0; i <= WARM_UP; i++) {
      long begun = System.nanoTime();
      work.run();
      took = System.nanoTime() - begun;
    }
    ChildJvm.print(figure, took / 1e6);
  }
}
