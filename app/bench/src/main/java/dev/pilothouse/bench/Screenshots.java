// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes the pictures of the documentation: every screen on the sample cluster, light and dark, English and Chinese, by
/// the program's own `--screenshot`. `Screenshots FOLDER [SCREEN…]`; needs no display.
public final class Screenshots {
  private static final Map<String, List<String>> SCREENS = new LinkedHashMap<>();

  static {
    SCREENS.put("clusters", List.of("--view", "clusters"));
    SCREENS.put("overview", List.of("--sample", "harbor", "--view", "overview"));
    SCREENS.put("workloads", List.of("--sample", "harbor", "--view", "workloads", "--object", "deployment/checkout", "-n", "shop"));
    SCREENS.put("pods", List.of("--sample", "harbor", "--view", "pods"));
    SCREENS.put("nodes", List.of("--sample", "harbor", "--view", "nodes"));
    SCREENS.put("events", List.of("--sample", "harbor", "--view", "events"));
    SCREENS.put("ferries", List.of("--sample", "harbor", "--view", "ferries.harbour.example"));
    SCREENS.put("logs", List.of("--sample", "harbor", "--view", "logs", "--object", "pod/orders-db-0", "-n", "shop"));
    SCREENS.put("activity", List.of("--view", "activity"));
    SCREENS.put("settings", List.of("--view", "settings"));
  }

  private Screenshots() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    List<String> wanted = arguments.length > 1 ? List.of(arguments).subList(1, arguments.length) : List.copyOf(SCREENS.keySet());
    Files.createDirectories(folder);
    for (String screen : wanted) {
      for (String theme : List.of("light", "dark")) {
        for (String language : List.of("en", "zh")) {
          take(screen, theme, language, folder.resolve(screen + "-" + theme + "-" + language + ".png"));
        }
      }
    }
  }

  private static void take(String screen, String theme, String language, Path file) throws Exception {
    List<String> options = SCREENS.get(screen);
    if (options == null) {
      throw new IllegalArgumentException("no screen " + screen + ", only " + SCREENS.keySet());
    }
    Path home = home();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-XX:TieredStopAtLevel=1", "-Dpilothouse.screenshot.calm=40",
                "-Duser.home=" + home, "-cp",
                System.getProperty("java.class.path"), "dev.pilothouse.desktop.Main", "--theme", theme, "--lang", language,
                "--screenshot", file.toString()));
    command.addAll(options);
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    for (String variable : List.of("XDG_CONFIG_HOME", "XDG_STATE_HOME", "KUBECONFIG")) {
      builder.environment().remove(variable);
    }
    int code = builder.start().waitFor();
    if (code != 0) {
      throw new IOException("the picture of " + screen + " in " + theme + " and " + language + " failed with code " + code);
    }
  }

  /// A home with a kubeconfig of a few clusters that do not exist; nothing contacts them.
  private static Path home() throws IOException {
    Path home = Files.createTempDirectory("screenshots");
    StringBuilder clusters = new StringBuilder("clusters:\n");
    StringBuilder contexts = new StringBuilder("contexts:\n");
    for (String name : List.of("prod-eu", "prod-us", "staging", "data-eu", "dev", "kind-lab")) {
      clusters.append("- name: %1$s\n  cluster:\n    server: https://%1$s.harbour.example:6443\n".formatted(name));
      String user = name.startsWith("prod") ? "deployer" : "developer";
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
    Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    return home;
  }
}
