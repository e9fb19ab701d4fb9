// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.kubeconfig;

import dev.pilothouse.core.port.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The cases of client-go's tools/clientcmd validation_test.go and client_config_test.go, and the addresses that we refuse.
final class ContextRulesTest {
  @TempDir private Path folder;

  private static final String GOOD = "server: https://10.0.0.1:6443";

  private static Arguments of(String name, String cluster, String user, String expected) {
    return Arguments.of(name, cluster, user, expected);
  }

  static Stream<Arguments> cases() {
    String exec = "exec: {apiVersion: client.authentication.k8s.io/v1, command: aws, interactiveMode: ";
    return Stream.of(
        of("no server", "{}", "{token: abc}", "server.missing"),
        of("an empty server", "{server: ''}", "{token: abc}", "server.missing"),
        of("a server without a scheme", "{server: '10.0.0.1:6443'}", "{token: abc}", "server.noScheme"),
        of("a name without a scheme", "{server: 'api.harbour.example'}", "{token: abc}", "server.noScheme"),
        of("a server of ftp", "{server: 'ftp://10.0.0.1'}", "{token: abc}", "server.otherScheme"),
        of("a server of javascript", "{server: 'javascript:alert(1)'}", "{token: abc}", "server.noScheme"),
        of("a server with spaces", "{server: 'https://10.0.0.1 :6443'}", "{token: abc}", "server.malformed"),
        of("a server with a password", "{server: 'https://me:secret@10.0.0.1'}", "{token: abc}", "server.userInfo"),
        of("a server without a host", "{server: 'https:///x'}", "{token: abc}", "server.malformed"),
        of("a server with a query", "{server: 'https://10.0.0.1/?a=b'}", "{token: abc}", "server.malformed"),
        of("http with a token", "{server: 'http://10.0.0.1'}", "{token: abc}", "server.clearText"),
        of("http with a token file", "{server: 'http://10.0.0.1'}", "{tokenFile: present}", "server.clearText"),
        of("http with a password", "{server: 'http://10.0.0.1'}", "{username: a, password: b}", "server.clearText"),
        of("http with a login program", "{server: 'http://10.0.0.1'}", "{" + exec + "Never}}", "server.clearText"),
        of("http without credentials", "{server: 'http://10.0.0.1:8080'}", "{}", ""),
        of("https in capitals", "{server: 'HTTPS://10.0.0.1:6443'}", "{token: abc}", ""),
        of("a server with a path", "{server: 'https://rancher.example/k8s/clusters/c-1'}", "{token: abc}", ""),
        of("an IPv6 server", "{server: 'https://[::1]:6443'}", "{token: abc}", ""),
        of("unchecked with an authority", "{" + GOOD + ", insecure-skip-tls-verify: true, certificate-authority-data: eA==}",
            "{token: abc}", "cluster.insecureWithCa"),
        of("unchecked", "{" + GOOD + ", insecure-skip-tls-verify: true}", "{token: abc}", ""),
        of("an authority that is not there", "{" + GOOD + ", certificate-authority: absent}", "{token: abc}", "local.unreadable"),
        of("an authority that is there", "{" + GOOD + ", certificate-authority: present}", "{token: abc}", ""),
        of("data beats an authority that is not there", "{" + GOOD + ", certificate-authority: absent, certificate-authority-data: eA==}",
            "{token: abc}", ""),
        of("nobody", "{" + GOOD + "}", "{}", ""),
        of("a token", "{" + GOOD + "}", "{token: abc}", ""),
        of("a name and a password", "{" + GOOD + "}", "{username: a, password: b}", ""),
        of("a token and a password", "{" + GOOD + "}", "{token: abc, username: a, password: b}", "user.twoMethods"),
        of("a token and a token file", "{" + GOOD + "}", "{token: abc, tokenFile: absent}", ""),
        of("a token file that is not there", "{" + GOOD + "}", "{tokenFile: absent}", "local.unreadable"),
        of("a certificate without a key", "{" + GOOD + "}", "{client-certificate-data: eA==}", "key.noKey"),
        of("a certificate file without a key", "{" + GOOD + "}", "{client-certificate: present}", "key.noKey"),
        of("a key without a certificate", "{" + GOOD + "}", "{client-key-data: eA==}", "key.noCertificate"),
        of("a certificate that is not there", "{" + GOOD + "}", "{client-certificate: absent, client-key: present}", "local.unreadable"),
        of("a key that is not there", "{" + GOOD + "}", "{client-certificate: present, client-key: absent}", "local.unreadable"),
        of("certificate and key", "{" + GOOD + "}", "{client-certificate: present, client-key: present}", ""),
        of("an auth-provider", "{" + GOOD + "}", "{auth-provider: {name: gcp}}", "user.authProvider"),
        of("an auth-provider and a program", "{" + GOOD + "}", "{auth-provider: {name: oidc}, " + exec + "Never}}",
            "user.authProviderWithExec"),
        of("a program", "{" + GOOD + "}", "{" + exec + "Never}}", ""),
        of("a program that may ask", "{" + GOOD + "}", "{" + exec + "IfAvailable}}", ""),
        of("a program that must ask", "{" + GOOD + "}", "{" + exec + "Always}}", "exec.needsTerminal"),
        of("a program of a wrong mode", "{" + GOOD + "}", "{" + exec + "Sometimes}}", "exec.interactiveMode"),
        of("a program of v1 without a mode", "{" + GOOD + "}",
            "{exec: {apiVersion: client.authentication.k8s.io/v1, command: aws}}", "exec.interactiveMode"),
        of("a program of v1beta1 without a mode", "{" + GOOD + "}",
            "{exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: aws}}", ""),
        of("a program of v1alpha1", "{" + GOOD + "}",
            "{exec: {apiVersion: client.authentication.k8s.io/v1alpha1, command: aws}}", "exec.otherVersion"),
        of("a program without a version", "{" + GOOD + "}", "{exec: {command: aws}}", "exec.noVersion"),
        of("a program without a command", "{" + GOOD + "}",
            "{exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never}}", "exec.noCommand"),
        of("a program with a variable without a name", "{" + GOOD + "}", "{exec: {apiVersion: client.authentication.k8s.io/v1, "
            + "command: aws, interactiveMode: Never, env: [{value: x}]}}", "exec.unnamedVariable"),
        of("a program with a variable without a value", "{" + GOOD + "}", "{exec: {apiVersion: client.authentication.k8s.io/v1, "
            + "command: aws, interactiveMode: Never, env: [{name: X}]}}", ""),
        of("groups without somebody", "{" + GOOD + "}", "{token: abc, as-groups: [crew]}", "user.impersonation"),
        of("a uid without somebody", "{" + GOOD + "}", "{token: abc, as-uid: '7'}", "user.impersonation"),
        of("extras without somebody", "{" + GOOD + "}", "{token: abc, as-user-extra: {why: [test]}}", "user.impersonation"),
        of("somebody with groups", "{" + GOOD + "}", "{token: abc, as: jane, as-groups: [crew]}", ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void tells_what_is_wrong(String name, String cluster, String user, String expected) throws IOException {
    Files.writeString(folder.resolve("present"), "x");
    Path file = Files.writeString(folder.resolve("config"), """
        contexts: [{name: c, context: {cluster: k, user: u}}]
        clusters: [{name: k, cluster: %s}]
        users: [{name: u, user: %s}]
        """.formatted(cluster, user));
    assertThat(problem(file)).isEqualTo(expected.isEmpty() ? "" : "connection." + expected + ".what");
  }

  private static String problem(Path file) {
    try {
      ContextRules.check(new KubeconfigReader().read(file).resolve("c"));
      return "";
    } catch (ClusterException e) {
      assertThat(e.failure().toString()).doesNotContain("secret");
      return e.failure().what().key();
    }
  }
}
