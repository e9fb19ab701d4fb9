// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import dev.pilothouse.kube.failure.CleanText;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/// Writes certificates for people.
final class CertificateWords {
  private static final int LONGEST_NAME = 200;
  private static final int MOST_NAMES = 20;

  private CertificateWords() {}

  /// The common name, else the whole name.
  static String name(X500Principal principal) {
    try {
      for (Rdn part : new LdapName(principal.getName()).getRdns().reversed()) {
        if (part.getType().equalsIgnoreCase("CN")) {
          return CleanText.line(String.valueOf(part.getValue()), LONGEST_NAME);
        }
      }
    } catch (InvalidNameException e) {
      // The whole name does as well.
    }
    return CleanText.line(principal.getName(), LONGEST_NAME);
  }

  static String names(List<X509Certificate> certificates) {
    return certificates.stream().map(certificate -> name(certificate.getSubjectX500Principal())).distinct().limit(MOST_NAMES)
        .collect(Collectors.joining(", "));
  }

  /// The names and addresses that a certificate is made out to; its common name when there are none.
  static String offered(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      if (names != null && !names.isEmpty()) {
        return CleanText.line(names.stream().limit(MOST_NAMES).map(entry -> String.valueOf(entry.get(1)))
            .collect(Collectors.joining(", ")), LONGEST_NAME * 3);
      }
    } catch (CertificateParsingException e) {
      // Then it offers no name that counts.
    }
    return name(certificate.getSubjectX500Principal());
  }

  /// One line for each certificate, from the server's up: subject, issuer, from, until, and the names of the first.
  static String chain(List<X509Certificate> chain) {
    StringBuilder result = new StringBuilder();
    for (X509Certificate certificate : chain) {
      result.append(result.isEmpty() ? "" : "\n")
          .append(name(certificate.getSubjectX500Principal()))
          .append(" ← ")
          .append(name(certificate.getIssuerX500Principal()))
          .append(" · ")
          .append(certificate.getNotBefore().toInstant().atZone(ZoneOffset.UTC).toLocalDate())
          .append(" … ")
          .append(certificate.getNotAfter().toInstant().atZone(ZoneOffset.UTC).toLocalDate())
          .append(" · ")
          .append(certificate.getPublicKey().getAlgorithm())
          .append(" · ")
          .append(certificate.getSerialNumber().toString(16));
    }
    if (!chain.isEmpty()) {
      result.append("\n").append(offered(chain.getFirst()));
    }
    return result.toString();
  }
}
