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
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/// A certificate authority that lives for one run, and the server certificate that it signed for the loopback names.
/// The authority's key is forgotten once it has signed.
///
/// @param authorityPem the certificate that clients trust
/// @param certificatePem the server's certificate
/// @param privateKeyPem the server's key, PKCS #8
public record ServerIdentity(String authorityPem, String certificatePem, String privateKeyPem) {

  private static final String ECDSA_SHA256 = "1.2.840.10045.4.3.2";
  private static final Duration LIFETIME = Duration.ofDays(365);

  /// Makes a new authority and server key.
  public static ServerIdentity create(Instant now) {
    try {
      KeyPair authority = keyPair();
      KeyPair server = keyPair();
      String authorityName = "Pilothouse sample cluster";
      byte[] authorityExtensions =
          Der.sequence(
              extension("2.5.29.19", true, Der.sequence(Der.bool(true))),
              extension("2.5.29.15", true, Der.bits(1, new byte[] {0x06})),
              extension("2.5.29.14", false, Der.octets(keyId(authority.getPublic()))));
      byte[] serverExtensions =
          Der.sequence(
              extension("2.5.29.19", true, Der.sequence()),
              extension("2.5.29.15", true, Der.bits(7, new byte[] {(byte) 0x80})),
              extension("2.5.29.37", false, Der.sequence(Der.oid("1.3.6.1.5.5.7.3.1"))),
              extension("2.5.29.17", false, alternativeNames()),
              extension("2.5.29.14", false, Der.octets(keyId(server.getPublic()))),
              extension("2.5.29.35", false, Der.sequence(Der.context(0, false, keyId(authority.getPublic())))));
      byte[] root = certificate(authorityName, authorityName, authority.getPublic(), authority, authorityExtensions, now);
      byte[] leaf = certificate("localhost", authorityName, server.getPublic(), authority, serverExtensions, now);
      return new ServerIdentity(
          pem("CERTIFICATE", root), pem("CERTIFICATE", leaf), pem("PRIVATE KEY", server.getPrivate().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK cannot make a P-256 certificate", e);
    }
  }

  private static KeyPair keyPair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static byte[] certificate(
      String subject, String issuer, PublicKey key, KeyPair signer, byte[] extensions, Instant now)
      throws GeneralSecurityException {
    byte[] algorithm = Der.sequence(Der.oid(ECDSA_SHA256));
    byte[] toSign =
        Der.sequence(
            Der.context(0, true, Der.integer(BigInteger.TWO)),
            Der.integer(new BigInteger(127, new SecureRandom()).setBit(126)),
            algorithm,
            name(issuer),
            Der.sequence(Der.time(now.minus(Duration.ofHours(1))), Der.time(now.plus(LIFETIME))),
            name(subject),
            key.getEncoded(),
            Der.context(3, true, extensions));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(signer.getPrivate());
    signature.update(toSign);
    return Der.sequence(toSign, algorithm, Der.bits(0, signature.sign()));
  }

  private static byte[] name(String commonName) {
    return Der.sequence(Der.set(Der.sequence(Der.oid("2.5.4.3"), Der.utf8(commonName))));
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

  /// Never shows the key.
  @Override
  public String toString() {
    return "ServerIdentity[authority and server certificate]";
  }
}
