// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import dev.pilothouse.core.model.ResourceRef;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// What a command changes in its object, as lines of YAML: what the request itself says, with the lines around that lead to it.
/// What was there before is told only where the command knows it.
public final class ChangedLines {

  private ChangedLines() {}

  /// What becomes of a line.
  public enum Sign {
    SAME,
    REMOVED,
    ADDED
  }

  /// One line, with its indent.
  public record Line(Sign sign, String text) {}

  public static List<Line> of(Command command) {
    List<Line> lines = new ArrayList<>();
    switch (command) {
      case ScaleWorkload scale -> {
        same(lines, "spec:");
        lines.add(new Line(Sign.REMOVED, "  replicas: " + scale.before()));
        lines.add(new Line(Sign.ADDED, "  replicas: " + scale.replicas()));
      }
      case RestartWorkload restart -> {
        same(lines, "spec:", "  template:", "    metadata:", "      annotations:");
        String stamp =
            DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(restart.at().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
        lines.add(new Line(Sign.ADDED, "        " + CommandRequest.RESTARTED_AT + ": \"" + stamp + "\""));
      }
      case CordonNode cordon -> {
        same(lines, "spec:");
        lines.add(new Line(cordon.cordon() ? Sign.ADDED : Sign.REMOVED, "  unschedulable: true"));
      }
      case DeleteObject delete -> gone(lines, delete.target());
    }
    return List.copyOf(lines);
  }

  private static void gone(List<Line> lines, ResourceRef target) {
    lines.add(new Line(Sign.REMOVED, "kind: " + target.kind().kind()));
    lines.add(new Line(Sign.REMOVED, "metadata:"));
    lines.add(new Line(Sign.REMOVED, "  name: " + target.name()));
    if (!target.namespace().isEmpty()) {
      lines.add(new Line(Sign.REMOVED, "  namespace: " + target.namespace()));
    }
  }

  private static void same(List<Line> lines, String... words) {
    for (String word : words) {
      lines.add(new Line(Sign.SAME, word));
    }
  }

  /// The request as it goes over the line: `PATCH …/deployments/checkout/scale, JSON patch`.
  public static String request(Command command) {
    ResourceRef target = command.target();
    String group = target.kind().group().isEmpty() ? "/api/" : "/apis/" + target.kind().group() + "/";
    String namespace = target.namespace().isEmpty() ? "" : "/namespaces/" + target.namespace();
    String path = group + target.kind().version() + namespace + "/" + target.kind().plural() + "/" + target.name();
    return switch (command) {
      case ScaleWorkload _ -> "PATCH " + path + "/scale";
      case RestartWorkload _, CordonNode _ -> "PATCH " + path;
      case DeleteObject _ -> "DELETE " + path;
    };
  }
}
