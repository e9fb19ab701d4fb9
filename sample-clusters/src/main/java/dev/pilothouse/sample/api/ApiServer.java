// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api;

import dev.pilothouse.sample.api.http.Guard;
import dev.pilothouse.sample.api.http.HttpFront;
import dev.pilothouse.sample.api.rest.Router;
import dev.pilothouse.sample.api.tls.CertificateAuthority;
import dev.pilothouse.sample.store.ObjectStore;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/// Serves a store as a Kubernetes API server would, on a loopback port.
public final class ApiServer implements AutoCloseable {

  private final CertificateAuthority authority;
  private final Guard guard;
  private final Faults faults;
  private final HttpFront front;
  private final Router router;

  private ApiServer(Opening opening, Router router) {
    Opening.Open open = opening.port.join();
    this.authority = open.authority();
    this.guard = open.guard();
    this.faults = open.faults();
    this.front = open.front();
    this.router = router;
  }

  /// A port that is being opened on a thread of its own, while what it will serve is being made: keys, TLS and sockets take as
  /// long as the past of a scenario.
  public static final class Opening {

    private record Open(CertificateAuthority authority, Guard guard, Faults faults, HttpFront front) {}

    private final CompletableFuture<Router> router = new CompletableFuture<>();
    private final CompletableFuture<Open> port = new CompletableFuture<>();

    private Opening() {}

    private void open(Instant now) {
      try {
        CertificateAuthority authority = CertificateAuthority.create(now);
        Guard guard = new Guard(authority);
        Faults faults = new Faults();
        HttpFront front =
            HttpFront.start(authority.server(now), guard, faults, request -> router.join().apply(request));
        port.complete(new Open(authority, guard, faults, front));
      } catch (RuntimeException e) {
        port.completeExceptionally(e);
      }
    }

    /// Serves a store; returns once the port is open.
    public ApiServer serve(ObjectStore store, LogFeed logs, UsageSource usage) {
      Router made = new Router(store, logs, usage);
      router.complete(made);
      return new ApiServer(this, made);
    }

    /// There is nothing to serve.
    public void abandon() {
      port.join().front().close();
    }
  }

  /// Begins to open a port.
  public static Opening open() {
    // certificates are judged by the clients' clocks, not by that of the simulation
    Instant now = Instant.now();
    Opening opening = new Opening();
    Thread.ofPlatform().name("sample-opening").daemon(true).start(() -> opening.open(now));
    return opening;
  }

  /// Starts to serve; returns once the port is open.
  public static ApiServer start(ObjectStore store, LogFeed logs, UsageSource usage) {
    return open().serve(store, logs, usage);
  }

  /// `https://127.0.0.1:port`.
  public String url() {
    return "https://127.0.0.1:" + front.port();
  }

  /// The certificate that clients have to trust.
  public String authorityPem() {
    return authority.certificatePem();
  }

  /// The bearer token of this run.
  public String token() {
    return guard.secret();
  }

  /// A certificate of this run to log in with.
  ///
  /// @param end when it expires
  public CertificateAuthority.Identity clientCertificate(String user, String group, Instant end) {
    return authority.client(user, group, Instant.now(), end);
  }

  public Faults faults() {
    return faults;
  }

  @Override
  public void close() {
    faults.resume();
    front.close();
    router.close();
  }
}
