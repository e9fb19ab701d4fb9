// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.exec;

import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.ExecConsent;
import dev.pilothouse.kube.failure.CleanText;
import dev.pilothouse.kube.failure.FailureWords;
import dev.pilothouse.kube.kubeconfig.ExecSettings;
import dev.pilothouse.kube.kubeconfig.ResolvedContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Runs one login program: by its arguments as they are, never through a shell; stdout is its answer and stderr its
/// notes.
final class LoginProgramRunner {
  private static final int LARGEST_ANSWER = 1024 * 1024;
  private static final int LONGEST_NOTES = 4_000;
  private static final int LONGEST_HINT = 1_000;

  private final LoginPrograms programs;
  private final ResolvedContext context;
  private final ExecSettings exec;

  LoginProgramRunner(LoginPrograms programs, ResolvedContext context, ExecSettings exec) {
    this.programs = programs;
    this.context = context;
    this.exec = exec;
  }

  String command() {
    return exec.command();
  }

  String user() {
    return context.user().name();
  }

  /// What a person is asked to consent to.
  ExecConsent.LoginProgram described() throws InterruptedException {
    String resolved = programs.path().find(exec.command()).map(Path::toString).orElse(exec.command());
    return new ExecConsent.LoginProgram(
        context.user().file(), user(), exec.command(), exec.arguments(), exec.environment(), resolved);
  }

  /// The time that it took is in the answer of [LoginProgramCache#lastTook].
  Answer run() throws ClusterException, InterruptedException {
    ProgramPath path = programs.path();
    Optional<Path> program = path.find(exec.command());
    if (program.isEmpty()) {
      throw missing(path);
    }
    refuseBatchFile(program.get());
    refuseWhatTheLocaleLoses();
    List<String> command = new ArrayList<>();
    command.add(program.get().toString());
    command.addAll(exec.arguments());
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(programs.environment());
    environment.put("PATH", path.value());
    environment.putAll(exec.environment());
    environment.put("KUBERNETES_EXEC_INFO", ExecInfo.json(exec, context.cluster()));
    ProcessRun run;
    try {
      run = ProcessRun.of(builder, programs.limit(), LARGEST_ANSWER);
    } catch (IOException e) {
      throw failure("connection.exec.notStarted", FailureWords.wordsOf(e), user(), exec.command());
    }
    return new Answer(read(run), run.took());
  }

  /// @param took how long the program ran
  record Answer(ExecCredential credential, Duration took) {}

  private ExecCredential read(ProcessRun run) throws ClusterException {
    String notes = CleanText.lines(run.errors(), LONGEST_NOTES);
    if (run.overflowed()) {
      throw failure("connection.exec.tooMuch", notes, user(), exec.command());
    }
    if (run.timedOut()) {
      throw FailureWords.exception(
          Kind.TIMEOUT, "connection.exec.timeout", notes, user(), exec.command(), programs.limit().toSeconds());
    }
    if (run.exitCode() != 0) {
      throw failure("connection.exec.failed", notes, user(), exec.command(), run.exitCode());
    }
    return ExecCredential.parse(run.output(), exec.apiVersion(), user(), exec.command(), notes);
  }

  private ClusterException missing(ProgramPath path) {
    String hint = CleanText.lines(exec.installHint(), LONGEST_HINT);
    String detail = hint.isEmpty() ? "PATH: " + path.value() : hint + "\n\nPATH: " + path.value();
    return failure("connection.exec.missing", detail, user(), exec.command());
  }

  /// Windows gives the arguments of batch files to a shell, whatever is done; there is no way to hand these
  /// characters over unharmed.
  private void refuseBatchFile(Path program) throws ClusterException {
    String name = program.getFileName().toString().toLowerCase(Locale.ROOT);
    boolean batch = name.endsWith(".bat") || name.endsWith(".cmd");
    if (batch && exec.arguments().stream().anyMatch(argument -> argument.matches(".*[%&|<>^\"\\r\\n].*"))) {
      throw failure("connection.exec.batchFile", "", user(), exec.command());
    }
  }

  /// The JVM writes a question mark for what the locale lacks, and the program would get another argument than was meant.
  private void refuseWhatTheLocaleLoses() throws ClusterException {
    LocaleEncoding encoding = LocaleEncoding.ofThisProcess();
    Stream<String> given = Stream.concat(exec.arguments().stream(), exec.environment().values().stream());
    if (!given.allMatch(encoding::carries)) {
      throw failure("connection.exec.locale", "", user(), exec.command(), encoding.name());
    }
  }

  private static ClusterException failure(String topic, String detail, Object... places) {
    return FailureWords.exception(Kind.CONFIGURATION, topic, detail, places);
  }
}
