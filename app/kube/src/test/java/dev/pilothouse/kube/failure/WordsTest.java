// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.failure;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Every sentence that the connection may say stands in the bundles of the window, in both languages.
final class WordsTest {
  private static final Path BUNDLES = Path.of("../../ui-fxml/src/main/resources/dev/pilothouse/ui/text");
  private static final Pattern WHOLE_KEY = Pattern.compile("\"connection\\.([a-zA-Z.]+[a-zA-Z])\"");

  private static Properties bundle(String name) throws IOException {
    Properties result = new Properties();
    try (Reader reader = Files.newBufferedReader(BUNDLES.resolve(name))) {
      result.load(reader);
    }
    return result;
  }

  private static Set<String> keysInSources() throws IOException {
    Set<String> keys = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher matcher = WHOLE_KEY.matcher(Files.readString(file));
        while (matcher.find()) {
          keys.add("connection." + matcher.group(1));
        }
      }
    }
    return keys;
  }

  @Test
  void every_key_of_the_sources_has_words() throws IOException {
    Properties english = bundle("connection.properties");
    assertThat(keysInSources()).hasSizeGreaterThan(80).allSatisfy(key ->
        assertThat(english.containsKey(key) || english.containsKey(key + ".what")
            || key.equals("connection.file.notKubeconfig")).as(key).isTrue());
  }

  @Test
  void a_failure_has_all_three_sentences_and_both_languages_have_the_same() throws IOException {
    Properties english = bundle("connection.properties");
    Properties chinese = bundle("connection_zh.properties");
    assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    english.stringPropertyNames().stream().filter(key -> key.endsWith(".what")).forEach(key -> {
      String topic = key.substring(0, key.length() - ".what".length());
      assertThat(english.stringPropertyNames()).contains(topic + ".why", topic + ".next");
    });
  }

  @Test
  void every_sentence_is_a_good_format_with_the_same_places_in_both_languages() throws IOException {
    Properties english = bundle("connection.properties");
    Properties chinese = bundle("connection_zh.properties");
    for (String key : english.stringPropertyNames()) {
      int places = new MessageFormat(english.getProperty(key)).getFormatsByArgumentIndex().length;
      assertThat(new MessageFormat(chinese.getProperty(key)).getFormatsByArgumentIndex().length).as(key).isEqualTo(places);
      assertThat(chinese.getProperty(key)).as(key).isNotBlank();
    }
  }
}
