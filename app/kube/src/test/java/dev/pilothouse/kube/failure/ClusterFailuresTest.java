// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.failure;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

final class ClusterFailuresTest {

  static Stream<Arguments> problems() {
    SSLHandshakeException untrusted = new SSLHandshakeException("x");
    untrusted.initCause(new CertificateException("y"));
    return Stream.of(
        Arguments.of(new UnknownHostException("api"), Kind.UNREACHABLE, "line.unknownName"),
        Arguments.of(new ConnectException("refused"), Kind.UNREACHABLE, "line.refused"),
        Arguments.of(new SocketTimeoutException("connect"), Kind.TIMEOUT, "line.timeout"),
        Arguments.of(new InterruptedIOException("timeout"), Kind.TIMEOUT, "line.timeout"),
        Arguments.of(new IOException("stream was reset"), Kind.UNREACHABLE, "line.broken"),
        Arguments.of(untrusted, Kind.TLS, "line.untrusted"),
        Arguments.of(new SSLHandshakeException("alert"), Kind.TLS, "line.tls"),
        Arguments.of(new IllegalStateException("odd"), Kind.UNEXPECTED, "unexpected"));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void an_exception_keeps_its_meaning_through_its_wrappers(Throwable problem, Kind kind, String topic) {
    ClusterFailure failure = ClusterFailures.of(new ExecutionException(new CompletionException(problem)));
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.what().key()).isEqualTo("connection." + topic + ".what");
  }

  @Test
  void a_failure_that_is_one_already_stays_itself() {
    ClusterFailure first = ClusterFailures.of(403, "");
    assertThat(ClusterFailures.of(new CredentialsException(new ClusterException(first, null))))
        .isSameAs(first);
  }

  @ParameterizedTest
  @CsvSource({
      "401, UNAUTHORIZED, unauthorized", "403, FORBIDDEN, forbidden", "404, NOT_FOUND, notFound", "409, CONFLICT, conflict",
      "422, INVALID, invalid", "400, INVALID, invalid", "410, GONE, gone", "429, THROTTLED, throttled", "504, TIMEOUT, serverTimeout",
      "500, UNEXPECTED, serverError", "503, UNEXPECTED, serverError", "302, UNEXPECTED, redirect", "418, UNEXPECTED, unexpected"})
  void an_answer_becomes_its_kind_with_the_words_of_its_status(int code, Kind kind, String topic) {
    ClusterFailure failure = ClusterFailures.of(
        code, "{\"kind\":\"Status\",\"message\":\"pods \\\"a\\\" token: canary-8f2b\\u001b[31m\",\"reason\":\"X\"}");
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.what().key()).isEqualTo("connection.answer." + topic + ".what");
    assertThat(failure.detail()).startsWith("pods \"a\"").doesNotContain("canary").doesNotContain("\u001b");
  }

  /// Messages as a real API server sends them.
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "400 | admission webhook \"images.harbour.example\" denied the request: latest is no version | INVALID | admission"
          + " | images.harbour.example",
      "422 | deployments.apps \"web\" is forbidden: ValidatingAdmissionPolicy 'no-pause' with binding 'shop' denied request: not now"
          + " | INVALID | admission | no-pause",
      "403 | pods \"web-1\" is forbidden: exceeded quota: small, requested: pods=1, used: pods=3, limited: pods=3 | FORBIDDEN | quota"
          + " | small",
      "500 | Internal error occurred: failed calling webhook \"images.harbour.example\": failed to call webhook | UNEXPECTED | webhook"
          + " | images.harbour.example"})
  void what_admission_says_no_to_is_named_and_keeps_its_words(int code, String message, Kind kind, String topic, String who)
      throws Exception {
    ClusterFailure failure = ClusterFailures.of(
        code, new ObjectMapper().writeValueAsString(Map.of("kind", "Status", "message", message, "reason", "X")));
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.what()).isEqualTo(Message.of("command.failed." + topic + ".what", who));
    assertThat(failure.detail()).isEqualTo(message);
  }

  @Test
  void a_web_page_is_called_one() {
    assertThat(ClusterFailures.of(403, "<!DOCTYPE html><html>Sign in</html>").what().key())
        .isEqualTo("connection.answer.html.what");
    assertThat(ClusterFailures.of(502, "Bad Gateway\nmore").detail()).isEqualTo("Bad Gateway");
    assertThat(ClusterFailures.of(500, null).detail()).isEmpty();
  }
}
