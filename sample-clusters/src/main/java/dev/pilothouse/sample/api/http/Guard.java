// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides who may speak to the loopback port: being bound to 127.0.0.1 keeps no browser out, so the host that the
/// client believes to speak to must be a loopback name with our port, no foreign page may be behind it, and it must
/// know the secret of this run.
public final class Guard {

  /// What the guard says.
  public enum Verdict {
    ALLOWED,
    FOREIGN_HOST,
    FOREIGN_ORIGIN,
    NO_SECRET
  }

  private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

  private final byte[] expected;
  private final String secret;

  /// With a new secret of 256 bits.
  public Guard() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    secret = HexFormat.of().formatHex(random);
    expected = ("Bearer " + secret).getBytes(StandardCharsets.UTF_8);
  }

  /// What a client has to present as bearer token.
  public String secret() {
    return secret;
  }

  public Verdict judge(@Nullable String host, @Nullable String origin, @Nullable String authorization, int port) {
    if (host == null || !isLoopback(host, port)) {
      return Verdict.FOREIGN_HOST;
    }
    if (origin != null && !isOwnOrigin(origin, port)) {
      return Verdict.FOREIGN_ORIGIN;
    }
    byte[] given = (authorization == null ? "" : authorization).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(expected, given) ? Verdict.ALLOWED : Verdict.NO_SECRET;
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
