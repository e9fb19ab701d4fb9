// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api;

import dev.pilothouse.sample.api.http.Guard;
import dev.pilothouse.sample.api.http.HttpFront;
import dev.pilothouse.sample.api.rest.Router;
import dev.pilothouse.sample.api.tls.CertificateAuthority;
import dev.pilothouse.sample.store.ObjectStore;
import java.time.Instant;

/// Serves a store as a Kubernetes API server would, on a loopback port.
public final class ApiServer implements AutoCloseable {

  private final CertificateAuthority authority;
  private final Guard guard;
  private final Faults faults = new Faults();
  private final Router router;
  private final HttpFront front;

  private ApiServer(ObjectStore store, LogFeed logs, UsageSource usage) {
    // certificates are judged by the clients' clocks, not by that of the simulation
    Instant now = Instant.now();
    this.authority = CertificateAuthority.create(now);
    this.guard = new Guard(authority);
    this.router = new Router(store, logs, usage);
    this.front = HttpFront.start(authority.server(now), guard, faults, router);
  }

  /// Starts to serve; returns once the port is open.
  public static ApiServer start(ObjectStore store, LogFeed logs, UsageSource usage) {
    return new ApiServer(store, logs, usage);
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
