// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The kubectl of this machine, if it has one that is new enough: named by `PILOTHOUSE_KUBECTL`, in the path, or one that was built
/// for a test control plane.
final class Kubectl {

  private static final Pattern VERSION = Pattern.compile("\"gitVersion\": *\"v1\\.(\\d+)");
  private static final int OLDEST = 32;

  record Result(int code, String out, String err) {
    String all() {
      return out + err;
    }
  }

  private final Path program;
  private final Path kubeconfig;

  private Kubectl(Path program, Path kubeconfig) {
    this.program = program;
    this.kubeconfig = kubeconfig;
  }

  static Optional<Kubectl> find(Path kubeconfig) {
    return candidates().filter(Files::isExecutable).filter(Kubectl::isNewEnough).findFirst()
        .map(program -> new Kubectl(program, kubeconfig));
  }

  private static Stream<Path> candidates() {
    List<Path> all = new ArrayList<>();
    Optional.ofNullable(System.getenv("PILOTHOUSE_KUBECTL")).map(Path::of).ifPresent(all::add);
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
      if (!folder.isEmpty()) {
        all.add(Path.of(folder, "kubectl"));
      }
    }
    Path built = Path.of(System.getProperty("user.home"), ".cache", "pilothouse", "real-cluster");
    try (Stream<Path> folders = Files.isDirectory(built) ? Files.list(built) : Stream.empty()) {
      folders.map(folder -> folder.resolve("kubectl")).forEach(all::add);
    } catch (IOException e) {
      return all.stream();
    }
    return all.stream();
  }

  private static boolean isNewEnough(Path program) {
    try {
      Matcher version = VERSION.matcher(run(new ProcessBuilder(program.toString(), "version", "--client", "-o", "json")).out());
      return version.find() && Integer.parseInt(version.group(1)) >= OLDEST;
    } catch (IOException e) {
      return false;
    }
  }

  Result run(String... words) throws IOException {
    return run(builder(words));
  }

  /// What it says when all goes well.
  String say(String... words) throws IOException {
    Result result = run(words);
    if (result.code() != 0) {
      throw new AssertionError(String.join(" ", words) + ": " + result.err() + result.out());
    }
    return result.out();
  }

  Process start(String... words) throws IOException {
    return builder(words).redirectErrorStream(true).start();
  }

  private ProcessBuilder builder(String... words) {
    List<String> command = new ArrayList<>(List.of(program.toString(), "--kubeconfig", kubeconfig.toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("KUBECONFIG");
    builder.environment().put("HOME", kubeconfig.getParent().toString());
    builder.environment().put("KUBE_EDITOR", "sed -i s/replicas:.2/replicas:\\ 3/");
    return builder;
  }

  private static Result run(ProcessBuilder builder) throws IOException {
    Path error = Files.createTempFile("kubectl", ".err");
    try {
      Process process = builder.redirectError(error.toFile()).start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("kubectl did not end: " + builder.command());
      }
      return new Result(process.exitValue(), out, Files.readString(error));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      Files.delete(error);
    }
  }
}
