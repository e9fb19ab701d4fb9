// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.kube.failure.FailureWords;
import dev.pilothouse.kube.kubeconfig.UserSettings;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;

/// Reads the certificate and the key of a user.
final class KeyReader {
  private KeyReader() {}

  static KeyMaterial read(UserSettings user) throws ClusterException {
    if (!user.hasClientKey() || !user.hasClientCertificate()) {
      String topic = user.hasClientKey() ? "connection.key.noCertificate" : "connection.key.noKey";
      throw FailureWords.exception(ClusterFailure.Kind.CONFIGURATION, topic, "", user.name(), user.line());
    }
    String certificate =
        LocalFiles.pem(user.clientCertificate(), user.clientCertificateData(), "client-certificate", user.name());
    String key = LocalFiles.pem(user.clientKey(), user.clientKeyData(), "client-key", user.name());
    return read(certificate, key, user.name());
  }

  /// @param owner the user's name, for the words of a failure
  static KeyMaterial read(String certificatePem, String keyPem, String owner) throws ClusterException {
    try {
      KeyMaterial result = new KeyMaterial(Pem.privateKey(keyPem), Pem.certificates(certificatePem));
      if (!belongTogether(result)) {
        throw FailureWords.exception(ClusterFailure.Kind.CONFIGURATION, "connection.key.otherPair", "", owner);
      }
      return result;
    } catch (Pem.EncryptedKeyException e) {
      throw FailureWords.exception(ClusterFailure.Kind.CONFIGURATION, "connection.key.encrypted", "", owner);
    } catch (GeneralSecurityException e) {
      throw FailureWords.exception(
          ClusterFailure.Kind.CONFIGURATION, "connection.key.unreadable", FailureWords.wordsOf(e), owner);
    }
  }

  private static boolean belongTogether(KeyMaterial material) throws GeneralSecurityException {
    PublicKey publicKey = material.certificate().getPublicKey();
    String algorithm = switch (material.key().getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      case "EdDSA" -> "EdDSA";
      // of a rarer sort: the handshake will tell
      default -> "";
    };
    if (algorithm.isEmpty()) {
      return true;
    }
    if (!publicKey.getAlgorithm().equals(material.key().getAlgorithm())) {
      return false;
    }
    byte[] probe = {1, 2, 3, 4};
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(material.key());
    signature.update(probe);
    byte[] signed = signature.sign();
    signature.initVerify(publicKey);
    signature.update(probe);
    return signature.verify(signed);
  }
}
