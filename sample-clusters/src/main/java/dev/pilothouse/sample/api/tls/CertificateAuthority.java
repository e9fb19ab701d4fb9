// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.tls;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;

/// A certificate authority that lives for one run, and what it signs: the server's certificate for the loopback names, and
/// certificates that clients log in with. Its key never leaves the memory of this process. Any thread.
public final class CertificateAuthority {

  /// A certificate and its key.
  ///
  /// @param privateKeyPem PKCS #8
  public record Identity(String certificatePem, String privateKeyPem) {

    /// Never shows the key.
    @Override
    public String toString() {
      return "Identity[a certificate and its key]";
    }
  }

  private static final String NAME = "Pilothouse sample cluster";
  private static final String ECDSA_SHA256 = "1.2.840.10045.4.3.2";
  private static final String SERVER_USE = "1.3.6.1.5.5.7.3.1";
  private static final String CLIENT_USE = "1.3.6.1.5.5.7.3.2";
  private static final String COMMON_NAME = "2.5.4.3";
  private static final String ORGANIZATION = "2.5.4.10";
  private static final Duration LIFETIME = Duration.ofDays(365);

  private final KeyPair keys;
  private final String certificatePem;

  private CertificateAuthority(KeyPair keys, String certificatePem) {
    this.keys = keys;
    this.certificatePem = certificatePem;
  }

  /// Makes a new authority.
  public static CertificateAuthority create(Instant now) {
    try {
      KeyPair keys = keyPair();
      byte[] extensions =
          Der.sequence(
              extension("2.5.29.19", true, Der.sequence(Der.bool(true))),
              extension("2.5.29.15", true, Der.bits(1, new byte[] {0x06})),
              extension("2.5.29.14", false, Der.octets(keyId(keys.getPublic()))));
      byte[] root = certificate(name(NAME, ""), keys.getPublic(), keys, extensions, now, now.plus(LIFETIME));
      return new CertificateAuthority(keys, pem("CERTIFICATE", root));
    } catch (GeneralSecurityException e) {
      throw impossible(e);
    }
  }

  /// The certificate that the other side has to trust.
  public String certificatePem() {
    return certificatePem;
  }

  /// A certificate for a server on the loopback addresses.
  public Identity server(Instant now) {
    return sign(name("localhost", ""), SERVER_USE, extension("2.5.29.17", false, alternativeNames()), now, now.plus(LIFETIME));
  }

  /// A certificate to log in with.
  ///
  /// @param user becomes the common name, which Kubernetes takes for the user
  /// @param group becomes the organization, which Kubernetes takes for a group
  /// @param end when the certificate expires
  public Identity client(String user, String group, Instant now, Instant end) {
    return sign(name(user, group), CLIENT_USE, new byte[0], now, end);
  }

  private Identity sign(byte[] subject, String use, byte[] names, Instant now, Instant end) {
    try {
      KeyPair own = keyPair();
      byte[] extensions =
          Der.sequence(
              extension("2.5.29.19", true, Der.sequence()),
              extension("2.5.29.15", true, Der.bits(7, new byte[] {(byte) 0x80})),
              extension("2.5.29.37", false, Der.sequence(Der.oid(use))),
              names,
              extension("2.5.29.14", false, Der.octets(keyId(own.getPublic()))),
              extension("2.5.29.35", false, Der.sequence(Der.context(0, false, keyId(keys.getPublic())))));
      byte[] signed = certificate(subject, own.getPublic(), keys, extensions, now, end);
      return new Identity(pem("CERTIFICATE", signed), pem("PRIVATE KEY", own.getPrivate().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw impossible(e);
    }
  }

  /// Whether a certificate is of this authority and valid at an instant.
  public boolean vouchesFor(X509Certificate certificate, Instant now) {
    try {
      certificate.checkValidity(Date.from(now));
      certificate.verify(keys.getPublic());
      return certificate.getExtendedKeyUsage() != null && certificate.getExtendedKeyUsage().contains(CLIENT_USE);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static IllegalStateException impossible(GeneralSecurityException e) {
    return new IllegalStateException("This JDK cannot make a P-256 certificate", e);
  }

  private static KeyPair keyPair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static byte[] certificate(
      byte[] subject, PublicKey key, KeyPair signer, byte[] extensions, Instant now, Instant end) throws GeneralSecurityException {
    byte[] algorithm = Der.sequence(Der.oid(ECDSA_SHA256));
    byte[] toSign =
        Der.sequence(
            Der.context(0, true, Der.integer(BigInteger.TWO)),
            Der.integer(new BigInteger(127, new SecureRandom()).setBit(126)),
            algorithm,
            name(NAME, ""),
            Der.sequence(Der.time(now.minus(Duration.ofHours(1))), Der.time(end)),
            subject,
            key.getEncoded(),
            Der.context(3, true, extensions));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(signer.getPrivate());
    signature.update(toSign);
    return Der.sequence(toSign, algorithm, Der.bits(0, signature.sign()));
  }

  private static byte[] name(String commonName, String organization) {
    byte[] group = organization.isEmpty() ? new byte[0] : attribute(ORGANIZATION, organization);
    return Der.sequence(group, attribute(COMMON_NAME, commonName));
  }

  private static byte[] attribute(String oid, String value) {
    return Der.set(Der.sequence(Der.oid(oid), Der.utf8(value)));
  }

  private static byte[] extension(String oid, boolean critical, byte[] value) {
    return critical
        ? Der.sequence(Der.oid(oid), Der.bool(true), Der.octets(value))
        : Der.sequence(Der.oid(oid), Der.octets(value));
  }

  private static byte[] alternativeNames() {
    byte[] loopback6 = new byte[16];
    loopback6[15] = 1;
    return Der.sequence(
        Der.context(2, false, "localhost".getBytes(StandardCharsets.US_ASCII)),
        Der.context(7, false, new byte[] {127, 0, 0, 1}),
        Der.context(7, false, loopback6));
  }

  private static byte[] keyId(PublicKey key) throws GeneralSecurityException {
    return java.util.Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()), 20);
  }

  private static String pem(String what, byte[] content) {
    Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
    return "-----BEGIN " + what + "-----\n" + lines.encodeToString(content) + "\n-----END " + what + "-----\n";
  }
}
