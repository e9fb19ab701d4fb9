// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ExecConsent;
import dev.pilothouse.kube.exec.ExecCredential;
import dev.pilothouse.kube.exec.LoginProgramCache;
import dev.pilothouse.kube.failure.FailureWords;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Credentials that a login program gives. A client certificate that it renewed is used from the next handshake on.
final class ProgramCredentials implements Credentials {
  private final String user;
  private final LoginProgramCache program;
  private final ExecConsent consent;
  private @Nullable ExecCredential materialOf;
  private @Nullable KeyMaterial material;

  ProgramCredentials(String user, LoginProgramCache program, ExecConsent consent) {
    this.user = user;
    this.program = program;
    this.consent = consent;
  }

  ExecCredential fetch() throws ClusterException {
    try {
      return program.get(consent);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw FailureWords.exception(ClusterFailure.Kind.TIMEOUT, "connection.cancelled", "");
    }
  }

  @Override
  public Optional<String> authorization() throws ClusterException {
    String token = fetch().token();
    return token.isEmpty() ? Optional.empty() : Optional.of("Bearer " + token);
  }

  @Override
  public synchronized @Nullable KeyMaterial keyMaterial() throws ClusterException {
    ExecCredential answer = fetch();
    if (answer.certificate().isEmpty()) {
      return null;
    }
    if (!answer.equals(materialOf)) {
      material = KeyReader.read(answer.certificate(), answer.key(), user);
      materialOf = answer;
    }
    return material;
  }

  @Override
  public boolean renew(String refused) {
    String token = refused.startsWith("Bearer ") ? refused.substring("Bearer ".length()) : "";
    if (!program.refused(token)) {
      return false;
    }
    try {
      return !authorization().orElse("").equals(refused);
    } catch (ClusterException e) {
      return false;
    }
  }
}
