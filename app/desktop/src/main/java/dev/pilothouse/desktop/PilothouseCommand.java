// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.logs.LogLink;
import dev.pilothouse.ui.text.Texts;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.cli.Option;

/// `pilothouse`: opens the window. Words that it does not know end the program with code 2 and the usage, without a window.
final class PilothouseCommand extends ProgramCommand {
  private static final List<String> VIEWS =
      List.of(
          "clusters", "overview", "workloads", "rollouts", "nodes", "events", "logs", "details", "rollout", "activity", "drafts",
          "settings");
  private static final List<String> PROGRAM_VIEWS = List.of("clusters", "activity", "drafts", "settings");
  private static final String SCENARIO = "harbor";

  /// Opens the window and returns the exit code when it is closed.
  @FunctionalInterface
  interface Window {
    int open(LaunchOptions options) throws Exception;

    /// Why there will be no window, in one sentence: something that is named does not exist.
    default Optional<String> refuses(LaunchOptions options) {
      return Optional.empty();
    }
  }

  private final Window window;

  PilothouseCommand(Window window) {
    super(
        "pilothouse",
        "A desktop GUI for Kubernetes. Other commands: pilothouse sample, pilothouse doctor; each has its own --help.",
        "",
        options());
    this.window = window;
  }

  private static List<Option> options() {
    return List.of(
        value("kubeconfig", "FILE", "Read this kubeconfig; may be given again."),
        value("context", "NAME", "Open this context."),
        Option.builder()
            .longOpt("sample")
            .hasArg()
            .optionalArg(true)
            .argName("SCENARIO")
            .desc("Open a sample cluster that runs inside the program: harbor (the default), fleet, or a fleet of another size "
                    + "such as fleet:5000x150000. The help of pilothouse sample tells more.")
            .get(),
        value(
            "view",
            "VIEW",
            "Show this view first: clusters, overview, workloads, rollouts, nodes, events, logs, rollout, activity, drafts, "
                + "settings, or a kind such as pods."),
        value("object", "KIND/NAME", "Select this object."),
        value("open", "LINK", "Open this link to a view of logs, and its contexts; the first stands for --context."),
        Option.builder("n").longOpt("namespace").hasArg().argName("NAME").desc("Look at this namespace only.").get(),
        flag("read-only", "Refuse every write, whatever the context's guard is."),
        value("theme", "THEME", "light, dark or high-contrast, for this run; otherwise the remembered or the system's."),
        value("lang", "LANGUAGE", "en or zh, for this run; otherwise the remembered or the system's."),
        value(
            "screenshot", "FILE", "Write a picture of the view as PNG as soon as it is live, and end. Works without a display."));
  }

  @Override
  int run(Words words, PrintWriter out, PrintWriter err) throws Exception {
    Optional<LogLink> link = link(words);
    Optional<String> sample = words.has("sample") ? Optional.of(words.one("sample").orElse(SCENARIO)) : Optional.empty();
    Optional<String> named = words.one("context");
    Optional<String> context =
        named.isPresent() || sample.isPresent() ? named : link.map(one -> one.sources().getFirst().context());
    LaunchOptions options =
        new LaunchOptions(
            words.files("kubeconfig"),
            context,
            sample,
            words.one("view"),
            words.one("object"),
            words.one("namespace"),
            link,
            words.has("read-only"),
            words.oneOf("theme", List.of("light", "dark", "high-contrast")),
            words.oneOf("lang", List.of("en", "zh")),
            words.file("screenshot"));
    check(options);
    Optional<String> refusal = window.refuses(options);
    if (refusal.isPresent()) {
      err.println(refusal.get());
      err.flush();
      return WRONG_WORDS;
    }
    return window.open(options);
  }

  private static Optional<LogLink> link(Words words) throws WrongWords {
    Optional<String> text = words.one("open");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return switch (LogLink.read(text.get())) {
      case LogLink.Read.Good good -> Optional.of(good.link());
      case LogLink.Read.Bad bad -> throw new WrongWords("--open: " + new Texts(Locale.ENGLISH).get(bad.why()));
    };
  }

  private static void check(LaunchOptions options) throws WrongWords {
    String view = options.view().orElse("");
    if (!view.isEmpty() && !VIEWS.contains(view) && !view.matches("[a-z][a-z0-9.-]*")) {
      throw new WrongWords("--view: '" + view + "' is neither a view nor the plural name of a kind");
    }
    if (!options.object().orElse("a/a").matches("[^/]+/[^/]+")) {
      throw new WrongWords("--object: expected KIND/NAME, for example deployment/checkout");
    }
    boolean cluster = options.context().isPresent() || options.sample().isPresent();
    boolean needed =
        options.object().isPresent() || options.namespace().isPresent() || !(view.isEmpty() || PROGRAM_VIEWS.contains(view));
    if (!cluster && needed) {
      throw new WrongWords("Name the cluster that is to be shown, by --context or --sample: none is opened by itself");
    }
    if (options.object().isEmpty() && List.of("logs", "details", "rollout").contains(view)) {
      throw new WrongWords("--view " + view + " needs --object KIND/NAME");
    }
    if (options.context().isPresent() && options.sample().isPresent()) {
      throw new WrongWords("--context and --sample exclude each other");
    }
  }
}
