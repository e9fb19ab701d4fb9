// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import okhttp3.internal.tls.OkHostnameVerifier;

/// Checks a server's certificate and keeps what it saw, so that a refusal can be told in words: date, signature,
/// name, in this order.
final class CertificateCheck extends X509ExtendedTrustManager {
  private final ServerTrust trust;
  private final String name;
  private final Clock clock;
  private volatile List<X509Certificate> chain = List.of();
  private volatile Verdict verdict = new Verdict.Good();

  /// What was found.
  sealed interface Verdict {
    record Good() implements Verdict {}

    record Expired(X509Certificate certificate) implements Verdict {}

    record NotYetValid(X509Certificate certificate) implements Verdict {}

    /// @param certificate the last of the chain that the server sent
    record OtherAuthority(X509Certificate certificate) implements Verdict {}

    record OtherName(X509Certificate certificate) implements Verdict {}
  }

  CertificateCheck(ServerTrust trust, String name, Clock clock) {
    this.trust = trust;
    this.name = name;
    this.clock = clock;
  }

  /// As the server sent it; empty before the handshake.
  List<X509Certificate> chain() {
    return chain;
  }

  Verdict verdict() {
    return verdict;
  }

  private void check(X509Certificate[] sent, String type) throws CertificateException {
    chain = List.of(sent);
    if (trust.anybody()) {
      return;
    }
    Date now = Date.from(clock.instant());
    for (X509Certificate certificate : sent) {
      try {
        certificate.checkValidity(now);
      } catch (CertificateExpiredException e) {
        verdict = new Verdict.Expired(certificate);
        throw e;
      } catch (CertificateNotYetValidException e) {
        verdict = new Verdict.NotYetValid(certificate);
        throw e;
      }
    }
    try {
      trust.manager().checkServerTrusted(sent, type);
    } catch (CertificateException e) {
      verdict = new Verdict.OtherAuthority(chain.getLast());
      throw e;
    }
    if (!OkHostnameVerifier.INSTANCE.verify(name, sent[0])) {
      verdict = new Verdict.OtherName(sent[0]);
      throw new CertificateException("made out to another name");
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] sent, String type, Socket socket) throws CertificateException {
    check(sent, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] sent, String type, SSLEngine engine) throws CertificateException {
    check(sent, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] sent, String type) throws CertificateException {
    check(sent, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] sent, String type, Socket socket) throws CertificateException {
    throw new CertificateException("no server");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] sent, String type, SSLEngine engine) throws CertificateException {
    throw new CertificateException("no server");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] sent, String type) throws CertificateException {
    throw new CertificateException("no server");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
