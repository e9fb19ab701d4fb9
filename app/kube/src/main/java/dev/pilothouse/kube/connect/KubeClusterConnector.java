// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import dev.pilothouse.core.port.ClusterConnection;
import dev.pilothouse.core.port.ClusterConnector;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ConnectionStep;
import dev.pilothouse.core.port.ConnectionStep.Stage;
import dev.pilothouse.core.port.ContextEntry;
import dev.pilothouse.core.port.Discovery;
import dev.pilothouse.core.port.ExecConsent;
import dev.pilothouse.kube.connect.LoginStep.LoggedIn;
import dev.pilothouse.kube.connect.StepReport.Found;
import dev.pilothouse.kube.exec.LoginPrograms;
import dev.pilothouse.kube.kubeconfig.ContextResolver;
import dev.pilothouse.kube.kubeconfig.ContextRules;
import dev.pilothouse.kube.kubeconfig.ResolvedContext;
import dev.pilothouse.kube.kubeconfig.ServerAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Connects to clusters, one step after the other; no credential leaves this computer before the step TLS is good.
/// Many connections
/// may be made at once, none of which knows of another.
public final class KubeClusterConnector implements ClusterConnector {
  private final ContextResolver contexts;
  private final LoginPrograms programs;
  private final ConnectionParts parts;
  private final Map<String, String> environment;
  private final Clock clock;

  /// @param environment of this process, for its proxies
  public KubeClusterConnector(
      ContextResolver contexts, LoginPrograms programs, ConnectionParts parts, Map<String, String> environment, Clock clock) {
    this.contexts = contexts;
    this.programs = programs;
    this.parts = parts;
    this.environment = Map.copyOf(environment);
    this.clock = clock;
  }

  /// What the step PARSE leaves for the others.
  private record Plan(ResolvedContext context, ServerAddress address, ServerTrust trust, ProxyChoice proxy) {}

  @Override
  public ClusterConnection connect(ContextEntry entry, ExecConsent consent, Consumer<ConnectionStep> progress)
      throws ClusterException, InterruptedException {
    StepReport report = new StepReport(progress);
    Plan plan = report.take(Stage.PARSE, () -> parse(entry), entry.name());
    reach(report, plan);
    LoginStep login = new LoginStep(plan.context, plan.proxy, programs, consent, clock);
    LoggedIn loggedIn = report.take(Stage.LOGIN, () -> login.logIn(report::seen), plan.context.user().name());
    try {
      return ask(report, loggedIn);
    } catch (ClusterException | InterruptedException | RuntimeException e) {
      loggedIn.http().close();
      throw e;
    }
  }

  private Found<Plan> parse(ContextEntry entry) throws ClusterException {
    ResolvedContext context = contexts.resolve(entry);
    ContextRules.check(context);
    ServerAddress address = ServerAddress.of(context);
    ServerTrust trust = ServerTrust.of(context.cluster());
    ProxyChoice proxy = ProxyChoice.of(context.cluster(), address, environment);
    String key = context.namespace().isEmpty() ? "withoutNamespace" : "passed";
    return Found.passed(new Plan(context, address, trust, proxy), key,
        context.name(), context.cluster().name(), context.user().name(), context.namespace());
  }

  /// From the name to a greeting by TLS. The line is closed afterwards: the client makes its own.
  private void reach(StepReport report, Plan plan) throws ClusterException, InterruptedException {
    NetworkSteps network = new NetworkSteps(plan.address, plan.proxy);
    List<InetAddress> addresses = report.take(Stage.NAME, network::lookUp, network.nearHost());
    report.take(Stage.PROXY, network::findProxy);
    String target = plan.address.host() + ":" + plan.address.port();
    try (Socket socket = report.take(Stage.TCP, () -> network.connect(addresses), target)) {
      TlsStep tls = new TlsStep(plan.address, plan.trust, clock);
      report.take(Stage.TLS, () -> tls.greet(socket, report::seen), plan.address.serverName());
    } catch (IOException e) {
      // Only the closing failed, and nobody needs that line any more.
    }
  }

  private ClusterConnection ask(StepReport report, LoggedIn loggedIn) throws ClusterException, InterruptedException {
    ClusterHttp http = loggedIn.http();
    ServerSteps server = new ServerSteps(http, clock);
    String version = report.take(Stage.VERSION, server::version, http.baseUri().toString());
    Discovery discovery = report.take(Stage.DISCOVERY, () -> ServerSteps.discovered(parts.discover(http)));
    String uid = report.take(Stage.RIGHTS, server::rights, loggedIn.userName());
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    OpenConnection.ServerFacts facts = new OpenConnection.ServerFacts(version, loggedIn.userName(), uid);
    return new OpenConnection(http, facts, discovery, parts.roles(http, discovery));
  }
}
