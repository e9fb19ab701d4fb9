// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.core.yaml.schema.OpenApiDocument;
import dev.pilothouse.core.yaml.schema.SchemaCheck;
import dev.pilothouse.core.yaml.schema.ServedSchemas;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Objects to begin with.
class ExampleOfTest {
  private static final String BERTH =
      """
      {"components": {"schemas": {"Berth": {
        "type": "object", "x-kubernetes-group-version-kind": [{"group": "harbour.example", "kind": "Berth", "version": "v1"}],
        "properties": {"apiVersion": {"type": "string"}, "kind": {"type": "string"}, "metadata": {"type": "object"}, "spec": {
          "type": "object", "required": ["depth", "side", "code", "lights", "owner", "size", "open", "since", "share"],
          "properties": {
            "depth": {"type": "integer", "minimum": 4, "maximum": 9},
            "side": {"type": "string", "enum": ["no", "north"]},
            "code": {"type": "string", "pattern": "^[A-Z]{3}-[0-9]{2}(x|y)$"},
            "open": {"type": "boolean"},
            "since": {"type": "string", "format": "date-time"},
            "share": {"x-kubernetes-int-or-string": true},
            "size": {"type": "string", "default": "small"},
            "note": {"type": "string"},
            "lights": {"type": "array", "minItems": 2, "items": {"type": "object", "required": ["colour", "watts"], "properties": {
              "colour": {"type": "string", "minLength": 9}, "watts": {"type": "number", "maximum": 0}}}},
            "owner": {"type": "object", "properties": {"name": {"type": "string"}}}}}}}}}}
      """;

  @Test
  void anExampleHasWhatIsRequiredAndPassesTheCheck() throws JsonProcessingException {
    ServedSchemas served = ServedSchemas.of(Map.of("harbour.example/v1", new OpenApiDocument(new ObjectMapper().readTree(BERTH))));
    String example = ExampleOf.kind("harbour.example/v1", "Berth", served.schema("harbour.example/v1", "Berth").orElseThrow());
    assertThat(example)
        .isEqualTo(
            """
            apiVersion: harbour.example/v1
            kind: Berth
            metadata:
              name: example
            spec:
              depth: 4
              side: "no"
              code: AAA-00x
              lights:
                - colour: example.com
                  watts: 0
                - colour: example.com
                  watts: 0
              owner: {}
              size: small
              open: false
              since: 2026-01-01T00:00:00Z
              share: 1
            """);
    assertThat(SchemaCheck.of(YamlText.read(example), served)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {"^a+b?c*$ a", "^[a-z]([-a-z0-9]*[a-z0-9])?$ a", "^(ab|cd){2}\\.x$ abab.x", "\\d{3}-\\w 111-a", "[^/]+ a", "^( a", "[ a"})
  void aPatternHasAText(String pattern, String prefix) {
    assertThat(new PatternSample(pattern).text()).matches(text -> text.startsWith(prefix) || pattern.length() < 3);
  }

  @Test
  void everyTemplateIsReadAndNamesItsKind() {
    Templates templates = Templates.read();
    assertThat(templates.kinds()).hasSizeGreaterThan(40).contains("Deployment", "CronJob", "CustomResourceDefinition");
    for (String kind : templates.kinds()) {
      YamlText text = YamlText.read(templates.of(kind).orElseThrow());
      assertThat(text.problems()).as(kind).isEmpty();
      assertThat(text.documents().getFirst().object().orElseThrow().text("kind")).isEqualTo(kind);
    }
    assertThat(templates.of("Nope")).isEmpty();
  }
}
