// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.kubeconfig;

import dev.pilothouse.core.port.Catalog;
import dev.pilothouse.core.port.ContextEntry;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

final class KubeconfigCatalogTest {
  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String config(String context, String server) {
    return """
        current-context: %1$s
        contexts: [{name: %1$s, context: {cluster: %1$s-k, user: %1$s-u, namespace: shop}}]
        clusters: [{name: %1$s-k, cluster: {server: "%2$s"}}]
        users: [{name: %1$s-u, user: {token: canary-token-value}}]
        """.formatted(context, server);
  }

  private KubeconfigCatalog catalog(KubeconfigSources sources) {
    return new KubeconfigCatalog(sources, Clock.systemUTC());
  }

  private KubeconfigSources list(Path... files) {
    String value = String.join(File.pathSeparator, List.of(files).stream().map(Path::toString).toList());
    return KubeconfigSources.standard(Map.of("KUBECONFIG", value), folder);
  }

  @Test
  void without_a_list_the_file_of_the_home_folder_is_read() {
    assertThat(KubeconfigSources.standard(Map.of(), folder).merged()).containsExactly(folder.resolve(".kube/config"));
    assertThat(KubeconfigSources.standard(Map.of("KUBECONFIG", File.pathSeparator), folder).merged()).hasSize(1);
  }

  @Test
  void of_a_list_the_first_file_counts_and_the_hidden_entries_are_noted() throws Exception {
    Path a = file("a", config("dev", "https://first"));
    Path b = file("b", config("dev", "https://second"));
    try (KubeconfigCatalog catalog = catalog(list(a, b))) {
      Catalog read = catalog.readNow();
      assertThat(read.contexts()).singleElement().satisfies(entry -> {
        assertThat(entry.server()).isEqualTo("https://first");
        assertThat(entry.file()).isEqualTo(a);
      });
      assertThat(read.files().get(1).notes()).extracting("key")
          .contains("connection.note.hidden.context", "connection.note.hidden.cluster", "connection.note.hidden.user");
    }
  }

  @Test
  void a_context_finds_its_cluster_and_its_user_in_other_files_of_the_list() throws Exception {
    Path a = file("a", "contexts: [{name: c, context: {cluster: k, user: u}}]");
    Path b = file("b", "clusters: [{name: k, cluster: {server: 'https://h'}}]");
    Path c = file("c", "users: [{name: u, user: {token: t}}]\ncurrent-context: c");
    try (KubeconfigCatalog catalog = catalog(list(a, folder.resolve("absent"), b, c))) {
      Catalog read = catalog.readNow();
      ContextEntry entry = read.contexts().getFirst();
      assertThat(entry.problem()).isNull();
      assertThat(read.currentContext()).isEqualTo("c");
      assertThat(catalog.resolve(entry).user().token()).isEqualTo("t");
      assertThat(read.files().get(1).failure()).isNotNull();
    }
  }

  @Test
  void one_name_in_two_separate_files_stays_two_contexts() throws Exception {
    Path a = file("a", config("dev", "https://first"));
    Path b = file("b", config("dev", "https://second"));
    try (KubeconfigCatalog catalog = catalog(KubeconfigSources.explicit(List.of(a, b)))) {
      List<ContextEntry> contexts = catalog.readNow().contexts();
      assertThat(contexts).extracting(ContextEntry::server).containsExactly("https://first", "https://second");
      assertThat(contexts).extracting(ContextEntry::id).doesNotHaveDuplicates();
      assertThat(catalog.resolve(contexts.get(1)).cluster().server()).isEqualTo("https://second");
    }
  }

  @Test
  void contexts_that_cannot_be_opened_are_listed_with_the_reason() throws Exception {
    Path a = file("a", """
        contexts:
        - {name: no-user, context: {cluster: k, user: absent}}
        - {name: no-cluster, context: {cluster: absent, user: u}}
        - {name: anonymous, context: {cluster: k}}
        - {name: twice, context: {cluster: k}}
        - {name: twice, context: {cluster: k}}
        clusters: [{name: k, cluster: {server: "https://h"}}]
        users: [{name: u, user: {token: t}}]
        """);
    try (KubeconfigCatalog catalog = catalog(KubeconfigSources.explicit(List.of(a)))) {
      List<ContextEntry> contexts = catalog.readNow().contexts();
      assertThat(contexts).extracting(entry -> entry.problem() == null ? "" : entry.problem().key()).containsExactly(
          "connection.context.noUser.what", "connection.context.noCluster.what", "",
          "connection.context.twice.context.what", "connection.context.twice.context.what");
      assertThat(contexts).extracting(ContextEntry::login).startsWith(
          ContextEntry.Login.MISSING, ContextEntry.Login.TOKEN, ContextEntry.Login.NONE);
      assertThat(contexts).extracting(ContextEntry::id).doesNotHaveDuplicates();
    }
  }

