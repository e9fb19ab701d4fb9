// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.text;

import dev.pilothouse.core.model.Message;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/// All words of the program in one language. The bundles are UTF-8 property files, one pair for each area; a key stands in exactly
/// one of them. Immutable; any thread.
public final class Texts {
  /// The areas, each with `AREA.properties` in English and `AREA_zh.properties` in simplified Chinese.
  public static final List<String> AREAS =
      List.of(
          "shell", "clusters", "connection", "overview", "tables", "workloads", "details", "code", "editor", "drafts", "logs",
          "activity", "settings", "commands", "status", "failures", "faults", "rollout", "rollout-view", "board", "scale",
          "autoscaler", "nodemap", "drain");

  private final Locale locale;
  private final Map<String, String> patterns = new HashMap<>();

  /// @param locale Chinese gives Chinese, everything else English
  public Texts(Locale locale) {
    boolean chinese = locale.getLanguage().equals("zh");
    this.locale = chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    for (String area : AREAS) {
      read(area + ".properties");
      if (chinese) {
        read(area + "_zh.properties");
      }
    }
  }

  public Locale locale() {
    return locale;
  }

  /// The words of a key with its places filled. A key that is missing is shown as itself, so that it is noticed.
  public String get(String key, Object... places) {
    String pattern = patterns.get(key);
    if (pattern == null) {
      return key;
    }
    Object[] written = new Object[places.length];
    for (int i = 0; i < places.length; i++) {
      written[i] =
          switch (places[i]) {
            case Message message -> get(message);
            case Instant instant ->
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                    .withLocale(locale)
                    .withZone(ZoneId.systemDefault())
                    .format(instant);
            case Duration duration -> Ages.of(duration.toSeconds());
            case Object other -> other;
          };
    }
    return new MessageFormat(pattern, locale).format(written);
  }

  /// The words of a message, and of the messages in its places.
  public String get(Message message) {
    if (message.key().equals("literal")) {
      return message.places().getFirst().toString();
    }
    return get(message.key(), message.places().toArray());
  }

  public boolean has(String key) {
    return patterns.containsKey(key);
  }

  private void read(String file) {
    try (var in = Texts.class.getResourceAsStream(file)) {
      if (in == null) {
        return;
      }
      Properties properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      properties.forEach((key, pattern) -> patterns.put(key.toString(), pattern.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
