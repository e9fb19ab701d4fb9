// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import dev.pilothouse.core.port.ClusterException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class PemTest {

  @ParameterizedTest
  @CsvSource({
      "rsa-pkcs1.key, rsa.crt, RSA",
      "rsa-pkcs8.key, rsa.crt, RSA",
      "ec-sec1.key, ec.crt, EC",
      "ec-sec1-parameters.key, ec.crt, EC",
      "ec-pkcs8.key, ec.crt, EC",
      "ec384-sec1.key, ec384.crt, EC",
      "ed25519.key, ed25519.crt, EdDSA"})
  void keys_of_every_sort_are_read_and_fit_their_certificates(String key, String certificate, String algorithm) throws Exception {
    KeyMaterial material = KeyReader.read(ConnectSupport.pem(certificate), ConnectSupport.pem(key), "jane");
    assertThat(material.key().getAlgorithm()).isEqualTo(algorithm);
    assertThat(material.toString()).doesNotContain("PRIVATE");
  }

  @ParameterizedTest
  @CsvSource({
      "encrypted-pkcs8.key, rsa.crt, key.encrypted",
      "encrypted-pkcs1.key, rsa.crt, key.encrypted",
      "ec-sec1.key, rsa.crt, key.otherPair",
      "ec384-sec1.key, ec.crt, key.otherPair",
      "rsa.crt, rsa.crt, key.unreadable",
      "rsa-pkcs1.key, rsa-pkcs1.key, key.unreadable"})
  void keys_that_cannot_be_used_are_told_apart(String key, String certificate, String expected) {
    assertThatThrownBy(() -> KeyReader.read(ConnectSupport.pem(certificate), ConnectSupport.pem(key), "jane"))
        .isInstanceOfSatisfying(ClusterException.class, e ->
            assertThat(e.failure().what().key()).isEqualTo("connection." + expected + ".what"));
  }

  @Test
  void a_list_of_certificates_keeps_its_order_and_has_a_limit() throws Exception {
    String both = ConnectSupport.pem("ca.crt") + "some words between\n" + ConnectSupport.pem("other-ca.crt");
    assertThat(Pem.certificates(both)).extracting(certificate -> certificate.getSubjectX500Principal().getName())
        .containsExactly("CN=Harbour Root CA", "CN=Another Root CA");
    assertThatThrownBy(() -> Pem.certificates(ConnectSupport.pem("ca.crt").repeat(Pem.MOST_CERTIFICATES + 1)))
        .isInstanceOf(CertificateException.class);
  }

  @Test
  void broken_texts_are_refused_without_being_quoted() {
    for (String text : new String[] {"", "canary", "-----BEGIN CERTIFICATE-----\ncanary!!\n-----END CERTIFICATE-----"}) {
      assertThatThrownBy(() -> Pem.certificates(text)).isInstanceOf(CertificateException.class)
          .message().doesNotContain("canary");
    }
    for (String text : new String[] {"", "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\n-----END EC PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\n!!canary\n-----END PRIVATE KEY-----"}) {
      assertThatThrownBy(() -> Pem.privateKey(text)).isInstanceOf(GeneralSecurityException.class)
          .message().doesNotContain("canary");
    }
  }
}
