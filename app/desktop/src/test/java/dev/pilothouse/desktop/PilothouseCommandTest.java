// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PilothouseCommandTest {
  private final List<LaunchOptions> opened = new ArrayList<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private Optional<String> refusal = Optional.empty();

  private int run(String... words) {
    PilothouseCommand.Window window =
        new PilothouseCommand.Window() {
          @Override
          public Optional<String> refuses(LaunchOptions options) {
            return refusal;
          }

          @Override
          public int open(LaunchOptions options) {
            opened.add(options);
            return 0;
          }
        };
    return Main.run(List.of(words), window, new PrintWriter(out, true), new PrintWriter(err, true));
  }

  @Test
  void opens_the_window_with_what_was_asked() {
    int code =
        run(
            "--kubeconfig", "a.yaml", "--kubeconfig", "b.yaml", "--context", "prod eu", "--view", "workloads", "--object",
            "deployment/checkout", "-n", "shop", "--read-only", "--theme", "dark", "--lang", "zh", "--screenshot", "x.png");
    assertThat(code).isZero();
    assertThat(opened)
        .singleElement()
        .satisfies(
            options -> {
              assertThat(options.kubeconfigs()).containsExactly(Path.of("a.yaml"), Path.of("b.yaml"));
              assertThat(options.context()).contains("prod eu");
              assertThat(options.view()).contains("workloads");
              assertThat(options.object()).contains("deployment/checkout");
              assertThat(options.namespace()).contains("shop");
              assertThat(options.readOnly()).isTrue();
              assertThat(options.theme()).contains("dark");
              assertThat(options.language()).contains("zh");
              assertThat(options.screenshot()).contains(Path.of("x.png"));
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--nonsense", "--context", "--theme=pink", "--kubeconfig=-", "--kubeconfig=https://example.com/config", "--kubeconfig= ",
        "--object=checkout", "--view=../etc", "--screenshot=", "stray", "--context=a --sample=harbor",
        "--view=pods", "--namespace=shop", "--object=pod/a", "--sample --view=logs", "--sample --view=details",
        "--context=a --context=b", "--cont=a", "--lang=fr", "--open=https://example.com", "--open=pilothouse:logs?q=a"
      })
  void refuses_what_it_does_not_know_with_code_2_and_the_usage(String words) {
    assertThat(run(words.split(" (?=--)"))).isEqualTo(2);
    assertThat(opened).as("no window").isEmpty();
    assertThat(err.toString()).contains("Usage: pilothouse");
  }

  @Test
  void a_link_names_its_context_where_nobody_else_does() {
    String link = "pilothouse:logs?context=prod&namespace=shop&kind=pods&name=cart-1&since=5m";
    assertThat(run("--open", link)).isZero();
    assertThat(run("--open", link, "--context", "other")).isZero();
    assertThat(run("--open", link, "--sample")).isZero();
    assertThat(opened).extracting(LaunchOptions::context)
        .containsExactly(Optional.of("prod"), Optional.of("other"), Optional.empty());
    assertThat(opened).allSatisfy(options -> assertThat(options.link().orElseThrow().text()).isEqualTo(link));
  }

  @Test
  void says_in_one_sentence_what_is_not_there_and_opens_no_window() {
    refusal = Optional.of("--context: there is no context 'rael', only real");
    assertThat(run("--context", "rael")).isEqualTo(2);
    assertThat(opened).isEmpty();
    assertThat(err.toString()).isEqualToIgnoringNewLines("--context: there is no context 'rael', only real");
  }

  @Test
  void the_sample_has_a_scenario_of_its_own_accord() {
    assertThat(run("--sample")).isZero();
    assertThat(opened.getFirst().sample()).contains("harbor");
  }

  @Test
  void tells_its_version_and_its_words() {
    assertThat(run("--version")).isZero();
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("pilothouse ").contains("--kubeconfig").contains("--screenshot").contains("doctor");
    assertThat(opened).isEmpty();
  }

  @Test
  void each_command_has_words_of_its_own() {
    assertThat(run("doctor", "--help")).isZero();
    assertThat(out.toString()).contains("Usage: pilothouse doctor", "--allow-login-program", "15 login").doesNotContain("--theme");
    assertThat(run("sample", "--scenario", "atlantis")).isEqualTo(2);
    assertThat(err.toString())
        .contains("'atlantis' is not one of harbor, fleet, fleet:NODESxPODS", "Usage: pilothouse sample", "--write-kubeconfig");
    assertThat(run("sample", "--scenario", "fleet:10x900")).as("more pods than its nodes take").isEqualTo(2);
    assertThat(opened).isEmpty();
  }
}
