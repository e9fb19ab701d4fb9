// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.http;

import dev.pilothouse.sample.api.tls.CertificateAuthority;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides who may speak to the loopback port: being bound to 127.0.0.1 keeps no browser out, so the host that the
/// client believes to speak to must be a loopback name with our port, no foreign page may be behind it, and it must
/// know the secret of this run or show a certificate of its authority.
public final class Guard {

  /// What the guard says.
  public sealed interface Verdict {

    record Allowed(Caller caller) implements Verdict {}

    record ForeignHost() implements Verdict {}

    record ForeignOrigin() implements Verdict {}

    record NoLogin() implements Verdict {}
  }

  /// What a request says of itself.
  ///
  /// @param certificate of the connection
  record Claims(
      @Nullable String host,
      @Nullable String origin,
      @Nullable String authorization,
      @Nullable X509Certificate certificate) {}

  private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

  private final CertificateAuthority authority;
  private final byte[] expected;
  private final String secret;

  /// With a new secret of 256 bits.
  public Guard(CertificateAuthority authority) {
    this.authority = authority;
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    secret = HexFormat.of().formatHex(random);
    expected = ("Bearer " + secret).getBytes(StandardCharsets.UTF_8);
  }

  /// What a client has to present as bearer token.
  public String secret() {
    return secret;
  }

  Verdict judge(Claims claims, int port) {
    String host = claims.host();
    if (host == null || !isLoopback(host, port)) {
      return new Verdict.ForeignHost();
    }
    String origin = claims.origin();
    if (origin != null && !isOwnOrigin(origin, port)) {
      return new Verdict.ForeignOrigin();
    }
    X509Certificate certificate = claims.certificate();
    if (certificate != null && authority.vouchesFor(certificate, Instant.now())) {
      return new Verdict.Allowed(Caller.of(certificate.getSubjectX500Principal()));
    }
    String authorization = claims.authorization();
    byte[] given = (authorization == null ? "" : authorization).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(expected, given) ? new Verdict.Allowed(Caller.OF_TOKEN) : new Verdict.NoLogin();
  }

  private static boolean isOwnOrigin(String origin, int port) {
    return origin.startsWith("https://") && isLoopback(origin.substring("https://".length()), port);
  }

  private static boolean isLoopback(String hostAndPort, int port) {
    String suffix = ":" + port;
    String host = hostAndPort.toLowerCase(Locale.ROOT);
    return host.endsWith(suffix) && NAMES.contains(host.substring(0, host.length() - suffix.length()));
  }
}
