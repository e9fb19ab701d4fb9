// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RolloutWordsTest {
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)");

  private static Set<Integer> places(String pattern, int moved) {
    return PLACE.matcher(pattern).results().map(one -> Integer.parseInt(one.group(1)) + moved)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rollout.properties", "rollout_zh.properties"})
  void whatStandsAtAPodIsASentenceWithThePodsNameBeforeIt(String file) throws IOException {
    Properties words = new Properties();
    words.load(new InputStreamReader(Texts.class.getResourceAsStream(file), StandardCharsets.UTF_8));
    for (String key : words.stringPropertyNames()) {
      if (key.startsWith("rollout.pod.")) {
        String sentence = words.getProperty(key.replace("rollout.pod.", "rollout.wait."));
        assertThat(sentence).as(key).isNotNull().contains("{0}");
        assertThat(places(sentence, 0)).as(key).containsAll(places(words.getProperty(key), 1));
      }
    }
  }
}
