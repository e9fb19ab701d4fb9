// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import dev.pilothouse.core.nodemap.ColourKey;
import dev.pilothouse.core.nodemap.Grouping;
import dev.pilothouse.core.nodemap.MapDetail;
import dev.pilothouse.sample.SampleCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Makes the pictures of the documentation: every screen on the sample cluster, light and dark, English and Chinese, by
/// the program's own `--screenshot`. `Screenshots FOLDER [SCREEN…]`; needs no display. The node map at each distance, in each
/// colouring and grouping (`map-near`, `map-colour-cpu`, `map-group-pool`, …) is taken only when it is named; `map` names all.
public final class Screenshots {
  private static final Map<String, Screen> SCREENS = new LinkedHashMap<>();
  /// The ones that show the sample in confirm mode.
  private static final Set<String> GUARDED = Set.of("scale", "confirm", "apply");

  private static final String[] EDITED = {"--view", "edit", "--object", "deployment/checkout", "-n", "shop"};

  /// @param keys pressed before the picture is taken
  /// @param code that the program ends with: 1 where a failure is what is shown
  /// @param map what was chosen of the node map before
  private record Screen(String keys, int code, List<String> options, Map<String, String> map) {
    private Screen(String keys, int code, List<String> options) {
      this(keys, code, options, Map.of());
    }

    /// The settings with what was chosen, as the program keeps them.
    private String tables() {
      return map.entrySet().stream()
          .map(one -> "\"text.nodes.%s\": {\"columns\": [], \"sortedBy\": \"%s\"}".formatted(one.getKey(), one.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
  }

  static {
    add("clusters", "", "--view", "clusters");
    SCREENS.put("doctor", new Screen("", 1, List.of("--context", "prod-ap")));
    harbor("overview", "", "--view", "overview");
    harbor("workloads", "", "--view", "workloads", "--object", "deployment/checkout", "-n", "shop");
    harbor("pods", "", "--view", "pods");
    harbor("nodes", "", "--view", "nodes");
    harbor("drain", "t down down shift+c", "--view", "nodes");
    add("fleet", "", "--sample", "fleet", "--view", "nodes");
    harbor("events", "", "--view", "events");
    harbor("ferries", "", "--view", "ferries.harbour.example");
    harbor("logs", "", "--view", "logs", "--object", "pod/orders-db-0", "-n", "shop");
    harbor("editor", "down ".repeat(12) + "home right right right delete", EDITED);
    harbor("apply", "down ".repeat(12) + "end backspace 8 shortcut+s", EDITED);
    harbor("palette", "shortcut+k c h e", "--view", "workloads");
    harbor("rollout", "", "--view", "rollout", "--object", "deployment/checkout", "-n", "shop");
    harbor("board", "", "--view", "rollouts");
    harbor("scale", "down down + up up", "--view", "deployments", "-n", "shop");
    harbor("confirm", "down down shift+r", "--view", "deployments", "-n", "shop");
    harbor("keys", "?", "--view", "workloads");
    harbor("activity", "t down down c shift+F6 shift+F6 tab tab space", "--view", "nodes");
    add("settings", "", "--view", "settings");
    maps();
  }

  /// From afar the large sample, closer by the small one.
  private static void maps() {
    for (ColourKey colour : ColourKey.values()) {
      map("map-colour-" + colour.id(), "harbor", "colour", colour.name());
      map("map-far-" + colour.id(), "fleet", "colour", colour.name());
    }
    for (Grouping.By by : Grouping.By.values()) {
      if (by != Grouping.By.LABEL) {
        map("map-group-" + by.id(), "fleet", "group", by.name());
      }
    }
    map("map-middle", "fleet", "zoom", MapDetail.MIDDLE.name());
    map("map-near", "harbor", "zoom", MapDetail.NEAR.name());
  }

  private static void map(String screen, String sample, String what, String chosen) {
    List<String> options = List.of("--sample", sample, "--view", "nodes");
    SCREENS.put(screen, new Screen("", 0, options, Map.of(sample + "." + what, chosen)));
  }

  private static void add(String screen, String keys, String... options) {
    SCREENS.put(screen, new Screen(keys, 0, List.of(options)));
  }

  private static void harbor(String screen, String keys, String... options) {
    List<String> all = new ArrayList<>(List.of("--sample", "harbor"));
    all.addAll(List.of(options));
    SCREENS.put(screen, new Screen(keys, 0, all));
  }

  private Screenshots() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    List<String> named = List.of(arguments).subList(1, arguments.length);
    Predicate<String> maps = screen -> screen.startsWith("map-");
    List<String> wanted =
        named.isEmpty()
            ? SCREENS.keySet().stream().filter(maps.negate()).toList()
            : named.equals(List.of("map")) ? SCREENS.keySet().stream().filter(maps).toList() : named;
    Files.createDirectories(folder);
    try (SampleCluster moved = SampleCluster.start()) {
      Path home = home(moved);
      for (String screen : wanted) {
        for (String theme : List.of("light", "dark")) {
          for (String language : List.of("en", "zh")) {
            take(home, screen, theme, language, folder.resolve(screen + "-" + theme + "-" + language + ".png"));
          }
        }
      }
    }
  }

  private static void take(Path home, String name, String theme, String language, Path file) throws Exception {
    Screen screen = SCREENS.get(name);
    if (screen == null) {
      throw new IllegalArgumentException("no screen " + name + ", only " + SCREENS.keySet());
    }
    Path settings = Files.createDirectories(home.resolve(".config/pilothouse")).resolve("settings.json");
    String contexts = GUARDED.contains(name) ? "{\"sample:harbor\": {\"guard\": \"confirm\"}}" : "{}";
    Files.writeString(settings, "{\"schema\": 1, \"contexts\": " + contexts + ", \"tables\": " + screen.tables() + "}");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-XX:TieredStopAtLevel=1", "-Dpilothouse.screenshot.calm=40",
                "-Dpilothouse.screenshot.keys=" + screen.keys, "-Duser.home=" + home, "-cp",
                System.getProperty("java.class.path"), "dev.pilothouse.desktop.Main", "--theme", theme, "--lang", language,
                "--screenshot", file.toString()));
    command.addAll(screen.options);
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    for (String variable : List.of("XDG_CONFIG_HOME", "XDG_STATE_HOME", "KUBECONFIG")) {
      builder.environment().remove(variable);
    }
    int code = builder.start().waitFor();
    if (code != screen.code) {
      throw new IOException("the picture of " + name + " in " + theme + " and " + language + " failed with code " + code);
    }
  }

