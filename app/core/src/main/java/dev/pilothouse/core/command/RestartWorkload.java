// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.command.ChangedLines.Line;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.Write;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Replaces all pods of a Deployment, StatefulSet or DaemonSet by its own strategy, as `kubectl rollout restart` does.
///
/// @param at the time that the pod template is stamped with
/// @param changeCause why, for the rollout's history; empty to leave what is there
public record RestartWorkload(ResourceRef target, Instant at, String changeCause) implements Command {
  /// The annotation by which kubectl restarts, from `kubectl/pkg/polymorphichelpers/objectrestarter.go`.
  private static final String RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";

  public RestartWorkload(ResourceRef target, Instant at) {
    this(target, at, "");
  }

  @Override
  public Message title() {
    return Message.of("command.restart.title");
  }

  @Override
  public Message effect() {
    return Message.of("command.restart.effect");
  }

  @Override
  public boolean destructive() {
    return false;
  }

  @Override
  public List<String> kubectl(String context) {
    List<String> line = Kubectl.line(context, target, "rollout", "restart", Kubectl.name(target));
    return changeCause.isEmpty() ? line : ChangeCause.kubectl(context, target, changeCause, line);
  }

  private String stamp() {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
  }

  @Override
  public Write write() {
    ObjectNode patch = Identified.patch(target);
    if (!changeCause.isEmpty()) {
      patch.withObject("/metadata").putObject("annotations").put(ChangeCause.ANNOTATION, changeCause);
    }
    patch.putObject("spec").putObject("template").putObject("metadata").putObject("annotations").put(RESTARTED_AT, stamp());
    return Identified.strategic(target, patch);
  }

  @Override
  public List<Line> changes() {
    ChangedLines template =
        ChangedLines.under("spec", "template", "metadata", "annotations").change(RESTARTED_AT, null, ChangedLines.quoted(stamp()));
    return changeCause.isEmpty()
        ? template.lines()
        : ChangedLines.under("metadata", "annotations")
            .change(ChangeCause.ANNOTATION, null, ChangedLines.quoted(changeCause))
            .and(template)
            .lines();
  }

  @Override
  public @Nullable Command undo() {
    return null;
  }
}
