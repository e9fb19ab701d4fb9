// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assumptions.abort;

/// The real kubectl: beside the kubeconfig that `PILOTHOUSE_IT_KUBECONFIG` names (`bin/kubectl`), or on the path. Without one, a
/// test that asks for it is skipped and says so.
final class Kubectl {
  private final Path program;
  private final Path kubeconfig;

  private Kubectl(Path program, Path kubeconfig) {
    this.program = program;
    this.kubeconfig = kubeconfig;
  }

  /// What a run said.
  record Said(int code, String words) {}

  static Kubectl of(ClusterUnderTest cluster) {
    String real = System.getenv("PILOTHOUSE_IT_KUBECONFIG");
    Stream<Path> beside = real == null ? Stream.empty() : Stream.of(Path.of(real).resolveSibling("bin").resolve("kubectl"));
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    Stream<Path> onPath = Stream.of(path.split(java.io.File.pathSeparator)).map(folder -> Path.of(folder, "kubectl"));
    Optional<Path> found = Stream.concat(beside, onPath).filter(Files::isExecutable).findFirst();
    if (found.isEmpty()) {
      abort("no kubectl here: neither bin/kubectl beside PILOTHOUSE_IT_KUBECONFIG nor one on the PATH");
    }
    return new Kubectl(found.get(), cluster.kubeconfig());
  }

  /// Runs lines as commands tell them, `kubectl --context …`, parted by `&&`.
  void run(List<String> words) throws Exception {
    Said said = say(words);
    if (said.code() != 0) {
      throw new IllegalStateException(words + ": " + said);
    }
  }

  Said say(List<String> words) throws Exception {
    List<String> line = new ArrayList<>();
    for (String word : words) {
      if (word.equals("&&")) {
        Said first = one(line);
        if (first.code() != 0) {
          return first;
        }
        line.clear();
      } else {
        line.add(word);
      }
    }
    return one(line);
  }

  private Said one(List<String> line) throws Exception {
    List<String> words = new ArrayList<>(List.of(program.toString(), "--kubeconfig", kubeconfig.toString()));
    words.addAll(line.subList(1, line.size()));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("kubectl did not come back: " + words);
    }
    return new Said(process.exitValue(), said);
  }
}
