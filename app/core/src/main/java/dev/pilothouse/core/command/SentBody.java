// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pilothouse.core.command.ChangedLines.Line;
import dev.pilothouse.core.command.ChangedLines.Sign;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterWrites.Propagation;
import dev.pilothouse.core.yaml.ReadableYaml;
import dev.pilothouse.core.yaml.YamlWriter;
import dev.pilothouse.core.yaml.edit.SecretText;
import java.util.List;

/// What commands that send a whole object have in common. Pure.
final class SentBody {
  private SentBody() {}

  /// No object: there was none, or the journal has the command, which keeps no content of objects.
  static JsonNode nothing() {
    return JsonNodeFactory.instance.missingNode();
  }

  /// The object for a person to read, the values of a Secret masked; no line where there is none.
  static List<Line> lines(JsonNode body, Sign sign) {
    if (!body.isObject()) {
      return List.of();
    }
    String text = SecretText.is(body) ? ReadableYaml.of(new KubeObject(body)) : YamlWriter.of(body);
    return text.lines().map(line -> new Line(sign, line)).toList();
  }

  /// The very object that the server answered with.
  static ResourceRef very(ResourceRef target, KubeObject answer) {
    String name = answer.text("metadata", "name");
    return new ResourceRef(target.kind(), target.namespace(), name.isEmpty() ? target.name() : name, answer.uid());
  }

  /// What was made is deleted, and only that very object.
  static Command unmade(ResourceRef target, KubeObject answer) {
    return new DeleteObject(very(target, answer), Propagation.BACKGROUND);
  }
}
