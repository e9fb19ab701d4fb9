// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.kubeconfig;

import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ContextEntry;
import dev.pilothouse.core.port.ContextEntry.Login;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says of each context of a configuration what the catalog lists, without its secrets.
final class ContextEntries {
  private static final int LARGEST_CERTIFICATE = 256 * 1024;
  /// The subcommands of the login programs that are in use.
  private static final Set<String> SUBCOMMANDS = Set.of(
      "auth", "ce", "cluster", "create-token", "credential", "credentials", "eks", "exec-credential", "generate-token",
      "get-credentials", "get-token", "iam", "k8s", "kube", "kubeconfig", "kubernetes", "login", "oidc-login", "token");

  private ContextEntries() {}

  /// @param sample whether these are contexts of the program's own sample clusters
  static List<ContextEntry> of(Kubeconfig config, boolean sample) {
    List<ContextEntry> result = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (ContextSettings context : config.contexts()) {
      String id = idOf(context);
      // The second of two that bear one name can never be opened, but it is listed with the reason.
      result.add(entry(config, context, ids.add(id) ? id : id + "@" + context.line(), sample));
    }
    return result;
  }

  static String idOf(ContextSettings context) {
    return context.file() + "#" + context.name();
  }

  private static ContextEntry entry(Kubeconfig config, ContextSettings context, String id, boolean sample) {
    Optional<ClusterSettings> cluster = config.cluster(context.cluster());
    Optional<UserSettings> user = context.user().isEmpty()
        ? Optional.of(UserSettings.anonymous(context.file()))
        : config.user(context.user());
    return new ContextEntry(
        id,
        context.name(),
        context.file(),
        context.cluster(),
        cluster.map(ContextEntries::shownServer).orElse(""),
        context.user(),
        user.map(ContextEntries::login).orElse(Login.MISSING),
        user.map(ContextEntries::detail).orElse(""),
        context.namespace(),
        problem(config, context),
        sample);
  }

  private static @Nullable Message problem(Kubeconfig config, ContextSettings context) {
    try {
      ContextRules.check(config.resolve(context));
      return null;
    } catch (ClusterException e) {
      return e.failure().what();
    }
  }

  /// An address may hold a password, where it should not.
  private static String shownServer(ClusterSettings cluster) {
    return cluster.server().replaceFirst("(?i)^([a-z][a-z0-9+.-]*://)[^/]*@", "$1");
  }

  private static Login login(UserSettings user) {
    if (user.exec() != null) {
      return Login.EXEC;
    }
    if (user.tokenFile() != null) {
      return Login.TOKEN_FILE;
    }
    if (!user.token().isEmpty()) {
      return Login.TOKEN;
    }
    if (!user.authProvider().isEmpty()) {
      return Login.OIDC;
    }
    if (!user.username().isEmpty()) {
      return Login.BASIC;
    }
    return user.hasClientCertificate() ? Login.CERTIFICATE : Login.NONE;
  }

  private static String detail(UserSettings user) {
    return switch (login(user)) {
      case EXEC -> user.exec() == null ? "" : programLine(user.exec());
      case TOKEN_FILE -> String.valueOf(user.tokenFile());
      case OIDC -> user.authProvider();
      case BASIC -> user.username();
      case CERTIFICATE -> expiry(user).map(LocalDate::toString).orElse("");
      case TOKEN, NONE, MISSING -> "";
    };
  }

  /// The program's name and its leading words, as in `aws eks get-token`. Any other argument may be a secret and is not shown.
  private static String programLine(ExecSettings exec) {
    String name = exec.command().substring(Math.max(exec.command().lastIndexOf('/'), exec.command().lastIndexOf('\\')) + 1);
    return Stream.concat(
            Stream.of(name),
            exec.arguments().stream().takeWhile(SUBCOMMANDS::contains).limit(4))
        .collect(Collectors.joining(" "));
  }

  private static Optional<LocalDate> expiry(UserSettings user) {
    try {
      byte[] pem;
      Path file = user.clientCertificate();
      if (!user.clientCertificateData().isEmpty()) {
        pem = Base64.getMimeDecoder().decode(user.clientCertificateData());
      } else if (file != null && Files.isRegularFile(file)) {
        try (InputStream in = Files.newInputStream(file)) {
          pem = in.readNBytes(LARGEST_CERTIFICATE);
        }
      } else {
        return Optional.empty();
      }
      String text = new String(pem, StandardCharsets.ISO_8859_1);
      int begin = text.indexOf("-----BEGIN CERTIFICATE-----");
      if (begin < 0) {
        return Optional.empty();
      }
      ByteArrayInputStream source = new ByteArrayInputStream(text.substring(begin).getBytes(StandardCharsets.ISO_8859_1));
      return CertificateFactory.getInstance("X.509").generateCertificate(source) instanceof X509Certificate certificate
          ? Optional.of(certificate.getNotAfter().toInstant().atZone(ZoneId.systemDefault()).toLocalDate())
          : Optional.empty();
    } catch (IOException | CertificateException | IllegalArgumentException e) {
      // What is wrong with it is told when the context is opened.
      return Optional.empty();
    }
  }
}
