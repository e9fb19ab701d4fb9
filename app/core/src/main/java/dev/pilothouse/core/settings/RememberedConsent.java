// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.settings;

import dev.pilothouse.core.port.ExecConsent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/// Asks a person once for each login program: for the very same file, user, command, arguments, environment and program file. Only
/// a fingerprint is kept, so that no value of the environment reaches the settings. A no is not remembered.
public record RememberedConsent(SettingsStore store, ExecConsent person) implements ExecConsent {

  @Override
  public boolean allows(LoginProgram program) {
    String fingerprint = fingerprint(program);
    if (store.settings().get().consents().contains(fingerprint)) {
      return true;
    }
    boolean allowed = person.allows(program);
    if (allowed) {
      store.update(settings -> settings.consent(fingerprint));
    }
    return allowed;
  }

  static String fingerprint(LoginProgram program) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
    add(digest, program.kubeconfig().toString());
    add(digest, program.user());
    add(digest, program.command());
    add(digest, program.resolved());
    add(digest, String.valueOf(program.arguments().size()));
    program.arguments().forEach(argument -> add(digest, argument));
    new TreeMap<>(program.environment())
        .forEach(
            (name, value) -> {
              add(digest, name);
              add(digest, value);
            });
    return HexFormat.of().formatHex(digest.digest());
  }

  /// With its length, so that two texts cannot be shifted into each other.
  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }
}
