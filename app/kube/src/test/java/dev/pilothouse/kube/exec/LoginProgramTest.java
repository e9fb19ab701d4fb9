// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.exec;

import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ExecConsent;
import dev.pilothouse.kube.kubeconfig.ClusterSettings;
import dev.pilothouse.kube.kubeconfig.ContextSettings;
import dev.pilothouse.kube.kubeconfig.ExecSettings;
import dev.pilothouse.kube.kubeconfig.ResolvedContext;
import dev.pilothouse.kube.kubeconfig.UserSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the login program is a shell script")
final class LoginProgramTest {
  private static final String V1 = "client.authentication.k8s.io/v1";
  private static final ExecConsent YES = program -> true;
  @TempDir private Path folder;

  private Path script(String name, String body) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return file;
  }

  private static String answer(String status) {
    return "printf '%s' '{\"apiVersion\":\"" + V1 + "\",\"kind\":\"ExecCredential\",\"status\":{" + status + "}}'";
  }

  private ExecSettings exec(String command, String... arguments) {
    return new ExecSettings(V1, command, List.of(arguments), Map.of(), "", false, "Never");
  }

  private ResolvedContext context(ExecSettings exec) {
    Path file = folder.resolve("config");
    ClusterSettings cluster = new ClusterSettings("k", file, 1, "https://h:6443", "n", false, null, "Y2E=", "", false, null);
    UserSettings user =
        new UserSettings("u", file, 1, null, "", null, "", "", null, "", "", exec, "", UserSettings.Impersonation.NONE);
    return new ResolvedContext(new ContextSettings("c", file, 1, "k", "u", ""), cluster, user);
  }

  private LoginProgramCache login(ExecSettings exec, Clock clock, Duration limit) {
    return new LoginPrograms(Map.of("PATH", "/usr/bin:/bin:" + folder, "TERM", "x"), folder, clock, limit).of(context(exec), exec);
  }

  private LoginProgramCache login(ExecSettings exec) {
    return login(exec, Clock.systemUTC(), Duration.ofSeconds(20));
  }

  private ClusterFailure failure(LoginProgramCache login) {
    ClusterException refused = catchThrowableOfType(ClusterException.class, () -> login.get(YES));
    assertThat(refused).isNotNull();
    return refused.failure();
  }

  @Test
  void arguments_reach_the_program_byte_for_byte() throws Exception {
    List<String> hostile = List.of(
        "$HOME;id", "$(touch pwned)", "`id`", "a b", "", "'", "\"", "\\", "*", "a|b>c<d&e", "new\nline", "größe 中文 😀", "%PATH%", "-rf");
    Path out = folder.resolve("seen");
    Path program = script("login", "printf '%s\\0' \"$@\" > " + out + "\n" + answer("\"token\":\"t\""));
    login(exec(program.toString(), hostile.toArray(String[]::new))).get(YES);
    String expected = String.join("\0", hostile) + "\0";
    assertThat(Files.readAllBytes(out)).isEqualTo(expected.getBytes(StandardCharsets.UTF_8));
    assertThat(Path.of("pwned")).doesNotExist();
    assertThat(folder.resolve("pwned")).doesNotExist();
  }

  @Test
  void nothing_runs_without_consent_and_the_whole_of_it_is_shown() throws Exception {
    Path program = script("harbour-login", "touch " + folder.resolve("ran") + "\n" + answer("\"token\":\"t\""));
    LoginProgramCache login = login(exec("harbour-login", "a", "b"));
    List<ExecConsent.LoginProgram> asked = new ArrayList<>();
    ClusterException refused = catchThrowableOfType(ClusterException.class, () -> login.get(shown -> {
      asked.add(shown);
      return false;
    }));
    assertThat(refused.failure().kind()).isEqualTo(ClusterFailure.Kind.CONSENT);
    assertThat(folder.resolve("ran")).doesNotExist();
    assertThat(asked).singleElement().satisfies(shown -> {
      assertThat(shown.resolved()).isEqualTo(program.toString());
      assertThat(shown.arguments()).containsExactly("a", "b");
    });
    assertThat(login.get(YES).token()).isEqualTo("t");
  }

  @Test
  void the_program_is_told_of_the_cluster_where_the_kubeconfig_says_so() throws Exception {
    Path out = folder.resolve("info");
    Path program = script("login", "printf '%s' \"$KUBERNETES_EXEC_INFO$MORE\" > " + out + "\n" + answer("\"token\":\"t\""));
    login(new ExecSettings(V1, program.toString(), List.of(), Map.of("MORE", "-more"), "", true, "Never")).get(YES);
    assertThat(Files.readString(out)).isEqualTo("{\"kind\":\"ExecCredential\",\"apiVersion\":\"" + V1
        + "\",\"spec\":{\"cluster\":{\"server\":\"https://h:6443\",\"tls-server-name\":\"n\","
        + "\"certificate-authority-data\":\"Y2E=\"},\"interactive\":false}}-more");
    login(exec(program.toString())).get(YES);
    assertThat(Files.readString(out)).doesNotContain("https://h:6443");
  }

  @Test
  void words_on_stderr_do_not_spoil_the_answer() throws Exception {
    Path program = script("login", "printf 'warning\\033[31m: old\\n' >&2\n" + answer("\"token\":\"t\""));
    ExecCredential credential = login(exec(program.toString())).get(YES);
    assertThat(credential.token()).isEqualTo("t");
    assertThat(credential.notes()).isEqualTo("warningU+001B[31m: old");
    assertThat(credential.toString()).doesNotContain("\"t\"");
  }

  @Test
  void an_answer_is_kept_until_it_expires_or_is_refused() throws Exception {
    Path count = folder.resolve("count");
    Instant begun = Instant.now();
    Path program = script("login", "echo x >> " + count + "\n"
        + answer("\"token\":\"t\",\"expirationTimestamp\":\"" + begun.plusSeconds(600) + "\""));
    Instant[] now = {begun};
    LoginProgramCache login = login(exec(program.toString()), new MovingClock(now), Duration.ofSeconds(20));
    login.get(YES);
    login.get(YES);
    assertThat(Files.readAllLines(count)).hasSize(1);
    login.refused("another");
    login.get(YES);
    assertThat(Files.readAllLines(count)).hasSize(1);
    login.refused("t");
    login.get(YES);
    assertThat(Files.readAllLines(count)).hasSize(2);
    now[0] = begun.plusSeconds(601);
    login.get(YES);
    assertThat(Files.readAllLines(count)).hasSize(3);
  }

  @Test
  void many_who_ask_at_once_start_it_once() throws Exception {
    Path count = folder.resolve("count");
    Path program = script("login", "echo x >> " + count + "\nsleep 0.3\n" + answer("\"token\":\"t\""));
    LoginProgramCache login = login(exec(program.toString()));
    CountDownLatch done = new CountDownLatch(20);
    for (int i = 0; i < 20; i++) {
      Thread.ofVirtual().start(() -> {
        try {
          login.get(YES);
          done.countDown();
        } catch (ClusterException | InterruptedException e) {
          throw new IllegalStateException(e);
        }
      });
    }
    assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readAllLines(count)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "exit 3|exec.failed",
      "echo hello|exec.notJson",
      "echo '{}'|exec.notJson",
      "echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1beta1\"}'|exec.answeredVersion",
      "echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\"}'|exec.nothing",
      "echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{\"clientKeyData\":\"x\"}}'|exec.halfPair",
      "echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{\"token\":\"a b\"}}'|token.characters",
      "yes canary|exec.tooMuch"})
  void every_wrong_answer_has_its_own_words(String body, String expected) throws Exception {
    Path program = script("login", "echo 'token: canary-8f2b' >&2\n" + body);
    ClusterFailure failure = failure(login(exec(program.toString())));
    assertThat(failure.what().key()).isEqualTo("connection." + expected + ".what");
    assertThat(failure.toString()).doesNotContain("canary");
  }

  @Test
  void one_that_does_not_end_is_ended_with_its_children() throws Exception {
    Path pid = folder.resolve("pid");
    Path program = script("login", "sleep 300 &\necho $! > " + pid + "\nwait");
    ClusterFailure failure = failure(login(exec(program.toString()), Clock.systemUTC(), Duration.ofSeconds(2)));
    assertThat(failure.kind()).isEqualTo(ClusterFailure.Kind.TIMEOUT);
    assertGone(pid);
  }

  @Test
  void an_interrupt_ends_it_with_its_children() throws Exception {
    Path pid = folder.resolve("pid");
    Path program = script("login", "sleep 300 &\necho $! > " + pid + "\nwait");
    LoginProgramCache login = login(exec(program.toString()));
    CountDownLatch interrupted = new CountDownLatch(1);
    Thread asking = Thread.ofVirtual().start(() -> {
      try {
        login.get(YES);
      } catch (InterruptedException e) {
        interrupted.countDown();
      } catch (ClusterException e) {
        throw new IllegalStateException(e);
      }
    });
    await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(pid) && !Files.readString(pid).isBlank());
    asking.interrupt();
    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    assertGone(pid);
  }

  private static void assertGone(Path pid) throws IOException {
    long child = Long.parseLong(Files.readString(pid).strip());
    await().atMost(Duration.ofSeconds(20)).until(() -> ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void it_cannot_ask_anything() throws Exception {
    Path program = script("login", "read answer\n" + answer("\"token\":\"t\""));
    assertThat(login(exec(program.toString())).get(YES).token()).isEqualTo("t");
  }

  @Test
  void one_that_is_not_there_is_named_with_its_hint_and_the_path() {
    ClusterFailure failure = failure(login(
        new ExecSettings(V1, "no-such-login", List.of(), Map.of(), "brew install \u001B[31mlogin", false, "Never")));
    assertThat(failure.what().key()).isEqualTo("connection.exec.missing.what");
    assertThat(failure.detail()).startsWith("brew install U+001B[31mlogin").contains("PATH: /usr/bin");
  }

  @Test
  void the_folders_of_the_path_count_in_their_order_and_relative_ones_never() throws Exception {
    Path first = Files.createDirectory(folder.resolve("first"));
    Path program = script("login", "true");
    Path hidden = Files.copy(program, first.resolve("login"), StandardCopyOption.COPY_ATTRIBUTES);
    ProgramPath path = ProgramPath.of(Map.of("PATH", ".:" + folder), first.toString(), folder, false);
    assertThat(path.find("login")).contains(hidden);
    assertThat(path.folders()).allMatch(Path::isAbsolute);
    assertThat(path.find("./login")).isEmpty();
    assertThat(path.find("config")).isEmpty();
  }

  @Test
  void the_login_shell_tells_its_path_whatever_else_it_writes() throws Exception {
    Path shell = script("shell", "echo welcome\nPATH=/from/the/shell:/bin\nexport PATH\neval \"$2\"\necho bye");
    assertThat(new LoginShell(Map.of("SHELL", shell.toString())).path()).isEqualTo("/from/the/shell:/bin");
    Path silent = script("silent", "sleep 60");
    assertThat(new LoginShell(Map.of("SHELL", silent.toString())).path()).isEmpty();
    assertThat(new LoginShell(Map.of("TERM", "xterm")).isNeeded()).isFalse();
    assertThat(new LoginShell(Map.of()).isNeeded()).isTrue();
  }

  /// A clock that a test sets.
  private static final class MovingClock extends Clock {
    private final Instant[] now;

    MovingClock(Instant[] now) {
      this.now = now;
    }

    @Override
    public Instant instant() {
      return now[0];
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