  @Test
  void a_current_context_that_does_not_exist_chooses_none() throws Exception {
    Path a = file("a", config("dev", "https://h").replace("current-context: dev", "current-context: gone"));
    try (KubeconfigCatalog catalog = catalog(KubeconfigSources.explicit(List.of(a)))) {
      assertThat(catalog.readNow().currentContext()).isEmpty();
      assertThat(catalog.readNow().files().getFirst().notes()).extracting("key").contains("connection.note.currentUnknown");
    }
  }

  @Test
  void a_file_that_breaks_keeps_its_last_good_contexts_and_says_so() throws Exception {
    Path a = file("a", config("dev", "https://h"));
    try (KubeconfigCatalog catalog = catalog(KubeconfigSources.explicit(List.of(a)))) {
      catalog.readNow();
      Files.writeString(a, "contexts: [{name: de");
      Catalog read = catalog.readNow();
      assertThat(read.contexts()).hasSize(1);
      assertThat(read.files().getFirst().failure()).isNotNull();
      assertThat(read.files().getFirst().notes()).extracting("key").contains("connection.note.lastGood");
    }
  }

  @Test
  void a_changed_file_is_read_again_by_itself() throws Exception {
    Path a = file("a", config("dev", "https://h"));
    try (KubeconfigCatalog catalog = catalog(KubeconfigSources.explicit(List.of(a)))) {
      catalog.start();
      await().atMost(Duration.ofSeconds(20)).until(() -> catalog.catalog().get().contexts().size() == 1);
      Files.writeString(a, config("production-of-another-length", "https://h"));
      await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
          assertThat(catalog.catalog().get().contexts()).extracting(ContextEntry::name)
              .containsExactly("production-of-another-length"));
    }
  }

  @Test
  void of_a_folder_every_kubeconfig_is_read_and_other_files_are_passed_over() throws Exception {
    Path sub = Files.createDirectory(folder.resolve("configs"));
    Files.writeString(sub.resolve("a.yaml"), config("a", "https://h"));
    Files.writeString(sub.resolve("b.yml"), config("b", "https://h"));
    Files.writeString(sub.resolve("deployment.yaml"), "kind: Deployment\napiVersion: apps/v1\n");
    Files.writeString(sub.resolve("notes.txt"), "contexts");
    try (KubeconfigCatalog catalog = catalog(KubeconfigSources.explicit(List.of(sub)))) {
      Catalog read = catalog.readNow();
      assertThat(read.contexts()).extracting(ContextEntry::name).containsExactly("a", "b");
      assertThat(read.files()).hasSize(2);
    }
  }

  @Test
  void five_thousand_contexts_are_listed() throws Exception {
    StringBuilder text = new StringBuilder("clusters: [{name: k, cluster: {server: 'https://h'}}]\ncontexts:\n");
    for (int i = 0; i < 5_000; i++) {
      text.append("- {name: c").append(i).append(", context: {cluster: k}}\n");
    }
    Path a = file("a", text.toString());
    try (KubeconfigCatalog catalog = catalog(KubeconfigSources.explicit(List.of(a)))) {
      assertThat(catalog.readNow().contexts()).hasSize(5_000);
    }
  }

  @Test
  void an_entry_tells_how_a_user_logs_in_without_secrets() throws Exception {
    Path a = file("a", """
        contexts:
        - {name: exec, context: {cluster: k, user: exec}}
        - {name: basic, context: {cluster: k, user: basic}}
        - {name: file, context: {cluster: k, user: file}}
        clusters: [{name: k, cluster: {server: "https://me:canary-password@h"}}]
        users:
        - {name: exec, user: {exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never, command: /opt/aws,
            args: [eks, get-token, canary-argument]}}}
        - {name: basic, user: {username: jane, password: canary-password}}
        - {name: file, user: {tokenFile: t}}
        """);
    try (KubeconfigCatalog catalog = catalog(KubeconfigSources.explicit(List.of(a)))) {
      List<ContextEntry> contexts = catalog.readNow().contexts();
      assertThat(contexts).extracting(ContextEntry::loginDetail)
          .containsExactly("aws eks get-token", "jane", folder.resolve("t").toString());
      assertThat(contexts.toString()).doesNotContain("canary");
    }
  }
}
