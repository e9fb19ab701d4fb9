// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterWrites;
import dev.pilothouse.core.port.ClusterWrites.PatchKind;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// The one request that a command is. Where the target's uid is known, the server refuses the request for an object of the same
/// name that was made later: a delete by its precondition, a JSON patch by a test, other patches because a uid cannot change.
final class CommandRequest {
  /// The annotation by which kubectl restarts, from `kubectl/pkg/polymorphichelpers/objectrestarter.go`.
  static final String RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private CommandRequest() {}

  /// Sends the request of a command, once. Blocks.
  static void send(Command command, ClusterWrites writes) throws ClusterException {
    switch (command) {
      case ScaleWorkload scale -> writes.patch(scale.target(), "scale", PatchKind.JSON, scale(scale));
      case RestartWorkload restart -> writes.patch(restart.target(), "", PatchKind.STRATEGIC_MERGE, restart(restart));
      case CordonNode cordon -> writes.patch(cordon.target(), "", PatchKind.STRATEGIC_MERGE, cordon(cordon));
      case DeleteObject delete -> writes.delete(delete.target(), delete.propagation());
    }
  }

  /// The command that takes it back; null when there is none.
  static @Nullable Command undo(Command command) {
    return switch (command) {
      case ScaleWorkload scale ->
          scale.before() == scale.replicas() ? null : new ScaleWorkload(scale.target(), scale.replicas(), scale.before());
      case CordonNode cordon -> new CordonNode(cordon.target(), !cordon.cordon());
      case RestartWorkload _, DeleteObject _ -> null;
    };
  }

  private static ArrayNode scale(ScaleWorkload scale) {
    ArrayNode patch = JSON.arrayNode();
    if (!scale.target().uid().isEmpty()) {
      patch.add(operation("test", "/metadata/uid").put("value", scale.target().uid()));
    }
    if (scale.before() == 0) {
      // A Scale leaves replicas out when it is 0, so that a test of the field itself would fail; spec has no other field.
      ObjectNode test = operation("test", "/spec");
      test.putObject("value");
      patch.add(test);
    } else {
      patch.add(operation("test", "/spec/replicas").put("value", scale.before()));
    }
    // "add" replaces a field that is there and sets one that was left out.
    patch.add(operation("add", "/spec/replicas").put("value", scale.replicas()));
    return patch;
  }

  private static ObjectNode operation(String name, String path) {
    return JSON.objectNode().put("op", name).put("path", path);
  }

  private static ObjectNode restart(RestartWorkload restart) {
    ObjectNode patch = identified(restart.target());
    String stamp =
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(restart.at().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
    patch.putObject("spec").putObject("template").putObject("metadata").putObject("annotations").put(RESTARTED_AT, stamp);
    return patch;
  }

  private static ObjectNode cordon(CordonNode cordon) {
    ObjectNode patch = identified(cordon.target());
    ObjectNode spec = patch.putObject("spec");
    if (cordon.cordon()) {
      spec.put("unschedulable", true);
    } else {
      spec.putNull("unschedulable");
    }
    return patch;
  }

  private static ObjectNode identified(ResourceRef target) {
    ObjectNode patch = JSON.objectNode();
    if (!target.uid().isEmpty()) {
      patch.putObject("metadata").put("uid", target.uid());
    }
    return patch;
  }
}
