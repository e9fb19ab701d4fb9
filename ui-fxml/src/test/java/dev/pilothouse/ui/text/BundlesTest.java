// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class BundlesTest {
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)");

  static List<String> areas() {
    return Texts.AREAS.stream().filter(area -> Texts.class.getResource(area + ".properties") != null).toList();
  }

  private static Map<String, String> read(String file) throws IOException {
    Properties properties = new Properties();
    try (var in = Texts.class.getResourceAsStream(file)) {
      assertThat(in).as(file).isNotNull();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return properties.entrySet().stream().collect(Collectors.toMap(e -> e.getKey().toString(), e -> e.getValue().toString()));
  }

  private static Set<String> places(String pattern) {
    return PLACE.matcher(pattern).results().map(result -> result.group(1)).collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("areas")
  void everyWordIsThereInBothLanguagesWithTheSamePlaces(String area) throws IOException {
    Map<String, String> english = read(area + ".properties");
    Map<String, String> chinese = read(area + "_zh.properties");
    assertThat(chinese.keySet()).isEqualTo(english.keySet());
    english.forEach((key, pattern) -> {
      assertThat(places(chinese.get(key))).as(key).isEqualTo(places(pattern));
      assertThat(new MessageFormat(pattern)).isNotNull();
      assertThat(new MessageFormat(chinese.get(key))).isNotNull();
    });
  }

  @Test
  void aKeyStandsInExactlyOneArea() throws IOException {
    Map<String, String> seen = new HashMap<>();
    Set<String> twice = new HashSet<>();
    for (String area : areas()) {
      for (String key : read(area + ".properties").keySet()) {
        if (seen.put(key, area) != null) {
          twice.add(key);
        }
      }
    }
    assertThat(twice).isEmpty();
  }
}
