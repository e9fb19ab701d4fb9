// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import dev.pilothouse.core.port.CertificateFacts;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.kube.connect.StepReport.Found;
import dev.pilothouse.kube.failure.FailureWords;
import dev.pilothouse.kube.kubeconfig.ServerAddress;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/// Greets the server by TLS and checks who it is. Nothing of ours is sent, not even a client certificate.
final class TlsStep {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Duration SOON = Duration.ofDays(14);

  private final ServerAddress address;
  private final ServerTrust trust;
  private final Clock clock;

  TlsStep(ServerAddress address, ServerTrust trust, Clock clock) {
    this.address = address;
    this.trust = trust;
    this.clock = clock;
  }

  /// @param seen is handed the certificates, whatever comes of them
  Found<Boolean> greet(Socket socket, Consumer<List<CertificateFacts>> seen) throws ClusterException {
    if (!address.tls()) {
      return Found.skipped(false, "none");
    }
    CertificateCheck check = new CertificateCheck(trust, address.serverName(), clock);
    try {
      return greet(socket, check);
    } finally {
      seen.accept(new CertificateReader(clock).server(check, trust));
    }
  }

  private Found<Boolean> greet(Socket socket, CertificateCheck check) throws ClusterException {
    String protocol;
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {check}, null);
      NamedTlsSockets sockets = new NamedTlsSockets(context.getSocketFactory(), address.serverName());
      try (SSLSocket secured = (SSLSocket) sockets.createSocket(socket, address.host(), address.port(), true)) {
        secured.setSoTimeout((int) LIMIT.toMillis());
        secured.startHandshake();
        protocol = secured.getSession().getProtocol();
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the Java runtime has no TLS", e);
    } catch (IOException e) {
      throw failure(check, e);
    }
    return passed(check.chain(), protocol.replace("TLSv", "TLS "));
  }

  private Found<Boolean> passed(List<X509Certificate> chain, String protocol) {
    if (chain.isEmpty()) {
      return Found.passed(true, "resumed", protocol);
    }
    X509Certificate leaf = chain.getFirst();
    Instant until = leaf.getNotAfter().toInstant();
    String subject = CertificateWords.name(leaf.getSubjectX500Principal());
    String issuer = CertificateWords.name(leaf.getIssuerX500Principal());
    if (trust.anybody()) {
      return Found.warned(true, "unchecked", protocol, subject, issuer);
    }
    return until.isBefore(clock.instant().plus(SOON))
        ? Found.warned(true, "endsSoon", protocol, subject, issuer, until)
        : Found.passed(true, "passed", protocol, subject, issuer, until);
  }

  private ClusterException failure(CertificateCheck check, IOException problem) {
    String chain = CertificateWords.chain(check.chain());
    String asked = address.serverName();
    return switch (check.verdict()) {
      case CertificateCheck.Verdict.Expired(X509Certificate bad) -> FailureWords.exception(Kind.TLS,
          "connection.tls.expired", chain, asked, CertificateWords.name(bad.getSubjectX500Principal()),
          bad.getNotAfter().toInstant());
      case CertificateCheck.Verdict.NotYetValid(X509Certificate bad) -> FailureWords.exception(Kind.TLS,
          "connection.tls.notYetValid", chain, asked, CertificateWords.name(bad.getSubjectX500Principal()),
          bad.getNotBefore().toInstant());
      case CertificateCheck.Verdict.OtherAuthority(X509Certificate top) -> FailureWords.exception(Kind.TLS,
          trust.authorities().isEmpty() ? "connection.tls.unknownCa" : "connection.tls.otherCa",
          chain, asked, CertificateWords.name(top.getIssuerX500Principal()),
          CertificateWords.names(trust.authorities()));
      case CertificateCheck.Verdict.OtherName(X509Certificate leaf) -> FailureWords.exception(Kind.TLS,
          "connection.tls.otherName", chain, asked, CertificateWords.offered(leaf));
      case CertificateCheck.Verdict.Good() -> lineFailure(problem);
    };
  }

  private ClusterException lineFailure(IOException problem) {
    String words = FailureWords.wordsOf(problem);
    String shown = address.host() + ":" + address.port();
    if (problem instanceof SocketTimeoutException) {
      return FailureWords.exception(Kind.TIMEOUT, "connection.tls.timeout", words, shown, LIMIT.toSeconds());
    }
    if (problem instanceof SSLException && words.contains("Unsupported or unrecognized SSL message")) {
      return FailureWords.exception(Kind.TLS, "connection.tls.plainHttp", words, shown);
    }
    boolean hungUp = problem instanceof EOFException || problem.getCause() instanceof EOFException
        || words.contains("terminated the handshake") || words.contains("Connection reset");
    return FailureWords.exception(Kind.TLS, hungUp ? "connection.tls.hungUp" : "connection.tls.failed", words, shown);
  }
}
