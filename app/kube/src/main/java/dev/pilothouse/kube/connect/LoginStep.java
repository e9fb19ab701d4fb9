// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.port.CertificateFacts;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.ExecConsent;
import dev.pilothouse.kube.connect.StepReport.Found;
import dev.pilothouse.kube.exec.ExecCredential;
import dev.pilothouse.kube.exec.LoginProgramCache;
import dev.pilothouse.kube.exec.LoginPrograms;
import dev.pilothouse.kube.failure.CleanText;
import dev.pilothouse.kube.failure.ClusterFailures;
import dev.pilothouse.kube.failure.FailureWords;
import dev.pilothouse.kube.kubeconfig.ResolvedContext;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Gets the credentials and lets the server say whom it takes us for.
final class LoginStep {
  static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String WHO_AM_I = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
  private static final String QUESTION = "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"SelfSubjectReview\"}";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ResolvedContext context;
  private final ProxyChoice proxy;
  private final LoginPrograms programs;
  private final ExecConsent consent;
  private final Clock clock;

  LoginStep(ResolvedContext context, ProxyChoice proxy, LoginPrograms programs, ExecConsent consent, Clock clock) {
    this.context = context;
    this.proxy = proxy;
    this.programs = programs;
    this.consent = consent;
    this.clock = clock;
  }

  /// A line with credentials, and who the server says we are; empty when it does not say.
  record LoggedIn(ClusterHttp http, String userName) {}

  /// @param seen is handed the user's certificate, when there is one
  Found<LoggedIn> logIn(Consumer<List<CertificateFacts>> seen) throws ClusterException, InterruptedException {
    LoginProgramCache program = context.user().exec() == null ? null : programs.of(context, context.user().exec());
    Credentials credentials;
    ExecCredential answer = null;
    if (program == null) {
      credentials = new WrittenCredentials(context.user(), clock);
    } else {
      program.retry();
      answer = program.get(consent);
      credentials = new ProgramCredentials(context.user().name(), program, consent);
    }
    KeyMaterial material = credentials.keyMaterial();
    if (material != null) {
      seen.accept(List.of(new CertificateReader(clock).client(material.certificate())));
      refuseOutOfDate(material.certificate());
    }
    boolean anonymous = credentials.authorization().isEmpty() && material == null;
    ClusterHttp http = ClusterHttp.open(context, credentials, proxy);
    try {
      String user = whoAmI(http);
      return found(new LoggedIn(http, user), answer, anonymous, program);
    } catch (ClusterException | InterruptedException | RuntimeException e) {
      http.close();
      throw e;
    }
  }

  private Found<LoggedIn> found(
      LoggedIn result, @Nullable ExecCredential answer, boolean anonymous, @Nullable LoginProgramCache program) {
    String user = result.userName;
    if (anonymous) {
      return Found.warned(result, "anonymous", user);
    }
    if (!context.user().impersonation().isNone()) {
      return Found.warned(result, "impersonated", context.user().name(), context.user().impersonation().user());
    }
    if (answer != null && program != null) {
      boolean notes = !answer.notes().isEmpty();
      Object[] places = {user.isEmpty() ? context.user().name() : user, program.lastTook(), CleanText.line(answer.notes(), 300)};
      return notes ? Found.warned(result, "programWithNotes", places) : Found.passed(result, "program", places);
    }
    return user.isEmpty() ? Found.passed(result, "unsaid", context.user().name()) : Found.passed(result, "passed", user);
  }

  private void refuseOutOfDate(X509Certificate certificate) throws ClusterException {
    Instant now = clock.instant();
    Instant from = certificate.getNotBefore().toInstant();
    Instant until = certificate.getNotAfter().toInstant();
    String name = CertificateWords.name(certificate.getSubjectX500Principal());
    if (now.isAfter(until)) {
      throw FailureWords.exception(
          Kind.UNAUTHORIZED, "connection.login.certificateExpired", "", context.user().name(), name, until);
    }
    if (now.isBefore(from)) {
      throw FailureWords.exception(
          Kind.UNAUTHORIZED, "connection.login.certificateNotYet", "", context.user().name(), name, from);
    }
  }

  /// Since Kubernetes 1.28 (KEP-3325); an older server answers 404, and then nobody knows.
  private String whoAmI(ClusterHttp http) throws ClusterException, InterruptedException {
    HttpRequest request = http.request(WHO_AM_I)
        .header("Accept", "application/json")
        .post("application/json", QUESTION)
        .timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .build();
    HttpResponse<String> response = http.send(request, String.class, LIMIT);
    if (response.code() == 401) {
      boolean certificateOnly = http.context().user().hasClientCertificate() && !http.context().user().sendsSecret();
      throw FailureWords.exception(
          Kind.UNAUTHORIZED, certificateOnly ? "connection.login.certificateRefused" : "connection.login.refused",
          ClusterFailures.of(401, response.body()).detail(), context.user().name());
    }
    if (response.code() == 403 && !context.user().impersonation().isNone()) {
      throw FailureWords.exception(Kind.FORBIDDEN, "connection.login.impersonation",
          ClusterFailures.of(403, response.body()).detail(), context.user().name(), context.user().impersonation().user());
    }
    if (!response.isSuccessful()) {
      return "";
    }
    try {
      JsonNode root = JSON.readTree(response.body());
      return CleanText.line(root.path("status").path("userInfo").path("username").asText(""), 200);
    } catch (JsonProcessingException e) {
      // What sort of server this is the next step tells.
      return "";
    }
  }
}
