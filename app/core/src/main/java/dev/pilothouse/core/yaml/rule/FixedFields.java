// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.YamlDocument;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.core.yaml.reference.TextObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Fields that an existing object keeps for its life: those of the data file `fixed.txt` beside it, which says how it is to be
/// read. What is written otherwise than it is in the cluster would be refused. Immutable; any thread.
public final class FixedFields {
  private final Map<String, List<FixedRule>> rules = new HashMap<>();

  private FixedFields() {}

  public static FixedFields read() {
    FixedFields fixed = new FixedFields();
    try (InputStream file = Objects.requireNonNull(FixedFields.class.getResourceAsStream("fixed.txt"))) {
      List<String> owners = List.of();
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8).replaceAll("\\R +", " ");
      for (String line : text.lines().toList()) {
        if (line.startsWith("[")) {
          owners = List.of(line.substring(1, line.length() - 1).split(" "));
        } else if (!line.isBlank() && !line.startsWith("#")) {
          FixedRule rule = FixedRule.of(line);
          owners.forEach(owner -> fixed.rules.computeIfAbsent(owner, any -> new ArrayList<>()).add(rule));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return fixed;
  }

  /// @param text what is to become of the object; other objects in it are not looked at
  /// @param base the object as it is in the cluster
  public List<Problem> of(YamlText text, JsonNode base) {
    RuleFindings findings = new RuleFindings(text);
    for (YamlDocument document : text.documents()) {
      for (TextObject each : TextObject.of(document, base.path("metadata").path("namespace").asText(""))) {
        if (isSame(each, base)) {
          check(each, base, findings);
        }
      }
    }
    return findings.problems();
  }

  private static boolean isSame(TextObject written, JsonNode base) {
    return written.object().text("apiVersion").equals(base.path("apiVersion").asText())
        && written.kind().kind().equals(base.path("kind").asText())
        && written.name().equals(base.path("metadata").path("name").asText())
        && (!written.kind().namespaced() || written.namespace().equals(base.path("metadata").path("namespace").asText("")));
  }

  private void check(TextObject written, JsonNode base, RuleFindings findings) {
    String group = written.kind().group();
    String key = (group.isEmpty() ? "core" : group) + "/" + written.kind().kind();
    rules.getOrDefault("any", List.of()).forEach(rule -> rule.check(written.object(), base, findings));
    // A Service that becomes a name for another host gives its address back.
    boolean leaves = written.object().mapping("spec").filter(spec -> spec.text("type").equals("ExternalName")).isPresent();
    if (!leaves) {
      rules.getOrDefault(key, List.of()).forEach(rule -> rule.check(written.object(), base, findings));
    }
  }
}
