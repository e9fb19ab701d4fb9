// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.kube.failure.FailureWords;
import dev.pilothouse.kube.kubeconfig.UserSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Credentials that stand in the kubeconfig or in files that it names: client certificate, token, token file, user
/// name with
/// password. A token file is read again every minute and a certificate file every five, as in client-go.
final class WrittenCredentials implements Credentials {
  private static final int LARGEST_TOKEN = 64 * 1024;
  private static final Duration TOKEN_LIFE = Duration.ofMinutes(1);
  private static final Duration CERTIFICATE_LIFE = Duration.ofMinutes(5);

  private final UserSettings user;
  private final Clock clock;
  private String fileToken = "";
  private Instant fileTokenRead = Instant.MIN;
  private @Nullable KeyMaterial material;
  private Instant materialRead = Instant.MIN;

  WrittenCredentials(UserSettings user, Clock clock) {
    this.user = user;
    this.clock = clock;
  }

  @Override
  public Optional<String> authorization() throws ClusterException {
    if (user.tokenFile() != null) {
      return Optional.of("Bearer " + tokenOf(user.tokenFile()));
    }
    if (!user.token().isEmpty()) {
      return Optional.of("Bearer " + checked(user.token().strip(), "token"));
    }
    if (!user.username().isEmpty()) {
      String pair = user.username() + ":" + user.password();
      return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
    return Optional.empty();
  }

  private synchronized String tokenOf(Path file) throws ClusterException {
    Instant now = clock.instant();
    if (!fileToken.isEmpty() && now.isBefore(fileTokenRead.plus(TOKEN_LIFE))) {
      return fileToken;
    }
    try {
      String text = LocalFiles.read(file, LARGEST_TOKEN, "tokenFile", user.name()).strip();
      if (text.isEmpty()) {
        throw FailureWords.exception(
            ClusterFailure.Kind.CONFIGURATION, "connection.token.emptyFile", "", file.toString(), user.name());
      }
      fileToken = checked(text, file.toString());
      fileTokenRead = now;
    } catch (ClusterException e) {
      // A file that is being replaced: what was read before goes on to be used, else the token beside it.
      if (fileToken.isEmpty() && user.token().isEmpty()) {
        throw e;
      }
      return fileToken.isEmpty() ? checked(user.token().strip(), "token") : fileToken;
    }
    return fileToken;
  }

  private String checked(String token, String source) throws ClusterException {
    if (token.chars().anyMatch(c -> c < 0x21 || c > 0x7E)) {
      throw FailureWords.exception(
          ClusterFailure.Kind.CONFIGURATION, "connection.token.characters", "", source, user.name());
    }
    return token;
  }

  @Override
  public synchronized @Nullable KeyMaterial keyMaterial() throws ClusterException {
    if (!user.hasClientCertificate() && !user.hasClientKey()) {
      return null;
    }
    Instant now = clock.instant();
    if (material == null || now.isAfter(materialRead.plus(CERTIFICATE_LIFE))) {
      try {
        material = KeyReader.read(user);
      } catch (ClusterException e) {
        if (material == null) {
          throw e;
        }
      }
      materialRead = now;
    }
    return material;
  }

  @Override
  public synchronized boolean renew(String refused) {
    if (user.tokenFile() == null) {
      return false;
    }
    fileTokenRead = Instant.MIN;
    try {
      return !authorization().orElse("").equals(refused);
    } catch (ClusterException e) {
      return false;
    }
  }
}
