// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import dev.pilothouse.core.port.ClusterException;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// Offers the client certificate of a [Credentials], asked for anew at each handshake, so that a renewed one is used.
/// The issuers that
/// the server lists are not heeded: client-go sends its certificate always too, and the server's answer is then
/// clearer.
final class ClientCertificateKeys extends X509ExtendedKeyManager {
  private static final String ALIAS = "client";
  private final Credentials credentials;
  private volatile @Nullable KeyMaterial chosen;

  ClientCertificateKeys(Credentials credentials) {
    this.credentials = credentials;
  }

  private @Nullable String choose(String... keyTypes) {
    try {
      KeyMaterial material = credentials.keyMaterial();
      if (material == null || !Arrays.asList(keyTypes).contains(material.key().getAlgorithm())) {
        return null;
      }
      chosen = material;
      return ALIAS;
    } catch (ClusterException e) {
      // Without a certificate the server answers 401, which is told; the doctor has named the cause before.
      return null;
    }
  }

  @Override
  public @Nullable String chooseClientAlias(String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return choose(keyTypes);
  }

  @Override
  public @Nullable String chooseEngineClientAlias(String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return choose(keyTypes);
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return choose(keyType) == null ? null : new String[] {ALIAS};
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    KeyMaterial material = chosen;
    return material == null ? null : material.chain().toArray(X509Certificate[]::new);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    KeyMaterial material = chosen;
    return material == null ? null : material.key();
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
