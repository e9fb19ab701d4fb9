// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// A small object of each built-in kind that a server takes as it is; kept in `templates.yaml`. Immutable; any thread.
public final class Templates {
  private static final Pattern KIND = Pattern.compile("(?m)^kind: (.+)$");
  private final Map<String, String> byKind = new LinkedHashMap<>();

  private Templates() {}

  /// Reads them, which takes a millisecond.
  public static Templates read() {
    Templates templates = new Templates();
    try (InputStream file = Objects.requireNonNull(Templates.class.getResourceAsStream("templates.yaml"))) {
      String all = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      for (String text : all.split("(?m)^---\n")) {
        KIND.matcher(text).results().findFirst().ifPresent(kind -> templates.byKind.put(kind.group(1), text));
      }
      return templates;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The kinds that have one.
  public Collection<String> kinds() {
    return byKind.keySet();
  }

  /// The template of a kind, as YAML with its apiVersion; without a namespace.
  public Optional<String> of(String kind) {
    return Optional.ofNullable(byKind.get(kind));
  }
}
