// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/// Who sent a request, as the login says.
public record Caller(String user, List<String> groups) {

  private static final String EVERYBODY = "system:authenticated";

  /// Who knows the secret of the run.
  static final Caller OF_TOKEN = new Caller("sample-user", List.of("system:masters", EVERYBODY));

  /// The common name is the user and the organizations are the groups.
  static Caller of(X500Principal subject) {
    String user = "";
    List<String> groups = new ArrayList<>();
    try {
      for (Rdn part : new LdapName(subject.getName()).getRdns()) {
        switch (part.getType().toUpperCase(Locale.ROOT)) {
          case "CN" -> user = part.getValue().toString();
          case "O" -> groups.add(part.getValue().toString());
          default -> {}
        }
      }
    } catch (InvalidNameException e) {
      throw new IllegalArgumentException("A certificate's subject", e);
    }
    groups.add(EVERYBODY);
    return new Caller(user, List.copyOf(groups));
  }
}
