// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.kube.failure.FailureWords;
import dev.pilothouse.kube.kubeconfig.ClusterSettings;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Whose signature under a server's certificate counts: the cluster's own authority, else the system's, or, where the
/// kubeconfig
/// says so, anybody's.
final class ServerTrust {
  private final X509TrustManager manager;
  private final List<X509Certificate> authorities;
  private final boolean anybody;

  private ServerTrust(X509TrustManager manager, List<X509Certificate> authorities, boolean anybody) {
    this.manager = manager;
    this.authorities = List.copyOf(authorities);
    this.anybody = anybody;
  }

  static ServerTrust of(ClusterSettings cluster) throws ClusterException {
    if (cluster.insecureSkipTlsVerify()) {
      return new ServerTrust(new TrustsAnybody(), List.of(), true);
    }
    String pem = LocalFiles.pem(
        cluster.certificateAuthority(), cluster.certificateAuthorityData(), "certificate-authority", cluster.name());
    try {
      if (pem.isEmpty()) {
        return new ServerTrust(managerOf(SystemTrust.load()), List.of(), false);
      }
      List<X509Certificate> certificates = Pem.certificates(pem);
      return new ServerTrust(managerOf(storeOf(certificates)), certificates, false);
    } catch (CertificateException e) {
      throw FailureWords.exception(
          ClusterFailure.Kind.CONFIGURATION, "connection.ca.unreadable", FailureWords.wordsOf(e), cluster.name());
    } catch (GeneralSecurityException | IOException e) {
      throw FailureWords.exception(
          ClusterFailure.Kind.CONFIGURATION, "connection.ca.unusable", FailureWords.wordsOf(e), cluster.name());
    }
  }

  X509TrustManager manager() {
    return manager;
  }

  /// The cluster's own authorities; empty when the system's count.
  List<X509Certificate> authorities() {
    return authorities;
  }

  /// Whether nothing is checked.
  boolean anybody() {
    return anybody;
  }

  private static KeyStore storeOf(List<X509Certificate> certificates) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (int i = 0; i < certificates.size(); i++) {
      store.setCertificateEntry("authority-" + i, certificates.get(i));
    }
    return store;
  }

  private static X509TrustManager managerOf(@Nullable KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    for (TrustManager candidate : factory.getTrustManagers()) {
      if (candidate instanceof X509TrustManager found) {
        return found;
      }
    }
    throw new GeneralSecurityException("no trust manager for X.509");
  }

  /// For `insecure-skip-tls-verify`, which the person wrote.
  private static final class TrustsAnybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
