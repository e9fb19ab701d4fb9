// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// `--screenshot`, as a script runs it: a process of its own, without a display.
@Timeout(180)
class PictureTest {
  @TempDir Path home;

  private int run(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-Duser.home=" + home));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.pilothouse.desktop.Main"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(new File("/dev/null"));
    builder.environment().keySet().removeIf(name -> name.startsWith("XDG_") || name.equals("KUBECONFIG") || name.equals("DISPLAY"));
    Process process = builder.start();
    try {
      assertThat(process.waitFor(150, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  /// All files but those that JavaFX unpacks from its own jars, once for a computer.
  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(Files::isRegularFile).filter(path -> !path.startsWith(home.resolve(".openjfx"))).map(path -> home.relativize(path).toString()).sorted().toList();
    }
  }

  @Test
  void writes_the_picture_and_nothing_else() throws Exception {
    Path settings = home.resolve(".config/pilothouse/settings.json");
    Files.createDirectories(settings.getParent());
    Files.writeString(settings, "{\"schema\": 1}");
    int code = run("--sample", "--view", "pods", "--theme", "dark", "--lang", "zh", "--screenshot", home.resolve("new/p.png").toString());
    assertThat(code).isZero();
    assertThat(files()).containsExactly(".config/pilothouse/settings.json", "new/p.png");
    assertThat(settings).hasContent("{\"schema\": 1}");
    BufferedImage picture = ImageIO.read(home.resolve("new/p.png").toFile());
    assertThat(picture.getWidth()).isGreaterThanOrEqualTo(1024);
    assertThat(new java.awt.Color(picture.getRGB(picture.getWidth() / 2, picture.getHeight() - 60)).getBlue()).as("dark").isLessThan(80);
  }

  @Test
  void shows_a_failed_cluster_and_ends_with_1() throws Exception {
    Path kubeconfig =
        Files.writeString(
            home.resolve("kc"),
            "apiVersion: v1\nkind: Config\nclusters: [{name: c, cluster: {server: 'https://127.0.0.1:1'}}]\nusers: [{name: u, user: {}}]\n"
                + "contexts: [{name: dead, context: {cluster: c, user: u}}]\n");
    assertThat(run("--kubeconfig", kubeconfig.toString(), "--context", "dead", "--screenshot", home.resolve("p.png").toString())).isEqualTo(1);
    assertThat(files()).containsExactly("kc", "p.png");
  }
}
