// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import dev.pilothouse.core.port.CertificateFacts;
import dev.pilothouse.core.port.CertificateFacts.Role;
import dev.pilothouse.core.port.CertificateFacts.Verdict;
import dev.pilothouse.kube.failure.CleanText;
import java.security.PublicKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Reads what certificates say, for people.
final class CertificateReader {
  private static final int SERIAL = 8;
  private static final int MOST_NAMES = 20;
  private final Clock clock;

  CertificateReader(Clock clock) {
    this.clock = clock;
  }

  /// The server's chain as it was sent and, where it is known, the trusted authority above it.
  List<CertificateFacts> server(CertificateCheck check, ServerTrust trust) {
    List<CertificateFacts> facts = new ArrayList<>();
    List<X509Certificate> chain = check.chain();
    for (X509Certificate certificate : chain) {
      facts.add(facts(certificate, facts.isEmpty() ? Role.SERVER : Role.BETWEEN, verdict(certificate, check.verdict(), trust)));
    }
    if (!chain.isEmpty()) {
      X509Certificate last = chain.getLast();
      trust.authorities().stream()
          .filter(authority -> !chain.contains(authority))
          .filter(authority -> authority.getSubjectX500Principal().equals(last.getIssuerX500Principal()))
          .findFirst()
          .ifPresent(authority -> facts.add(facts(authority, Role.AUTHORITY, dated(authority))));
    }
    return facts;
  }

  CertificateFacts client(X509Certificate certificate) {
    return facts(certificate, Role.CLIENT, dated(certificate));
  }

  private Verdict verdict(X509Certificate certificate, CertificateCheck.Verdict found, ServerTrust trust) {
    if (trust.anybody()) {
      return Verdict.UNCHECKED;
    }
    return switch (found) {
      case CertificateCheck.Verdict.OtherName(X509Certificate bad) when bad.equals(certificate) -> Verdict.OTHER_NAME;
      case CertificateCheck.Verdict.OtherAuthority(X509Certificate bad) when bad.equals(certificate) -> Verdict.OTHER_AUTHORITY;
      default -> dated(certificate);
    };
  }

  private Verdict dated(X509Certificate certificate) {
    Instant now = clock.instant();
    if (now.isAfter(certificate.getNotAfter().toInstant())) {
      return Verdict.EXPIRED;
    }
    return now.isBefore(certificate.getNotBefore().toInstant()) ? Verdict.NOT_YET_VALID : Verdict.GOOD;
  }

  private static CertificateFacts facts(X509Certificate certificate, Role role, Verdict verdict) {
    String serial = certificate.getSerialNumber().toString(16);
    return new CertificateFacts(
        role,
        CertificateWords.name(certificate.getSubjectX500Principal()),
        CertificateWords.name(certificate.getIssuerX500Principal()),
        serial.length() > SERIAL ? serial.substring(0, SERIAL) + "…" : serial,
        key(certificate.getPublicKey()),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        names(certificate),
        verdict);
  }

  private static String key(PublicKey key) {
    return switch (key) {
      case RSAPublicKey rsa -> "RSA " + rsa.getModulus().bitLength();
      case ECPublicKey curve -> "EC P-" + curve.getParams().getOrder().bitLength();
      default -> key.getAlgorithm();
    };
  }

  private static List<String> names(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream().limit(MOST_NAMES).map(entry -> CleanText.line(String.valueOf(entry.get(1)), 200)).toList();
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }
}
