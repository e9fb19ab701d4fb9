// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.command.FileJournal;
import dev.pilothouse.core.kind.Kinds;
import dev.pilothouse.core.logs.LogBuffer;
import dev.pilothouse.core.logs.LogSpill;
import dev.pilothouse.core.port.Catalog;
import dev.pilothouse.core.port.ExecConsent;
import dev.pilothouse.core.rollouts.RolloutHistory;
import dev.pilothouse.core.session.OpenSessions;
import dev.pilothouse.core.session.SessionPorts;
import dev.pilothouse.core.settings.Drafts;
import dev.pilothouse.core.settings.LogLimits;
import dev.pilothouse.core.settings.RememberedConsent;
import dev.pilothouse.core.settings.SettingsFolder;
import dev.pilothouse.core.settings.SettingsMemory;
import dev.pilothouse.core.settings.SettingsStore;
import dev.pilothouse.kube.connect.KubeClusterConnector;
import dev.pilothouse.kube.exec.LoginPrograms;
import dev.pilothouse.kube.gateway.ClusterRoles;
import dev.pilothouse.kube.kubeconfig.KubeconfigCatalog;
import dev.pilothouse.kube.kubeconfig.KubeconfigSources;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/// Everything of the program that has no pixels, put together by constructors. Closing it ends every connection and writes what is
/// still to be written.
final class Backend implements AutoCloseable {
  private final VirtualThreads background = new VirtualThreads();
  private final SettingsStore settings;
  private final Path state;
  private final FileJournal journal;
  private final RolloutHistory rollouts;
  private final Drafts drafts;
  private final KubeconfigCatalog catalog;
  private final KubeClusterConnector connector;
  private final EmbeddedSamples samples;
  private final OpenSessions sessions;
  private final ExecConsent consent;

  /// @param person asks the person about a login program that nobody allowed before
  /// @param environment of this process: it says where settings are kept and which kubeconfigs there are
  Backend(LaunchOptions options, ExecConsent person, Map<String, String> environment) {
    this(options, person, environment, new EmbeddedSamples());
  }

  /// @param samples are closed with it
  Backend(LaunchOptions options, ExecConsent person, Map<String, String> environment, EmbeddedSamples samples) {
    this.samples = samples;
    Path home = Path.of(System.getProperty("user.home"));
    String system = System.getProperty("os.name");
    Path folder = SettingsFolder.config(system, environment, home);
    // A run that only makes a picture changes nothing on this computer but the picture.
    boolean picture = options.screenshot().isPresent();
    settings = picture ? SettingsStore.unwritten(folder, background) : SettingsStore.open(folder, background);
    state = SettingsFolder.state(system, environment, home);
    journal = new FileJournal(state.resolve("journal"), background);
    rollouts = new RolloutHistory(state.resolve("rollouts"), background);
    drafts = new Drafts(state.resolve("drafts"), !picture);
    catalog = new KubeconfigCatalog(sources(options, environment, home, settings), Clock.systemUTC());
    connector =
        new KubeClusterConnector(
            catalog, new LoginPrograms(environment, home, Clock.systemUTC(), LoginPrograms.LIMIT), new ClusterRoles(), environment,
            Clock.systemUTC());
    consent = new RememberedConsent(settings, person);
    Kinds kinds = new Kinds();
    sessions =
        new OpenSessions(
            new SessionPorts(
                connector, consent, samples, kinds::find, journal, new SettingsMemory(settings), background, options.readOnly()));
  }

  private static KubeconfigSources sources(
      LaunchOptions options, Map<String, String> environment, Path home, SettingsStore settings) {
    return options.kubeconfigs().isEmpty()
        ? KubeconfigSources.standard(environment, home)
            .with(settings.settings().get().kubeconfigs().stream().map(Path::of).toList())
        : KubeconfigSources.explicit(options.kubeconfigs());
  }

  /// What the kubeconfigs of a command line say, read at once and without leaving a trace.
  static Catalog catalog(LaunchOptions options, Map<String, String> environment) {
    Path home = Path.of(System.getProperty("user.home"));
    try (VirtualThreads background = new VirtualThreads()) {
      SettingsStore settings =
          SettingsStore.unwritten(SettingsFolder.config(System.getProperty("os.name"), environment, home), background);
      try (KubeconfigCatalog files = new KubeconfigCatalog(sources(options, environment, home, settings), Clock.systemUTC())) {
        return files.readNow();
      }
    }
  }

  VirtualThreads background() {
    return background;
  }

  SettingsStore settings() {
    return settings;
  }

  Drafts drafts() {
    return drafts;
  }

  /// An empty log, which keeps as much as the person wants.
  LogBuffer logBuffer() {
    LogLimits limits = settings.settings().get().logs();
    LogSpill spill = limits.disk() == 0 ? null : new LogSpill(state.resolve("logs"), limits.diskBytes());
    return new LogBuffer(limits.memoryBytes(), spill);
  }

  FileJournal journal() {
    return journal;
  }

  RolloutHistory rollouts() {
    return rollouts;
  }

  KubeconfigCatalog catalog() {
    return catalog;
  }

  KubeClusterConnector connector() {
    return connector;
  }

  ExecConsent consent() {
    return consent;
  }

  OpenSessions sessions() {
    return sessions;
  }

  @Override
  public void close() {
    for (Subscription part : new Subscription[] {sessions, samples::close, catalog::close, settings, journal, background::close}) {
      part.close();
    }
  }
}
