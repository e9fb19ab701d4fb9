// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.exec;

import dev.pilothouse.kube.kubeconfig.ExecSettings;
import dev.pilothouse.kube.kubeconfig.ResolvedContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The login programs of this run of the application. One program with one set of arguments, environment and cluster
/// is run at most
/// once at a time, and its answer serves every connection that needs exactly it. Any thread.
public final class LoginPrograms {
  /// How long a login program may take, unless another limit is given.
  public static final Duration LIMIT = Duration.ofSeconds(30);

  private final Map<String, String> environment;
  private final Path home;
  private final Clock clock;
  private final Duration limit;
  private final Map<String, LoginProgramCache> caches = new ConcurrentHashMap<>();
  private final ReentrantLock resolving = new ReentrantLock();
  private @Nullable ProgramPath path;

  /// @param environment of this process; a program gets it and what the kubeconfig adds
  public LoginPrograms(Map<String, String> environment, Path home, Clock clock, Duration limit) {
    this.environment = Map.copyOf(environment);
    this.home = home;
    this.clock = clock;
    this.limit = limit;
  }

  /// The login of a context whose user has a program. Runs nothing yet.
  public LoginProgramCache of(ResolvedContext context, ExecSettings exec) {
    return caches.computeIfAbsent(
        fingerprint(context, exec), key -> new LoginProgramCache(new LoginProgramRunner(this, context, exec), clock));
  }

  Map<String, String> environment() {
    return environment;
  }

  Duration limit() {
    return limit;
  }

  /// The folders of programs; asks the login shell the first time, when that is needed.
  public ProgramPath path() throws InterruptedException {
    resolving.lockInterruptibly();
    try {
      if (path == null) {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        LoginShell shell = new LoginShell(environment);
        path = ProgramPath.of(environment, !windows && shell.isNeeded() ? shell.path() : "", home, windows);
      }
      return path;
    } finally {
      resolving.unlock();
    }
  }

  /// Over everything that a program could tell two logins apart by.
  private static String fingerprint(ResolvedContext context, ExecSettings exec) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, context.user().file().toString());
      add(digest, context.user().name());
      add(digest, exec.apiVersion());
      add(digest, exec.command());
      add(digest, exec.interactiveMode());
      add(digest, String.valueOf(exec.arguments().size()));
      exec.arguments().forEach(argument -> add(digest, argument));
      exec.environment().forEach((name, value) -> {
        add(digest, name);
        add(digest, value);
      });
      add(digest, ExecInfo.json(exec, context.cluster()));
      // Never one cluster's credentials for another, even where the program is not told of the cluster.
      add(digest, context.cluster().file() + "#" + context.cluster().name());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the Java runtime has no SHA-256", e);
    }
  }

  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }
}
