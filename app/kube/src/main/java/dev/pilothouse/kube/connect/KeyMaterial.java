// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/// A client certificate, its chain, and its key. Holds a secret.
public record KeyMaterial(PrivateKey key, List<X509Certificate> chain) {

  public KeyMaterial {
    chain = List.copyOf(chain);
  }

  X509Certificate certificate() {
    return chain.getFirst();
  }

  @Override
  public String toString() {
    return "KeyMaterial[" + certificate().getSubjectX500Principal() + "]";
  }
}
