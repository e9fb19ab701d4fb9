// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.port;

import java.time.Instant;
import java.util.List;

/// What a certificate says that took part in a connection. Public facts only: no key, and nothing that could be used.
///
/// @param serial the beginning of its number, in hexadecimal
/// @param key the sort of its key, for example `EC P-256` or `RSA 3072`
/// @param names the names and addresses that it is made out to
public record CertificateFacts(
    Role role,
    String subject,
    String issuer,
    String serial,
    String key,
    Instant from,
    Instant until,
    List<String> names,
    Verdict verdict) {

  public CertificateFacts {
    names = List.copyOf(names);
  }

  /// Whose it is.
  public enum Role {
    SERVER,
    /// Sent by the server, between its own and an authority.
    BETWEEN,
    /// One that the kubeconfig or the system trusts.
    AUTHORITY,
    CLIENT
  }

  /// What was found when it was checked.
  public enum Verdict {
    GOOD,
    /// It was not checked, because checking is switched off.
    UNCHECKED,
    EXPIRED,
    NOT_YET_VALID,
    OTHER_NAME,
    OTHER_AUTHORITY
  }
}
