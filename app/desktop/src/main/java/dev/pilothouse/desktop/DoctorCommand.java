// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.port.Catalog;
import dev.pilothouse.core.port.CertificateFacts;
import dev.pilothouse.core.port.ClusterConnection;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ConnectionStep;
import dev.pilothouse.core.port.ContextEntry;
import dev.pilothouse.core.port.ExecConsent;
import dev.pilothouse.ui.text.CertificateText;
import dev.pilothouse.ui.text.Texts;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// `pilothouse doctor`: connects to a context step by step and tells each step. Ends with 0, or with 10 and the number of the step
/// that failed, counted from 0 in the order of [ConnectionStep.Stage].
final class DoctorCommand extends ProgramCommand {
  private static final int FIRST_FAILURE = 10;

  DoctorCommand() {
    super(
        "pilothouse doctor",
        "Connect to a cluster step by step and say which step fails and why.",
        "Exit codes: 0 connected; 2 wrong words; 10 parse, 11 name, 12 proxy, 13 TCP, 14 TLS, 15 login, 16 version, "
            + "17 discovery, 18 rights.",
        List.of(
            value("kubeconfig", "FILE", "Read this kubeconfig; may be given again."),
            value("context", "NAME", "The context; otherwise the current one."),
            value("lang", "LANGUAGE", "en or zh."),
            flag("allow-login-program", "Run the login program that the kubeconfig names without asking.")));
  }

  @Override
  int run(Words words, PrintWriter out, PrintWriter err) throws InterruptedException, WrongWords {
    Texts texts = new Texts(words.oneOf("lang", List.of("en", "zh")).map(Locale::of).orElseGet(Locale::getDefault));
    LaunchOptions options =
        new LaunchOptions(
            words.files("kubeconfig"), words.one("context"),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true,
            Optional.empty(), Optional.empty(), Optional.empty());
    Optional<String> missing = NamedOnTheCommandLine.missing(options, () -> Backend.catalog(options, System.getenv()));
    if (missing.isPresent()) {
      err.println(missing.get());
      return WRONG_WORDS;
    }
    try (Backend backend = new Backend(options, DoctorCommand::ask, System.getenv())) {
      ContextEntry entry = entry(backend.catalog().readNow(), options.context(), texts, out);
      ExecConsent consent = words.has("allow-login-program") ? program -> true : backend.consent();
      return entry == null ? FIRST_FAILURE : connect(backend, entry, consent, texts, out);
    }
  }

  private static @Nullable ContextEntry entry(Catalog catalog, Optional<String> context, Texts texts, PrintWriter out) {
    for (Catalog.File file : catalog.files()) {
      ClusterFailure failure = file.failure();
      if (failure != null) {
        tell(failure, texts, out);
      }
    }
    String wanted = context.orElse(catalog.currentContext());
    Optional<ContextEntry> found = catalog.contexts().stream().filter(each -> each.name().equals(wanted)).findFirst();
    if (found.isEmpty()) {
      out.println(texts.get("doctor.noContext"));
      out.flush();
    }
    return found.orElse(null);
  }

  private static int connect(Backend backend, ContextEntry entry, ExecConsent consent, Texts texts, PrintWriter out)
      throws InterruptedException {
    AtomicReference<ConnectionStep.Stage> at = new AtomicReference<>(ConnectionStep.Stage.PARSE);
    try (ClusterConnection connection =
        backend.connector().connect(entry, consent, step -> told(step, at, texts, out))) {
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
    for (CertificateFacts facts : step.certificates()) {
      CertificateText words = new CertificateText(texts, facts, Instant.now());
      out.printf(
          "%14s%s: %s ← %s · %s … %s, %s · %s · %s%n", "", words.role(), facts.subject(), facts.issuer(), words.from(),
          words.until(), words.left(), words.verdict(), words.about());
      if (!words.names().isEmpty()) {
        out.printf("%16s%s%n", "", words.names());
      }
    }
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
  private static boolean ask(ExecConsent.LoginProgram program) {
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
