// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `pilothouse`: opens the window. Words that it does not know end the program with code 2 and the usage, without a window.
@Command(
    name = "pilothouse",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = "A desktop GUI for Kubernetes.",
    sortOptions = false,
    usageHelpAutoWidth = true)
public final class PilothouseCommand implements Callable<Integer> {
  private static final List<String> VIEWS =
      List.of("clusters", "overview", "workloads", "nodes", "events", "logs", "details", "activity", "settings");
  private static final List<String> PROGRAM_VIEWS = List.of("clusters", "activity", "settings");

  /// Opens the window and returns the exit code when it is closed.
  @FunctionalInterface
  public interface Window {
    int open(LaunchOptions options) throws Exception;

    /// Why there will be no window, in one sentence: something that is named does not exist.
    default Optional<String> refuses(LaunchOptions options) {
      return Optional.empty();
    }
  }

  private final Window window;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(names = "--kubeconfig", paramLabel = "FILE", description = "Read this kubeconfig; may be given again.")
  private List<String> kubeconfigs = new ArrayList<>();

  @Option(names = "--context", paramLabel = "NAME", description = "Open this context.")
  private @Nullable String context;

  @Option(
      names = "--sample",
      paramLabel = "SCENARIO",
      arity = "0..1",
      fallbackValue = "harbor",
      description = "Open a sample cluster that runs inside the program (default: harbor).")
  private @Nullable String sample;

  @Option(
      names = "--view",
      paramLabel = "VIEW",
      description =
          "Show this view first: clusters, overview, workloads, nodes, events, logs, activity, settings, or a kind such as "
              + "pods.")
  private @Nullable String view;

  @Option(names = "--object", paramLabel = "KIND/NAME", description = "Select this object.")
  private @Nullable String object;

  @Option(names = {"-n", "--namespace"}, paramLabel = "NAME", description = "Look at this namespace only.")
  private @Nullable String namespace;

  @Option(names = "--read-only", description = "Refuse every write, whatever the context's guard is.")
  private boolean readOnly;

  @Option(
      names = "--theme",
      paramLabel = "THEME",
      description = "light, dark or high-contrast; otherwise the remembered or the system's.")
  private @Nullable String theme;

  @Option(names = "--lang", paramLabel = "LANGUAGE", description = "en or zh; otherwise the remembered or the system's.")
  private @Nullable String language;

  @Option(
      names = "--screenshot",
      paramLabel = "FILE",
      description = "Write a picture of the view as PNG as soon as it is live, and end. Works without a display.")
  private @Nullable String screenshot;

  public PilothouseCommand(Window window) {
    this.window = window;
  }

  @Override
  public Integer call() throws Exception {
    oneOf("--theme", theme, List.of("light", "dark", "high-contrast"));
    oneOf("--lang", language, List.of("en", "zh"));
    if (view != null && !VIEWS.contains(view) && !view.matches("[a-z][a-z0-9.-]*")) {
      throw new ParameterException(spec.commandLine(), "--view: '" + view + "' is neither a view nor the plural name of a kind");
    }
    if (object != null && !object.matches("[^/]+/[^/]+")) {
      throw new ParameterException(spec.commandLine(), "--object: expected KIND/NAME, for example deployment/checkout");
    }
    boolean cluster = context != null || sample != null;
    if (!cluster && (object != null || namespace != null || (view != null && !PROGRAM_VIEWS.contains(view)))) {
      throw new ParameterException(
          spec.commandLine(), "Name the cluster that is to be shown, by --context or --sample: none is opened by itself");
    }
    if (object == null && ("logs".equals(view) || "details".equals(view))) {
      throw new ParameterException(spec.commandLine(), "--view " + view + " needs --object KIND/NAME");
    }
    if (context != null && sample != null) {
      throw new ParameterException(spec.commandLine(), "--context and --sample exclude each other");
    }
    LaunchOptions options =
        new LaunchOptions(
            kubeconfigs.stream().map(file -> file("--kubeconfig", file)).toList(),
            Optional.ofNullable(context),
            Optional.ofNullable(sample),
            Optional.ofNullable(view),
            Optional.ofNullable(object),
            Optional.ofNullable(namespace),
            readOnly,
            Optional.ofNullable(theme),
            Optional.ofNullable(language),
            Optional.ofNullable(screenshot).map(file -> file("--screenshot", file)));
    Optional<String> refusal = window.refuses(options);
    if (refusal.isPresent()) {
      spec.commandLine().getErr().println(refusal.get());
      return spec.commandLine().getCommandSpec().exitCodeOnInvalidInput();
    }
    return window.open(options);
  }

  private void oneOf(String option, @Nullable String value, List<String> allowed) {
    if (value != null && !allowed.contains(value)) {
      throw new ParameterException(spec.commandLine(), option + ": '" + value + "' is not one of " + String.join(", ", allowed));
    }
  }

  private Path file(String option, String text) {
    return path(spec.commandLine(), option, text);
  }

  /// A path from the command line; standard input, addresses and impossible names are refused.
  static Path path(CommandLine command, String option, String text) {
    if (text.isBlank() || text.equals("-") || text.contains("://")) {
      throw new ParameterException(command, option + ": '" + text + "' is not the name of a file");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new ParameterException(command, option + ": not the name of a file: " + e.getReason(), e);
    }
  }
}
