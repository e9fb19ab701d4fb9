// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.exec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Asks the person's login shell for its PATH. Nothing of a kubeconfig is given to it. Blocks for three seconds at
/// most.
final class LoginShell {
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final int LARGEST_ANSWER = 256 * 1024;
  private static final String MARK = "__PILOTHOUSE_PATH__";
  private static final Pattern ANSWER = Pattern.compile(MARK + "(.*?)" + MARK, Pattern.DOTALL);

  private final Map<String, String> environment;

  LoginShell(Map<String, String> environment) {
    this.environment = environment;
  }

  /// Whether the program was started from a desktop rather than from a terminal, whose PATH is complete already.
  boolean isNeeded() {
    return environment.getOrDefault("TERM", "").isEmpty() && environment.getOrDefault("SHLVL", "").isEmpty();
  }

  /// The PATH; empty when the shell does not tell it in time.
  String path() throws InterruptedException {
    Path shell = Path.of(environment.getOrDefault("SHELL", "/bin/sh"));
    if (!shell.isAbsolute() || !Files.isExecutable(shell)) {
      return "";
    }
    boolean interactive = List.of("bash", "zsh", "fish").contains(shell.getFileName().toString());
    ProcessBuilder builder = new ProcessBuilder(
        shell.toString(), interactive ? "-ilc" : "-lc", "printf '" + MARK + "%s" + MARK + "' \"$PATH\"");
    try {
      ProcessRun run = ProcessRun.of(builder, LIMIT, LARGEST_ANSWER);
      Matcher matcher = ANSWER.matcher(run.outputText());
      return !run.timedOut() && matcher.find() ? matcher.group(1) : "";
    } catch (IOException e) {
      return "";
    }
  }
}
