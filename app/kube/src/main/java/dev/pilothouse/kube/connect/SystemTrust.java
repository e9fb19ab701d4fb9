// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// The authorities that this computer trusts: those of the Java runtime, and those that an organisation added to the
/// operating
/// system, where kubectl finds them too.
final class SystemTrust {
  private static final List<Path> BUNDLES = List.of(
      Path.of("/etc/ssl/certs/ca-certificates.crt"),
      Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
      Path.of("/etc/ssl/ca-bundle.pem"),
      Path.of("/etc/ssl/cert.pem"));

  private SystemTrust() {}

  static KeyStore load() throws GeneralSecurityException, IOException {
    KeyStore result = KeyStore.getInstance(KeyStore.getDefaultType());
    result.load(null, null);
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init((KeyStore) null);
    for (var manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager found) {
        add(result, "runtime-", List.of(found.getAcceptedIssuers()));
      }
    }
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      copy(result, "Windows-ROOT");
    } else if (system.startsWith("mac")) {
      copy(result, "KeychainStore-ROOT");
    } else {
      addBundle(result);
    }
    return result;
  }

  private static void addBundle(KeyStore store) throws GeneralSecurityException {
    for (Path bundle : BUNDLES) {
      try {
        if (Files.isReadable(bundle)) {
          add(store, "system-", Pem.certificates(Files.readString(bundle)));
          return;
        }
      } catch (IOException | CertificateException e) {
        // The runtime's own authorities remain.
        return;
      }
    }
  }

  private static void copy(KeyStore into, String type) {
    try {
      KeyStore system = KeyStore.getInstance(type);
      system.load(null, null);
      for (String alias : Collections.list(system.aliases())) {
        if (system.getCertificate(alias) instanceof X509Certificate certificate) {
          into.setCertificateEntry("system-" + alias, certificate);
        }
      }
    } catch (GeneralSecurityException | IOException e) {
      // The runtime's own authorities remain.
    }
  }

  private static void add(KeyStore store, String prefix, List<X509Certificate> certificates) throws GeneralSecurityException {
    for (int i = 0; i < certificates.size(); i++) {
      store.setCertificateEntry(prefix + i, certificates.get(i));
    }
  }
}
