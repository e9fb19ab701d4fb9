// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import dev.pilothouse.core.logs.LogLink.Look;
import dev.pilothouse.core.logs.LogLink.Source;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// A view of logs as a text that people send each other.
class LogLinkTest {
  private static final Source CHECKOUT = new Source("prod-eu", "shop", "deployments.apps", "checkout", "");
  private static final String ODD = "a b&c=d?e#f%+\"ü 世界\\\t'<>/:@,;";

  private static LogLink read(String text) {
    return ((LogLink.Read.Good) LogLink.read(text)).link();
  }

  private static LogLink whole() {
    return new LogLink(
        List.of(CHECKOUT, new Source("arn:aws:eks:eu-west-1:1:cluster/us", "bank", "", "", "app in (cart,web),!old")), true,
        Set.of("app", "envoy"), "15m", "time.*out", true, true, 5, "healthz|ready",
        List.of(new FieldCondition("status", "500", false), new FieldCondition("err", "read timeout", true)),
        Set.of(LogLevel.DEBUG, LogLevel.TRACE),
        new Look(
            "utc", true, List.of("status", "user agent"),
            Set.of(
                new LogLink.Stream("prod-eu", "shop", "checkout-x1", "app"),
                new LogLink.Stream("arn:aws:eks:eu-west-1:1:cluster/us", "bank", "web-0", "envoy"))));
  }

  @Test
  void a_link_reads_as_it_was_written() {
    assertThat(read(whole().text())).isEqualTo(whole());
  }

  @Test
  void the_simplest_one_is_short_enough_to_be_read() {
    assertThat(LogLink.NOTHING.sources(List.of(CHECKOUT)).text())
        .isEqualTo("pilothouse:logs?context=prod-eu&namespace=shop&kind=deployments.apps&name=checkout");
  }

  @Test
  void one_that_a_person_writes_is_read_too() {
    LogLink link =
        read(" pilothouse:logs?context=prod-eu&namespace=shop&kind=pods&name=cart-1&since=5m&q=a+b&where=status%3D500&times=utc\n");
    assertThat(link.sources()).containsExactly(new Source("prod-eu", "shop", "pods", "cart-1", ""));
    assertThat(link.query()).isEqualTo("a+b");
    assertThat(link.where()).containsExactly(new FieldCondition("status", "500", false));
  }

  static List<LogLink> drawn() {
    Random random = new Random(6);
    return IntStream.range(0, 300).mapToObj(one -> {
      List<Source> sources =
          IntStream.rangeClosed(0, random.nextInt(3))
              .mapToObj(each -> new Source(odd(random) + "x", odd(random), odd(random) + "k", odd(random) + "n", ""))
              .toList();
      return new LogLink(
          sources, random.nextBoolean(), Set.of(odd(random) + "c"), LogLink.SINCE.get(random.nextInt(7)), odd(random), false,
          random.nextBoolean(), random.nextInt(100), odd(random),
          List.of(new FieldCondition("key", odd(random), random.nextBoolean())),
          Set.of(LogLevel.values()[random.nextInt(LogLevel.values().length)]),
          new Look(
              LogLink.TIMES.get(random.nextInt(4)), random.nextBoolean(), List.of(odd(random) + "1", odd(random) + "2"),
              Set.of(new LogLink.Stream(odd(random) + "x", "shop", "pod-1", "app"))));
    }).toList();
  }

  private static String odd(Random random) {
    int from = random.nextInt(ODD.length());
    return ODD.substring(from, from + random.nextInt(ODD.length() - from + 1));
  }

  @ParameterizedTest
  @MethodSource("drawn")
  void whatever_is_in_it_comes_back(LogLink link) {
    assertThat(link.text()).matches("[\\x21-\\x7e]+");
    assertThat(read(link.text())).isEqualTo(link);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      https://example.org/logs                                             | link.notOne
      pilothouse:nodes?context=a                                           | link.notOne
      pilothouse:logs?                                                     | link.noValue
      pilothouse:logs?q=timeout                                            | link.noSource
      pilothouse:logs?kind=pods&name=a                                     | link.noContext
      pilothouse:logs?context=a                                            | link.noObject
      pilothouse:logs?context=a&kind=pods                                  | link.noObject
      pilothouse:logs?context=a&kind=pods&name=b&name=c                    | link.twice
      pilothouse:logs?context=a&kind=pods&name=b&since=7m                  | link.wrong
      pilothouse:logs?context=a&kind=pods&name=b&times=mars                | link.wrong
      pilothouse:logs?context=a&kind=pods&name=b&wrap=perhaps              | link.wrong
      pilothouse:logs?context=a&kind=pods&name=b&wrap=true&wrap=true       | link.twice
      pilothouse:logs?context=a&kind=pods&name=b&column=                   | link.wrong
      pilothouse:logs?context=a&kind=pods&name=b&column=u&column=u         | link.wrong
      pilothouse:logs?context=a&kind=pods&name=b&without=b/app             | link.wrong
      pilothouse:logs?context=a&kind=pods&name=b&without=a/shop//app       | link.wrong
      pilothouse:logs?context=a&kind=pods&name=b&where=status              | link.wrong
      pilothouse:logs?context=a&kind=pods&name=b&hide=loud                 | link.wrong
      pilothouse:logs?context=a&kind=pods&name=b&pattern=true&q=(          | link.wrong
      pilothouse:logs?context=a&selector=%3D%3D                            | link.wrong
      pilothouse:logs?context=a&kind=pods&name=b&token=abc                 | link.unknown
      pilothouse:logs?context=a&kind=pods&name=%zz                         | link.notDecoded
      """)
  void what_is_wrong_with_another_is_said(String text, String why) {
    assertThat(LogLink.read(text)).isInstanceOfSatisfying(LogLink.Read.Bad.class, bad -> assertThat(bad.why().key()).isEqualTo(why));
  }

  @Test
  void of_more_hidden_containers_than_a_link_can_name_none_are_named_and_the_rest_stays() {
    Set<LogLink.Stream> many =
        IntStream.range(0, 1_000).mapToObj(one -> new LogLink.Stream("prod-eu", "shop", "cart-" + one, "app")).collect(Collectors.toSet());
    LogLink link = read(LogLink.NOTHING.sources(List.of(CHECKOUT)).text() + "&column=status&wrap=true");
    LogLink endless =
        new LogLink(
            link.sources(), false, Set.of(), "5m", "", false, false, 0, "", List.of(), Set.of(),
            new Look("local", true, List.of("status"), many));
    assertThat(LogLink.read(endless.text())).isInstanceOf(LogLink.Read.Bad.class);
    assertThat(read(endless.shortened().text()).look()).isEqualTo(link.look());
    assertThat(link.shortened()).isEqualTo(link);
  }

  @Test
  void what_looks_like_a_secret_is_not_sent_on() {
    LogLink link =
        new LogLink(
            List.of(CHECKOUT), false, Set.of(), "tail", "Bearer abcDEF1234567890", false, false, 0, "password=hunter2",
            List.of(new FieldCondition("token", "abc", false), new FieldCondition("status", "500", false)), Set.of(), Look.USUAL);
    assertThat(link.withoutSecrets().text()).doesNotContain("abc", "hunter2").contains("where=status%3D500");
  }
}
