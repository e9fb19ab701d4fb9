// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads certificates and private keys from PEM: PKCS#8, PKCS#1 (RFC 8017), SEC 1 (RFC 5915) with or without its
/// parameters in a
/// block of their own. Exceptions never quote the text.
final class Pem {
  static final int MOST_CERTIFICATES = 1_000;

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
  private static final byte[] RSA_ALGORITHM =
      {0x30, 0x0D, 0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00};
  private static final byte[] EC_ALGORITHM = {0x06, 0x07, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x02, 0x01};
  private static final byte[] VERSION_ZERO = {0x02, 0x01, 0x00};

  private Pem() {}

  /// One block: its label, and its content without header lines.
  private record Block(String label, String content) {
    boolean isEncrypted() {
      return label.equals("ENCRYPTED PRIVATE KEY") || content.contains("ENCRYPTED");
    }

    byte[] bytes() throws GeneralSecurityException {
      try {
        return Base64.getMimeDecoder().decode(content);
      } catch (IllegalArgumentException e) {
        throw new GeneralSecurityException("the block " + label + " is not base64");
      }
    }
  }

  /// The key is protected by a passphrase.
  static final class EncryptedKeyException extends GeneralSecurityException {
    private static final long serialVersionUID = 1;
  }

  private static List<Block> blocks(String text) {
    List<Block> result = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      result.add(new Block(matcher.group(1), matcher.group(2)));
    }
    return result;
  }

  /// Every certificate of the text, in its order; never empty.
  static List<X509Certificate> certificates(String text) throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> result = new ArrayList<>();
    for (Block block : blocks(text)) {
      if (!block.label().equals("CERTIFICATE")) {
        continue;
      }
      if (result.size() == MOST_CERTIFICATES) {
        throw new CertificateException("more than " + MOST_CERTIFICATES + " certificates");
      }
      try {
        result.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.bytes())));
      } catch (GeneralSecurityException e) {
        throw new CertificateException("certificate " + (result.size() + 1) + " cannot be read");
      }
    }
    if (result.isEmpty()) {
      throw new CertificateException("no PEM block CERTIFICATE");
    }
    return result;
  }

  /// The first private key of the text.
  static PrivateKey privateKey(String text) throws GeneralSecurityException {
    byte[] curve = {};
    for (Block block : blocks(text)) {
      if (block.label().endsWith("PRIVATE KEY") && block.isEncrypted()) {
        throw new EncryptedKeyException();
      }
      switch (block.label()) {
        case "EC PARAMETERS" -> curve = block.bytes();
        case "PRIVATE KEY" -> {
          return anyOf(block.bytes());
        }
        case "RSA PRIVATE KEY" -> {
          byte[] wrapped = tagged(0x30, VERSION_ZERO, RSA_ALGORITHM, tagged(0x04, block.bytes()));
          return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(wrapped));
        }
        case "EC PRIVATE KEY" -> {
          return ellipticCurve(block.bytes(), curve);
        }
        default -> { }
      }
    }
    throw new GeneralSecurityException("no PEM block PRIVATE KEY");
  }

  private static PrivateKey anyOf(byte[] pkcs8) throws GeneralSecurityException {
    for (String algorithm : List.of("RSA", "EC", "EdDSA", "RSASSA-PSS")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      } catch (InvalidKeySpecException e) {
        // of another algorithm: the next one is tried
      }
    }
    throw new GeneralSecurityException("a key of an unknown sort");
  }

  private static PrivateKey ellipticCurve(byte[] sec1, byte[] parameters) throws GeneralSecurityException {
    byte[] curve = curveOf(sec1);
    byte[] chosen = curve.length == 0 ? parameters : curve;
    if (chosen.length == 0) {
      throw new GeneralSecurityException("an EC key that does not name its curve");
    }
    byte[] wrapped = tagged(0x30, VERSION_ZERO, tagged(0x30, EC_ALGORITHM, chosen), tagged(0x04, sec1));
    return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(wrapped));
  }

  /// The optional field `[0] parameters` of an ECPrivateKey; empty when it is not there.
  private static byte[] curveOf(byte[] sec1) throws GeneralSecurityException {
    int[] at = {0};
    int end = enter(sec1, at, 0x30);
    while (at[0] < end) {
      int tag = sec1[at[0]] & 0xFF;
      int next = enter(sec1, at, tag);
      if (tag == 0xA0) {
        return Arrays.copyOfRange(sec1, at[0], next);
      }
      at[0] = next;
    }
    return new byte[0];
  }

  /// Steps over a tag and its length.
  ///
  /// @return where the content ends
  private static int enter(byte[] der, int[] at, int tag) throws GeneralSecurityException {
    int position = at[0];
    if (position + 2 > der.length || (der[position] & 0xFF) != tag) {
      throw new GeneralSecurityException("not the DER of an EC key");
    }
    int length = der[position + 1] & 0xFF;
    position += 2;
    if (length >= 0x80) {
      int count = length & 0x7F;
      length = 0;
      if (count > 3 || position + count > der.length) {
        throw new GeneralSecurityException("not the DER of an EC key");
      }
      for (int i = 0; i < count; i++) {
        length = length << 8 | (der[position++] & 0xFF);
      }
    }
    if (length > der.length - position) {
      throw new GeneralSecurityException("the DER of the key is cut off");
    }
    at[0] = position;
    return position + length;
  }

  private static byte[] tagged(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    int length = content.size();
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    result.write(tag);
    if (length < 0x80) {
      result.write(length);
    } else if (length < 0x100) {
      result.write(0x81);
      result.write(length);
    } else {
      result.write(0x82);
      result.write(length >> 8);
      result.write(length);
    }
    result.writeBytes(content.toByteArray());
    return result.toByteArray();
  }
}