  /// A home with a kubeconfig of a few clusters that do not exist, and of one whose server shows the certificate of another;
  /// nothing contacts them but the doctor.
  private static Path home(SampleCluster moved) throws IOException {
    Path home = Files.createTempDirectory("screenshots");
    StringBuilder clusters = new StringBuilder("clusters:\n");
    StringBuilder contexts = new StringBuilder("contexts:\n");
    for (String name : List.of("prod-eu", "prod-us", "prod-ap", "staging", "data-eu", "dev", "kind-lab")) {
      clusters.append("- name: %1$s\n  cluster:\n    server: https://%1$s.harbour.example:6443\n".formatted(name));
      if (name.equals("prod-ap")) {
        clusters.setLength(clusters.lastIndexOf("    server"));
        clusters.append("    server: %s\n    tls-server-name: prod-ap.harbour.example\n".formatted(moved.url()));
        clusters.append("    certificate-authority-data: %s\n".formatted(
            Base64.getEncoder().encodeToString(moved.authorityPem().getBytes(StandardCharsets.UTF_8))));
      }
      String user = name.equals("prod-eu") || name.equals("prod-us") ? "deployer" : "developer";
      contexts.append("- name: %1$s\n  context:\n    cluster: %1$s\n    user: %2$s\n    namespace: shop\n".formatted(name, user));
    }
    String users =
        """
        users:
        - name: deployer
          user:
            exec:
              apiVersion: client.authentication.k8s.io/v1
              command: aws
              args: [eks, get-token, --cluster-name, shop]
              interactiveMode: Never
        - name: developer
          user:
            token: of-no-cluster
        """;
    Path file = Files.createDirectories(home.resolve(".kube")).resolve("config");
    Files.writeString(file, "apiVersion: v1\nkind: Config\ncurrent-context: staging\n" + clusters + contexts + users);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return home;
  }
}
