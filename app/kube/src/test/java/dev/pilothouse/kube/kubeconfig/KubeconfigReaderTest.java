// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.kubeconfig;

import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

final class KubeconfigReaderTest {
  private static final String CANARY = "canary-secret-8f2b";
  @TempDir private Path folder;

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("config"), text);
  }

  private Kubeconfig read(String text) throws Exception {
    return new KubeconfigReader().read(write(text));
  }

  private ClusterFailure refused(Path path) {
    ClusterException refused = catchThrowableOfType(ClusterException.class, () -> new KubeconfigReader().read(path));
    assertThat(refused).isNotNull();
    assertThat(refused.toString() + refused.failure()).doesNotContain(CANARY);
    return refused.failure();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# nothing yet\n", "---\n", "null\n", "{}", "\uFEFF", "apiVersion: v1\nkind: Config\n"})
  void a_file_with_nothing_in_it_has_no_contexts(String text) throws Exception {
    assertThat(read(text).contexts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "[1, 2]", "just a text", "42", "kind: Secret\napiVersion: v1\n", "apiVersion: v2\nkind: Config\n", "a: b\n",
      "kind: List\nitems: []\n"})
  void what_is_not_a_kubeconfig_is_called_so(String text) throws Exception {
    assertThat(refused(write(text)).what().key()).isEqualTo("connection.file.notKubeconfig.what");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "users: [{name: a, user: {token: canary-secret-8f2b}}|1",
      "contexts:\\n- name: a\\n\\tcanary-secret-8f2b: b|3",
      "users:\\n- name: 'canary-secret-8f2b|2",
      "a: b: canary-secret-8f2b|1",
      "users: &a [*b]|1"})
  void invalid_yaml_is_told_by_line_and_never_quoted(String text, int line) throws Exception {
    ClusterFailure failure = refused(write(text.replace("\\n", "\n").replace("\\t", "\t")));
    assertThat(failure.what().key()).isEqualTo("connection.file.invalidYaml.what");
    assertThat((Integer) failure.what().places().get(1)).isBetween(line, line + 1);
    assertThat((Integer) failure.what().places().get(2)).isPositive();
  }

  @Test
  void control_characters_are_invalid_and_have_a_place() throws Exception {
    ClusterFailure failure = refused(write("users:\n- name: a" + (char) 0 + CANARY));
    assertThat(failure.what().key()).isEqualTo("connection.file.invalidYaml.what");
    assertThat(failure.what().places().get(1)).isEqualTo(2);
  }

  @Test
  void bombs_of_aliases_and_of_depth_are_refused() throws Exception {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 9; i++) {
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(9).replaceAll(",$", "")));
    }
    assertThat(refused(write("contexts: []\n" + bomb)).kind()).isEqualTo(ClusterFailure.Kind.CONFIGURATION);
    assertThat(refused(write("contexts: " + "[".repeat(5_000))).kind()).isEqualTo(ClusterFailure.Kind.CONFIGURATION);
  }

  @Test
  void a_list_that_holds_itself_does_no_harm() throws Exception {
    assertThat(read("contexts: &a [*a]\n").contexts()).isEmpty();
  }

  @Test
  void a_missing_file_a_folder_and_a_file_too_large_are_told_apart() throws Exception {
    assertThat(refused(folder.resolve("absent")).kind()).isEqualTo(ClusterFailure.Kind.NOT_FOUND);
    assertThat(refused(folder).what().key()).isEqualTo("connection.file.directory.what");
    Path large = folder.resolve("large");
    try (var channel = Files.newByteChannel(large, Set.of(
        StandardOpenOption.CREATE, StandardOpenOption.WRITE))) {
      channel.position(KubeconfigReader.LARGEST_FILE).write(ByteBuffer.wrap(new byte[] {'x'}));
    }
    assertThat(refused(large).what().key()).isEqualTo("connection.file.tooBig.what");
  }

  @Test
  void a_device_is_not_read() {
    Path device = Path.of("/dev/zero");
    Assumptions.assumeTrue(Files.exists(device));
    assertThat(refused(device).what().key()).isEqualTo("connection.file.notRegular.what");
  }

  @Test
  void a_file_that_others_may_read_is_noted_and_read() throws Exception {
    Path file = write("contexts: [{name: a, context: {cluster: b}}]");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(new KubeconfigReader().read(file).notes()).extracting("key").containsExactly("connection.note.readableByOthers");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(new KubeconfigReader().read(file).notes()).isEmpty();
  }

  @Test
  void the_order_and_the_lines_of_the_text_are_kept() throws Exception {
    Kubeconfig config = read("""
        contexts:
        - name: zebra
          context: {cluster: k}
        - name: ant
          context:
            cluster: k
        current-context: ant
        """);
    assertThat(config.contexts()).extracting(ContextSettings::name).containsExactly("zebra", "ant");
    assertThat(config.contexts()).extracting(ContextSettings::line).containsExactly(2, 4);
    assertThat(config.currentContext()).isEqualTo("ant");
  }

  @Test
  void a_name_that_is_there_twice_is_noted_with_both_lines_and_not_opened() throws Exception {
    Kubeconfig config = read("""
        clusters:
        - {name: k, cluster: {server: "https://a"}}
        - {name: k, cluster: {server: "https://b"}}
        contexts: [{name: c, context: {cluster: k}}]
        """);
    assertThat(config.notes().getFirst().key()).isEqualTo("connection.note.duplicate.cluster");
    assertThat(config.notes().getFirst().places()).containsExactly("k", 2, 3);
    assertThatThrownBy(() -> config.resolve("c")).isInstanceOf(ClusterException.class);
  }

  @Test
  void an_unknown_context_never_becomes_the_current_one() throws Exception {
    Kubeconfig config = read("current-context: c\ncontexts: [{name: c, context: {cluster: k}}]\nclusters: [{name: k}]");
    assertThatThrownBy(() -> config.resolve("d")).isInstanceOfSatisfying(
        ClusterException.class, e -> assertThat(e.failure().what().key()).isEqualTo("connection.context.unknown.what"));
  }

  @Test
  void paths_stand_against_the_file_and_plain_commands_do_not() throws Exception {
    Kubeconfig config = read("""
        clusters: [{name: k, cluster: {certificate-authority: pki/ca.crt}}]
        users:
        - {name: a, user: {client-certificate: a.crt, client-key: ../a.key, tokenFile: /run/token}}
        - {name: b, user: {exec: {command: ./bin/login}}}
        - {name: c, user: {exec: {command: aws}}}
        """);
    assertThat(config.cluster("k").orElseThrow().certificateAuthority()).isEqualTo(folder.resolve("pki/ca.crt"));
    UserSettings a = config.user("a").orElseThrow();
    assertThat(a.clientCertificate()).isEqualTo(folder.resolve("a.crt"));
    assertThat(a.clientKey()).isEqualTo(folder.getParent().resolve("a.key"));
    assertThat(a.tokenFile()).isEqualTo(Path.of("/run/token"));
    assertThat(config.user("b").orElseThrow().exec().command()).isEqualTo(folder.resolve("bin/login").toString());
    assertThat(config.user("c").orElseThrow().exec().command()).isEqualTo("aws");
  }

  @Test
  void every_setting_of_a_cluster_and_a_user_is_read() throws Exception {
    Kubeconfig config = read("""
        clusters:
        - name: k
          cluster:
            server: https://h
            tls-server-name: n
            proxy-url: socks5://p:1
            disable-compression: true
            extensions:
            - {name: client.authentication.k8s.io/exec, extension: {audience: x, count: 3, on: true}}
        users:
        - name: u
          user:
            as: jane
            as-uid: "7"
            as-groups: [crew, "0777"]
            as-user-extra: {why: [test, more]}
            exec: {apiVersion: v, command: c, args: [a, "", "b c"], env: [{name: Z, value: "1"}, {name: A, value: "no"}],
              installHint: hint, provideClusterInfo: true, interactiveMode: Never}
        """);
    ClusterSettings cluster = config.cluster("k").orElseThrow();
    assertThat(cluster.tlsServerName()).isEqualTo("n");
    assertThat(cluster.proxyUrl()).isEqualTo("socks5://p:1");
    assertThat(cluster.disableCompression()).isTrue();
    assertThat(cluster.execConfig()).hasToString("{\"audience\":\"x\",\"count\":3,\"on\":true}");
    UserSettings user = config.user("u").orElseThrow();
    assertThat(user.impersonation()).isEqualTo(
        new UserSettings.Impersonation("jane", "7", List.of("crew", "0777"), Map.of("why", List.of("test", "more"))));
    assertThat(user.exec().arguments()).containsExactly("a", "", "b c");
    assertThat(user.exec().environment()).containsExactly(Map.entry("Z", "1"), Map.entry("A", "no"));
    assertThat(user.exec().provideClusterInfo()).isTrue();
  }

  @Test
  void json_is_yaml_too() throws Exception {
    assertThat(read("{\"kind\":\"Config\",\"contexts\":[{\"name\":\"c\",\"context\":{\"cluster\":\"k\"}}]}").contexts()).hasSize(1);
  }

  @Test
  void no_secret_is_in_any_text_form() throws Exception {
    Kubeconfig config = read("""
        contexts: [{name: c, context: {cluster: k, user: u}}]
        clusters: [{name: k, cluster: {server: "https://h", proxy-url: "http://me:%1$s@p"}}]
        users:
        - {name: u, user: {token: %1$s, password: %1$s, client-key-data: %1$s,
            exec: {command: c, args: [%1$s], env: [{name: T, value: %1$s}]}}}
        """.formatted(CANARY));
    assertThat(config + " " + config.users() + config.clusters() + config.resolve("c") + config.user("u").orElseThrow().exec())
        .doesNotContain(CANARY);
  }
}
