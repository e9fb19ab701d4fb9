// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import dev.pilothouse.core.yaml.YamlPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// The rules of every kind: those of the data file `rules.txt` beside it, which says how it is to be read, and the few that are
/// more than a line. Immutable.
final class RuleBook {
  static final String POD = "pod";
  private static final BigDecimal NO_LIMIT = BigDecimal.valueOf(Long.MAX_VALUE);

  private final Map<String, List<Rule>> rules = new HashMap<>();
  private final Map<String, Form> names = new HashMap<>();

  private RuleBook() {}

  static RuleBook read() {
    RuleBook book = new RuleBook();
    try (InputStream file = Objects.requireNonNull(RuleBook.class.getResourceAsStream("rules.txt"))) {
      List<String> owners = List.of();
      for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (line.startsWith("[")) {
          owners = List.of(line.substring(1, line.length() - 1).split(" "));
        } else if (!line.isBlank() && !line.startsWith("#")) {
          String[] parts = line.split("\\s+", 3);
          if (parts[0].equals("metadata.name")) {
            owners.forEach(owner -> book.names.put(owner, Form.of(parts[2])));
          } else {
            for (Rule rule : rules(parts)) {
              owners.forEach(owner -> book.add(owner, rule));
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    MoreRules.ALL.forEach((owner, more) -> more.forEach(rule -> book.add(owner, rule)));
    return book;
  }

  private void add(String owner, Rule rule) {
    rules.computeIfAbsent(owner, any -> new ArrayList<>()).add(rule);
  }

  /// @param owner `GROUP/KIND`, or [#POD]
  List<Rule> of(String owner) {
    return rules.getOrDefault(owner, List.of());
  }

  /// The rule of what an object says of itself; a name that is told by a line of its own needs not be a DNS name as well.
  Rule metadata(String owner, boolean anyName) {
    return new MetadataRule(anyName ? Form.PATH_SEGMENT : names.getOrDefault(owner, Form.DNS_SUBDOMAIN));
  }

  private static List<Rule> rules(String[] parts) {
    String path = parts[0].equals(".") ? "" : parts[0];
    List<String> words = parts.length < 3 ? List.of() : Stream.of(parts[2].strip().split("\\s+")).toList();
    return switch (parts[1]) {
      case "number", "port", "share", "form", "one-of" -> List.of(ValueRule.of(path, ofValue(parts[1], words)));
      default -> {
        HolderRule.Test test = ofHolder(parts[1], words);
        yield YamlPath.alternatives(path).stream().map(each -> (Rule) HolderRule.of(each, test)).toList();
      }
    };
  }

  private static ValueRule.Test ofValue(String what, List<String> words) {
    return switch (what) {
      case "port" -> ValueRule.port(words.isEmpty() ? 1 : 0);
      case "share" -> ValueRule.share(words.contains("whole"));
      case "form" -> ValueRule.form(Form.of(words.getFirst()));
      case "one-of" -> ValueRule.oneOf(words);
      default ->
          ValueRule.number(new BigDecimal(words.getFirst()), words.size() < 2 ? NO_LIMIT : new BigDecimal(words.get(1)));
    };
  }

  private static HolderRule.Test ofHolder(String what, List<String> words) {
    return switch (what) {
      case "needs" -> HolderRule.needs(words.getFirst());
      case "filled" -> HolderRule.filled(words.getFirst());
      case "without" -> HolderRule.without(words.getFirst());
      case "at-most-one" -> HolderRule.atMostOne(words);
      case "exactly-one" -> HolderRule.exactlyOne(words);
      case "no-greater" -> HolderRule.noGreater(words.get(0), words.get(1));
      case "keys" -> HolderRule.keys(Form.of(words.getFirst()));
      case "values" -> HolderRule.values(Form.of(words.getFirst()));
      case "amounts" -> HolderRule.amounts();
      case "unique" -> HolderRule.unique(words.getFirst(), words.subList(1, words.size()));
      default -> throw new IllegalArgumentException("no such rule: " + what);
    };
  }
}
