// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.port.Catalog;
import dev.pilothouse.core.port.ClusterConnection;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ConnectionStep;
import dev.pilothouse.core.port.ContextEntry;
import dev.pilothouse.core.port.ExecConsent;
import dev.pilothouse.ui.text.Texts;
import java.io.Console;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `pilothouse doctor`: connects to a context step by step and tells each step. Ends with 0, or with 10 and the number of the step
/// that failed, counted from 0 in the order of [ConnectionStep.Stage].
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = "Connect to a cluster step by step and say which step fails and why.",
    footer =
        "Exit codes: 0 connected; 2 wrong words; 10 parse, 11 name, 12 proxy, 13 TCP, 14 TLS, 15 login, 16 version, "
            + "17 discovery, 18 rights.")
final class DoctorCommand implements Callable<Integer> {
  private static final int FIRST_FAILURE = 10;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(names = "--kubeconfig", paramLabel = "FILE", description = "Read this kubeconfig; may be given again.")
  private List<String> kubeconfigs = new ArrayList<>();

  @Option(names = "--context", paramLabel = "NAME", description = "The context; otherwise the current one.")
  private @Nullable String context;

  @Option(names = "--lang", paramLabel = "LANGUAGE", description = "en or zh.")
  private @Nullable String language;

  @Option(names = "--allow-login-program", description = "Run the login program that the kubeconfig names without asking.")
  private boolean allowed;

  @Override
  public Integer call() throws InterruptedException {
    Texts texts = new Texts(language == null ? Locale.getDefault() : Locale.of(language));
    PrintWriter out = spec.commandLine().getOut();
    LaunchOptions options =
        new LaunchOptions(
            kubeconfigs.stream().map(file -> PilothouseCommand.path(spec.commandLine(), "--kubeconfig", file)).toList(),
            Optional.ofNullable(context), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true,
            Optional.empty(), Optional.empty(), Optional.empty());
    Optional<String> missing = NamedOnTheCommandLine.missing(options, () -> Backend.catalog(options, System.getenv()));
    if (missing.isPresent()) {
      spec.commandLine().getErr().println(missing.get());
      return spec.exitCodeOnInvalidInput();
    }
    try (Backend backend = new Backend(options, this::ask, System.getenv())) {
      ContextEntry entry = entry(backend.catalog().readNow(), texts, out);
      return entry == null ? FIRST_FAILURE : connect(backend, entry, texts, out);
    }
  }

  private @Nullable ContextEntry entry(Catalog catalog, Texts texts, PrintWriter out) {
    for (Catalog.File file : catalog.files()) {
      ClusterFailure failure = file.failure();
      if (failure != null) {
        tell(failure, texts, out);
      }
    }
    String wanted = context == null ? catalog.currentContext() : context;
    Optional<ContextEntry> found = catalog.contexts().stream().filter(each -> each.name().equals(wanted)).findFirst();
    if (found.isEmpty()) {
      out.println(texts.get("doctor.noContext"));
      out.flush();
    }
    return found.orElse(null);
  }

  private int connect(Backend backend, ContextEntry entry, Texts texts, PrintWriter out) throws InterruptedException {
    AtomicReference<ConnectionStep.Stage> at = new AtomicReference<>(ConnectionStep.Stage.PARSE);
    try (ClusterConnection connection =
        backend.connector().connect(entry, allowed ? program -> true : backend.consent(), step -> told(step, at, texts, out))) {
      out.println(texts.get("doctor.connected", entry.name(), connection.serverVersion()));
      out.flush();
      return 0;
    } catch (ClusterException e) {
      tell(e.failure(), texts, out);
      ConnectionStep.Stage failed = at.get();
      return FIRST_FAILURE + List.of(ConnectionStep.Stage.values()).indexOf(failed);
    }
  }

  private static void told(
      ConnectionStep step, AtomicReference<ConnectionStep.Stage> at, Texts texts, PrintWriter out) {
    at.set(step.stage());
    if (step.state() == ConnectionStep.State.RUNNING || step.state() == ConnectionStep.State.WAITING) {
      return;
    }
    out.printf(
        "%-8s %-10s %6d ms  %s%n",
        texts.get("doctor.state." + step.state().name().toLowerCase(Locale.ROOT)),
        texts.get("doctor.stage." + step.stage().name().toLowerCase(Locale.ROOT)), step.took().toMillis(), texts.get(step.found()));
    out.flush();
  }

  private static void tell(ClusterFailure failure, Texts texts, PrintWriter out) {
    out.println();
    out.println(texts.get(failure.what()));
    out.println(texts.get(failure.why()));
    out.println("→ " + texts.get(failure.next()));
    if (!failure.detail().isEmpty()) {
      out.println("  " + failure.detail());
    }
    out.flush();
  }

  // There still is none where the console's own provider finds no terminal.
  @SuppressWarnings("SystemConsoleNull")
  private boolean ask(ExecConsent.LoginProgram program) {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return false;
    }
    String answer =
        console.readLine(
            "%s wants to run%n  %s %s%nas login program of user %s. Run it? [y/N] ", program.kubeconfig(), program.resolved(),
            String.join(" ", program.arguments()), program.user());
    return answer != null && answer.strip().equalsIgnoreCase("y");
  }
}
