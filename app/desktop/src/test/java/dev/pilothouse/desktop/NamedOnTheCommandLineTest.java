// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class NamedOnTheCommandLineTest {
  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String contexts(String... names) {
    return "apiVersion: v1\nkind: Config\nclusters: [{name: c, cluster: {server: https://127.0.0.1:6443}}]\nusers: [{name: u, user: {}}]\n"
        + "contexts:\n"
        + Arrays.stream(names)
            .map(name -> "- {name: " + name + ", context: {cluster: c, user: u}}\n")
            .collect(Collectors.joining());
  }

  private Optional<String> missing(String context, Path... files) {
    LaunchOptions options =
        new LaunchOptions(
            List.of(files), Optional.ofNullable(context.isEmpty() ? null : context), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty(), Optional.empty(), Optional.empty());
    Map<String, String> environment = Map.of("XDG_CONFIG_HOME", folder.resolve("config").toString());
    return NamedOnTheCommandLine.missing(options, () -> Backend.catalog(options, environment));
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    assertThat(missing("", folder.resolve("nope.yaml"))).hasValueSatisfying(
        words -> assertThat(words).contains("there is no file").contains("nope.yaml"));
  }

  @Test
  void an_unknown_context_is_answered_with_the_known_ones_the_most_alike_first() throws IOException {
    Path file = file("a.yaml", contexts("staging", "prod-us", "prod-eu"));
    assertThat(missing("prod-ue", file)).contains("--context: there is no context 'prod-ue', only prod-us, prod-eu, staging");
    assertThat(missing("prod-eu", file)).isEmpty();
  }

  @Test
  void of_a_hundred_contexts_only_a_few_are_told() throws IOException {
    Path file = file("a.yaml", contexts(IntStream.range(0, 100).mapToObj(i -> "cluster-" + i).toArray(String[]::new)));
    assertThat(missing("cluster-1000", file)).hasValueSatisfying(words -> assertThat(words).contains("cluster-10").endsWith(" and 92 more"));
  }

  @Test
  void a_broken_file_is_named_beside_the_context_that_was_not_found() throws IOException {
    Path good = file("good.yaml", contexts("real"));
    Path broken = file("broken.yaml", "contexts: [\n");
    assertThat(missing("other", good, broken)).hasValueSatisfying(
        words -> assertThat(words).startsWith("--context: there is no context 'other', only real").contains("broken.yaml"));
  }

  @Test
  void a_broken_file_alone_is_shown_in_the_window() throws IOException {
    assertThat(missing("", file("broken.yaml", "contexts: [\n"))).isEmpty();
    assertThat(missing("", file("empty.yaml", ""))).isEmpty();
    assertThat(missing("", folder)).isEmpty();
  }

  @Test
  void looking_leaves_no_trace() throws IOException {
    missing("real", file("a.yaml", contexts("real")));
    assertThat(folder.resolve("config")).doesNotExist();
  }
}
