// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.exec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.kube.failure.CleanText;
import dev.pilothouse.kube.failure.FailureWords;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// What a login program answered (client.authentication.k8s.io, v1 or v1beta1). Holds secrets.
///
/// @param token empty when there is none
/// @param certificate PEM; empty when there is none
/// @param key PEM; empty when there is none
/// @param expires from when on it must be asked again; empty when it does not say
/// @param notes what it wrote to stderr, cleaned
public record ExecCredential(String token, String certificate, String key, Optional<Instant> expires, String notes) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// @param version that the kubeconfig asks for
  static ExecCredential parse(byte[] output, String version, String user, String command, String notes) throws ClusterException {
    JsonNode root;
    try {
      root = JSON.readTree(output);
    } catch (IOException e) {
      throw failure("connection.exec.notJson", notes, user, command);
    }
    if (root == null || !root.path("kind").asText().equals("ExecCredential")) {
      throw failure("connection.exec.notJson", notes, user, command);
    }
    String answered = root.path("apiVersion").asText();
    if (!answered.equals(version)) {
      throw failure("connection.exec.answeredVersion", notes, user, command, version, CleanText.line(answered, 100));
    }
    JsonNode status = root.path("status");
    String token = status.path("token").asText("");
    String certificate = status.path("clientCertificateData").asText("");
    String key = status.path("clientKeyData").asText("");
    if (token.isEmpty() && certificate.isEmpty() && key.isEmpty()) {
      throw failure("connection.exec.nothing", notes, user, command);
    }
    if (certificate.isEmpty() != key.isEmpty()) {
      throw failure("connection.exec.halfPair", notes, user, command);
    }
    if (token.chars().anyMatch(c -> c < 0x21 || c > 0x7E)) {
      throw failure("connection.token.characters", notes, command, user);
    }
    return new ExecCredential(token, certificate, key, expiry(status.path("expirationTimestamp").asText("")), notes);
  }

  private static Optional<Instant> expiry(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      // Unreadable: asked again after a refusal, as if it had not been given.
      return Optional.empty();
    }
  }

  private static ClusterException failure(String topic, String detail, Object... places) {
    return FailureWords.exception(ClusterFailure.Kind.CONFIGURATION, topic, detail, places);
  }

  @Override
  public String toString() {
    return "ExecCredential[" + (token.isEmpty() ? "certificate" : "token") + ", expires " + expires + "]";
  }
}
